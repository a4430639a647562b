using CeAnalyzers.Kinds;

namespace CeAnalyzers.Idioms;

/// <summary>log(sum(exp(z))), or m + log(sum(exp(z - m))).</summary>
internal static class LogSumExp
{
    /// <summary>The logits that the value is the log-sum-exp of; null where it is none.</summary>
    public static Value? Of(Value value) => value switch
    {
        { Operator: Operator.Log, Operands: [{ Operator: Operator.Sum, Operands: [{ Operator: Operator.Exp, Operands: [var z] }] }] } => z,
        { Operator: Operator.Add, Operands: [var left, var right] } => Shifted(left, right) ?? Shifted(right, left),
        _ => null,
    };

    private static Value? Shifted(Value maximum, Value log) =>
        Of(log) is { Operator: Operator.Subtract, Operands: [var z, var subtracted] } && subtracted.SameShape(maximum) ? z : null;
}
