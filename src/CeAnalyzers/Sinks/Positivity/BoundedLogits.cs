using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>Logits that are kept so small that no probability of them rounds to 0 or 1: clipped, or what a tanh gives.</summary>
internal static class BoundedLogits
{
    /// <summary>The exponential of minus this is above 0.</summary>
    private const double UnderflowSingle = 87, UnderflowDouble = 700;

    /// <summary>The sigmoid of this is below 1.</summary>
    private const double RoundingSingle = 16, RoundingDouble = 36;

    public static bool KeepPositive(Value probability, bool isDouble)
    {
        if (probability.Source is not { HasKind: false, Bounds: var logits } source || !IsBounded(source)) return false;
        double room = (isDouble, probability.IsComplement) switch
        {
            (true, false) => UnderflowDouble,
            (false, false) => UnderflowSingle,
            (true, true) => RoundingDouble,
            (false, true) => RoundingSingle,
        };
        return probability.Kind switch
        {
            ValueKind.SigmoidProbability => probability.IsComplement ? logits.High <= room : logits.Low >= -room,
            ValueKind.SoftmaxProbability => logits.High - logits.Low <= room,
            _ => false,
        };
    }

    /// <summary>Whether a condition around the sigmoid of a number keeps the number so.</summary>
    public static bool AreGuarded(IOperation operand, Value probability, bool isDouble)
    {
        if (probability is not { Kind: ValueKind.SigmoidProbability, IsComplement: false } || Variables.Unwrap(operand) is not IInvocationOperation { Arguments: [{ Value: var logit }] }) return false;
        double room = isDouble ? UnderflowDouble : UnderflowSingle;
        return DominatingGuards.CompareSize(operand, logit, room)
            || DominatingGuards.Compare(operand, logit, (kind, bound) => kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual && Constants.Number(bound) >= -room);
    }

    /// <summary>Bounded by an operation: the numbers of an example say nothing of others.</summary>
    private static bool IsBounded(Value logits) =>
        logits.Operator is Operator.Clip or Operator.Tanh || logits is { Operator: Operator.Max or Operator.Min, Operands.Length: 2 } || logits.Operands.Any(IsBounded);
}
