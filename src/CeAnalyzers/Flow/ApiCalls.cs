using CeAnalyzers.Apis;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>What calls of known APIs make of their operands, as their rows say.</summary>
internal static class ApiCalls
{
    /// <summary>The operands of a call: the receiver, where it is a value, and then the arguments that are values.</summary>
    public static List<IOperation> Operands(Api api, IInvocationOperation call) => LibraryCall.Of(call).Operands(api);

    /// <summary>Whether the call overwrites the argument, or the receiver where that is null.</summary>
    public static bool Writes(Api api, IInvocationOperation call, IArgumentOperation? argument) =>
        argument is null ? api.IsInPlace
        : LibraryCall.IsDestination(api, argument.Parameter) || api.IsInPlace && call.Instance is null && argument.Parameter is { Ordinal: 0 };

    /// <summary>The value of the call; of the first element, with the rest unknown, where it returns a tuple.</summary>
    public static Value Value(Api api, IInvocationOperation call, Evaluation evaluation, Frame frame)
    {
        Value value = Value(api, LibraryCall.Of(call), Evidence.Proven, evaluation, frame);
        return call.TargetMethod.ReturnType.IsTupleType && value.Operator != Operator.Tuple
            ? Kinds.Value.Of(Operator.Tuple, call.Syntax, value, Kinds.Value.Leaf(call.Syntax))
            : value;
    }

    public static Value Value(Api api, LibraryCall call, Evidence evidence, Evaluation evaluation, Frame frame)
    {
        if (api.Builds is not null) return Modules.Build(api.Builds, call, evidence, evaluation, frame);
        List<IOperation> operands = call.Operands(api);
        if (operands.Count == 0) return Kinds.Value.Leaf(call.Syntax);
        if (api.Passes) return Passed(operands, call, evaluation, frame);
        if (api.Applies) return Applied(operands, call, evaluation, frame);
        return Value(api, [.. operands.Select((operand, place) => Operand(api, operand, place, evaluation, frame))], call.Syntax, evidence);
    }

    /// <summary>What the member makes of values.</summary>
    public static Value Value(Api api, Value[] operands, SyntaxNode syntax, Evidence evidence)
    {
        if (operands.Length == 0) return Kinds.Value.Leaf(syntax);
        if (api.Passes) return operands[0];
        if (api.Clips) return Arithmetic.Apply(Operator.Clip, syntax, operands);
        if (api.Formula is { } formula) return formula(syntax, operands);
        if (api.Operator is { } @operator) return Arithmetic.Apply(@operator, syntax, operands);
        if (api.Makes == ValueKind.Nothing) return Kinds.Value.Leaf(syntax);
        Value made = Kinds.Value.Leaf(syntax).With(api.Makes, evidence, new Origin(syntax), operands[0]);
        return api.IsUnshifted ? made.AsUnshifted() : made;
    }

    /// <summary>A bound that is left out of a clip is none; what a library keeps finite under its log counts as guarded.</summary>
    private static Value Operand(Api api, IOperation operand, int place, Evaluation evaluation, Frame frame)
    {
        if (api.Clips && place > 0 && LibraryCall.IsLeftOut(operand)) return Kinds.Value.Constant(place % 2 == 1 ? double.NegativeInfinity : double.PositiveInfinity);
        Value value = evaluation.Evaluate(operand, frame);
        return api is { KeepsFinite: true, Operator: Operator.Log } && value.Kind.IsProbability() ? value.WithGuards(value.Guards | Guards.AboveZero) : value;
    }

    /// <summary>The container among the operands, or what a function gives for each index; only lengths make a new one of zeros.</summary>
    private static Value Passed(List<IOperation> operands, LibraryCall call, Evaluation evaluation, Frame frame)
    {
        IOperation? passed = operands.Find(operand => operand.Type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64));
        return passed is null ? Kinds.Value.Nothing
            : passed.Type?.TypeKind == TypeKind.Delegate ? Functions.Apply(evaluation.Evaluate(passed, frame), [], call.Syntax, evaluation)
            : evaluation.Evaluate(passed, frame);
    }

    /// <summary>What the parameters of the function hold that a member applies: x.Map(f), x.Map2(f, y), and x.MapIndexed(f) with the indices first.</summary>
    public static IEnumerable<IOperation?> AppliedTo(List<IOperation> operands, IOperation function)
    {
        List<IOperation> numbers = [.. operands.Where(operand => operand != function && Numbers.IsNumeric(operand.Type))];
        int indices = ((function.Type as INamedTypeSymbol)?.DelegateInvokeMethod?.Parameters.Length ?? 0) - numbers.Count;
        return Enumerable.Repeat<IOperation?>(null, Math.Max(0, indices)).Concat(numbers);
    }

    private static Value Applied(List<IOperation> operands, LibraryCall call, Evaluation evaluation, Frame frame)
    {
        IOperation? function = operands.Find(operand => operand.Type?.TypeKind == TypeKind.Delegate);
        if (function is null) return Kinds.Value.Leaf(call.Syntax);
        Value[] arguments = [.. AppliedTo(operands, function).Select(operand => evaluation.Evaluate(operand, frame))];
        return Functions.Apply(evaluation.Evaluate(function, frame), arguments, call.Syntax, evaluation);
    }
}
