using CeAnalyzers.Apis;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Calls that do not bind and apply a lambda to the elements of what they are called on: x.Map(f), and reductions such as x.Sum(f).</summary>
internal static class UnboundMaps
{
    private static readonly HashSet<string> Maps = ["Map", "Select", "Apply", "Transform", "ForEach", "map", "apply"];

    /// <summary>The value of the call; null where it is no such call.</summary>
    public static Value? Of(UnboundCall call, Evaluation evaluation, Frame frame)
    {
        if (Parts(call) is not var (receiver, lambda, reduction)) return null;
        Value applied = Functions.Apply(evaluation.Evaluate(lambda, frame), [evaluation.Evaluate(receiver, frame)], call.Syntax, evaluation);
        return reduction is { } @operator ? Arithmetic.Apply(@operator, call.Syntax, applied) : applied;
    }

    /// <summary>What the parameter of a lambda holds that is handed to such a call; null where it is handed to none.</summary>
    public static Value? ParameterOf(IOperation? operation, int ordinal, Evaluation evaluation, Frame frame) =>
        ordinal == 0 && UnboundCall.Of(operation) is { } call && Parts(call) is var (receiver, _, _) ? evaluation.Evaluate(receiver, frame) : null;

    private static (IOperation Receiver, IAnonymousFunctionOperation Lambda, Operator? Reduction)? Parts(UnboundCall call)
    {
        if (call.Receiver is not { } receiver || call.Arguments is not [{ Value: var argument }] || Lambda(argument) is not { } lambda || UnboundCall.NameOf(call.Syntax) is not { } name) return null;
        if (Maps.Contains(name)) return (receiver, lambda, null);
        return NamedApis.Find(name)?.Operator is { } reduction and (Operator.Sum or Operator.Max or Operator.Min) ? (receiver, lambda, reduction) : null;
    }

    private static IAnonymousFunctionOperation? Lambda(IOperation argument) => argument switch
    {
        IDelegateCreationOperation made => Lambda(made.Target),
        IConversionOperation conversion => Lambda(conversion.Operand),
        _ => argument as IAnonymousFunctionOperation,
    };
}
