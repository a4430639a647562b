using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Methods that take a delegate and call it, those of LINQ and those in source, as the Map of a user's tensor does: what they call it with.</summary>
internal static class HigherOrder
{
    /// <summary>What a parameter of a delegate holds, given to a call as an argument; null where nothing is known of that.</summary>
    public static Value? ParameterOf(IInvocationOperation call, IArgumentOperation given, int ordinal, Evaluation evaluation, Frame frame) =>
        Linq.ParameterOf(call, ordinal, evaluation, frame) ?? InLibrary(call, given, ordinal, evaluation, frame) ?? InSource(call, given, ordinal, evaluation, frame);

    private static Value? InLibrary(IInvocationOperation call, IArgumentOperation given, int ordinal, Evaluation evaluation, Frame frame) =>
        evaluation.Flow.Apis.Find(call.TargetMethod, call.Instance?.Type) is { Applies: true } api && ApiCalls.AppliedTo(ApiCalls.Operands(api, call), given.Value).ElementAtOrDefault(ordinal) is { } operand
            ? evaluation.Evaluate(operand, frame)
            : null;

    private static Value? InSource(IInvocationOperation call, IArgumentOperation given, int ordinal, Evaluation evaluation, Frame frame)
    {
        if (given.Parameter is not { } parameter || call.TargetMethod.DeclaringSyntaxReferences.IsEmpty) return null;
        Value? receiver = Members.Receiver(call.Instance, evaluation, frame);
        if (Dispatch.Targets(call.TargetMethod, receiver, evaluation.Flow) is not [var target] || Calls.BodyOf(target, evaluation.Flow) is not { } body) return null;
        Value[] arguments = Calls.Arguments(call, target, evaluation, frame);
        IParameterSymbol function = target.OriginalDefinition.Parameters[parameter.Ordinal];
        Value held = evaluation.Shared(new CallKey(target, $"applies {function.Name} to {ordinal}", arguments, receiver), () =>
            Applied(body, function, ordinal, evaluation, Calls.Bind(target, arguments, receiver)));
        return held.Kind == ValueKind.Nothing ? null : held;
    }

    private static Value Applied(IOperation body, IParameterSymbol function, int ordinal, Evaluation evaluation, Frame frame)
    {
        Value joined = Value.Nothing;
        foreach (IParameterReferenceOperation use in body.Descendants().OfType<IParameterReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(use.Parameter, function)) continue;
            IOperation? user = use.Parent;
            while (user is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation) user = user.Parent;
            Value? passed = user switch
            {
                IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } apply => apply.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal) is { } argument ? evaluation.Evaluate(argument.Value, frame) : null,
                IArgumentOperation { Parent: IInvocationOperation call } argument => ParameterOf(call, argument, ordinal, evaluation, frame),
                _ => null,
            };
            joined = ValueJoin.Join(joined, passed ?? Value.Unknown);
        }

        return joined;
    }
}
