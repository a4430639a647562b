using CeAnalyzers.Kinds;

namespace CeAnalyzers.Idioms;

/// <summary>
/// The derivative of a cross-entropy by its probability p where the target is y: y / p of the categorical one, (p - y) / (p (1 - p)) or
/// (1 - y) / (1 - p) - y / p of the binary one; clipped or not, whichever sign.
/// </summary>
/// <param name="Probability">p, without a clip around it.</param>
/// <param name="Target">y.</param>
internal sealed record CrossEntropyGradient(Value Probability, Value Target)
{
    /// <summary>The binary form; null where the value is none.</summary>
    public static CrossEntropyGradient? OfBinary(Value value) => value switch
    {
        { Operator: Operator.Negate, Operands: [var inner] } => OfBinary(inner),
        { Operator: Operator.Divide, Operands: [{ Operator: Operator.Divide, Operands: [var difference, var first] }, var second] } when AreComplements(first, second)
            => OfQuotient(difference, IsComplementOf(first, second) ? second : first),
        { Operator: Operator.Divide, Operands: [var difference, var variance] } when Variance(variance) is { } p => OfQuotient(difference, p),
        { Operator: Operator.Add or Operator.Subtract, Operands: [var left, var right] } => OfTerms(left, right, value.Operator == Operator.Subtract) ?? OfTerms(right, left, value.Operator == Operator.Subtract),
        _ => null,
    };

    /// <summary>p of p (1 - p), p (p - 1), p - p * p and p * p - p.</summary>
    public static Value? Variance(Value value) => Clipped.Inside(value) switch
    {
        { Operator: Operator.Negate, Operands: [var inner] } => Variance(inner),
        { Operator: Operator.Multiply, Operands: [var left, var right] } => IsComplementOf(right, left) ? Clipped.Inside(left) : IsComplementOf(left, right) ? Clipped.Inside(right) : null,
        { Operator: Operator.Subtract, Operands: [var p, { Operator: Operator.Square, Operands: [var squared] }] } when Same(p, squared) => Clipped.Inside(p),
        { Operator: Operator.Subtract, Operands: [{ Operator: Operator.Square, Operands: [var squared] }, var p] } when Same(p, squared) => Clipped.Inside(p),
        _ => null,
    };

    private static CrossEntropyGradient? OfQuotient(Value difference, Value p) => difference switch
    {
        { Operator: Operator.Negate, Operands: [var inner] } => OfQuotient(inner, p),
        { Operator: Operator.Subtract, Operands: [var prediction, var target] } when Same(prediction, p) && !Same(target, p) => new(Clipped.Inside(p), target),
        { Operator: Operator.Add, Operands: [{ Operator: Operator.Negate, Operands: [var prediction] }, var target] } when Same(prediction, p) && !Same(target, p) => new(Clipped.Inside(p), target),
        { Operator: Operator.Add, Operands: [var target, { Operator: Operator.Negate, Operands: [var prediction] }] } when Same(prediction, p) && !Same(target, p) => new(Clipped.Inside(p), target),
        { Operator: Operator.Subtract, Operands: [var target, var prediction] } when Same(prediction, p) && !Same(target, p) => new(Clipped.Inside(p), target),
        _ => null,
    };

    /// <summary>y / p and (1 - y) / (1 - p) with opposite signs.</summary>
    private static CrossEntropyGradient? OfTerms(Value term, Value other, bool isDifference)
    {
        (bool isNegative, Value value) = Signed(term);
        (bool isOtherNegative, Value otherValue) = Signed(other);
        return isDifference == (isNegative == isOtherNegative)
            && value is { Operator: Operator.Divide, Operands: [var y, var p] } && otherValue is { Operator: Operator.Divide, Operands: [var notY, var notP] }
            && IsComplementOf(notY, y) && IsComplementOf(notP, p) && IsReversed(notY) == IsReversed(notP)
                ? new(Clipped.Inside(p), y)
                : null;
    }

    /// <summary>A term without the minus before it or before its numerator.</summary>
    private static (bool IsNegative, Value Value) Signed(Value term) => term switch
    {
        { Operator: Operator.Negate, Operands: [var inner] } => (!Signed(inner).IsNegative, Signed(inner).Value),
        { Operator: Operator.Divide, Operands: [{ Operator: Operator.Negate, Operands: [var numerator] }, var denominator] } => (true, Value.Of(Operator.Divide, null, numerator, denominator)),
        _ => (false, term),
    };

    /// <summary>x - 1.</summary>
    private static bool IsReversed(Value complement) => Clipped.Inside(complement) is { Operands: [_, { IsConstant: true }] };

    private static bool AreComplements(Value left, Value right) => IsComplementOf(left, right) || IsComplementOf(right, left);

    /// <summary>1 - x of x, or x - 1.</summary>
    private static bool IsComplementOf(Value value, Value other) => Clipped.Inside(value) switch
    {
        { Operator: Operator.Subtract, Operands: [{ IsConstant: true, Number: 1 }, var subtracted] } => Same(subtracted, other),
        { Operator: Operator.Subtract, Operands: [var x, { IsConstant: true, Number: 1 }] } => Same(x, other),
        _ => false,
    };

    private static bool Same(Value left, Value right) => Clipped.Inside(left).SameShape(Clipped.Inside(right));
}
