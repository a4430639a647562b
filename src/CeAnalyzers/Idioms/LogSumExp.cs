using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Idioms;

/// <summary>log(sum(exp(z))), or m + log(sum(exp(z - m))).</summary>
internal static class LogSumExp
{
    /// <summary>The largest of what is brought to a scale before it is divided by a temperature.</summary>
    private const double MostNormalised = 10;

    /// <summary>The logits that the value is the log-sum-exp of; null where it is none.</summary>
    public static Value? Of(Value value) => value switch
    {
        { Operator: Operator.Log, Operands: [{ Operator: Operator.Sum, Operands: [{ Operator: Operator.Exp, Operands: [var z] }] }] } => z,
        { Operator: Operator.Add, Operands: [var left, var right] } => Shifted(left, right) ?? Shifted(right, left),
        _ => null,
    };

    /// <summary>Whether the log-sum-exp overflows for large logits.</summary>
    public static bool IsUnshifted(Value logSumExp) => logSumExp.Operator == Operator.Log && Overflows(Of(logSumExp)!);

    /// <summary>Whether the exponential of this exponent may overflow: no maximum was subtracted, as far as can be seen, and nothing bounds it.</summary>
    public static bool Overflows(Value exponent) => !exponent.Bounds.IsBoundedAbove && !IsNormalised(exponent) && !MayBeShifted(exponent) && !IsKernel(exponent) && !IsLog(exponent);

    /// <summary>A cosine, a tanh or another small number over a temperature, or times a scale: of an unknown temperature it is not known that it is so low.</summary>
    private static bool IsNormalised(Value exponent) => exponent switch
    {
        { Operator: Operator.Negate, Operands: [var negated] } => IsNormalised(negated),
        { Operator: Operator.Divide, Operands: [var x, { IsConstant: false }] } => IsSmall(x),
        { Operator: Operator.Multiply, Operands: [{ IsConstant: false } x, { IsConstant: false } y] } => IsSmall(x) && !IsWave(x) || IsSmall(y) && !IsWave(y),
        _ => false,
    };

    /// <summary>What multiplies a sine, a tanh or a sigmoid is an amplitude or a weight, and no scale that someone chose.</summary>
    private static bool IsWave(Value value) => value.HasKind || value.Operator is Operator.Sine or Operator.Cosine or Operator.Tanh;

    private static bool IsSmall(Value value) => value is { IsConstant: false, Bounds: { Low: >= -MostNormalised, High: <= MostNormalised } };

    /// <summary>A log, perhaps divided by a temperature: its exponential is the number itself, or a power of it.</summary>
    private static bool IsLog(Value exponent) => exponent switch
    {
        { Operator: Operator.Log or Operator.LogOtherBase } => true,
        { Operator: Operator.Divide, Operands: [var log, _] } => IsLog(log),
        { Operator: Operator.Multiply, Operands: [var x, var y] } => IsLog(x) || IsLog(y),
        _ => false,
    };

    private static Value? Shifted(Value maximum, Value log) =>
        Of(log) is { Operator: Operator.Subtract, Operands: [var z, var subtracted] } && subtracted.SameShape(maximum) ? z : null;

    /// <summary>A difference, perhaps scaled or negated or with a bias added: what is subtracted may be a maximum, or the minimum of distances. Or the sum with a negated maximum.</summary>
    private static bool MayBeShifted(Value exponent) =>
        exponent.Operator == Operator.Subtract || SoftmaxIdiom.Shift(exponent).IsShifted || (exponent.Operator is Operator.Add or Operator.Divide or Operator.Multiply or Operator.Negate && exponent.Operands.Any(o => !(exponent.Operator == Operator.Add && IsWeighted(o)) && MayBeShifted(o)));

    /// <summary>(1 - x) * w, a term of a sum: nothing is subtracted from the others.</summary>
    private static bool IsWeighted(Value term) => term is { Operator: Operator.Multiply, Operands: [var left, var right] } && (IsRest(left) && !MayBeShifted(right) || IsRest(right) && !MayBeShifted(left));

    private static bool IsRest(Value factor) => factor is { Operator: Operator.Subtract, Operands: [{ IsConstant: true }, _] };

    /// <summary>-g * d of a distance d, which is not negative: g is a precision, whatever is known of it.</summary>
    private static bool IsKernel(Value exponent) => exponent switch
    {
        { Operator: Operator.Negate, Operands: [var x] } when IsNamedDistance(x) => true,
        { Operator: Operator.Negate, Operands: [{ Operator: Operator.Multiply or Operator.Divide, Operands: [var x, var y] }] } => IsDistance(x) || IsDistance(y),
        { Operator: Operator.Multiply or Operator.Divide, Operands: [{ Operator: Operator.Negate, Operands: [var x] }, var y] } when IsDistance(x) || IsDistance(y) => true,
        { Operator: Operator.Multiply or Operator.Divide, Operands: [{ IsConstant: false, Bounds.High: <= 0 }, _] } => true,
        { Operator: Operator.Multiply, Operands: [_, { IsConstant: false, Bounds.High: <= 0 }] } => true,
        { Operator: Operator.Multiply or Operator.Divide } => IsNegatedSquare(exponent),
        _ => false,
    };

    /// <summary>-0.5 * k * x * x, in whatever order: the same twice, and a minus before it.</summary>
    private static bool IsNegatedSquare(Value exponent)
    {
        List<Value> factors = [];
        return IsNegative(exponent, factors) && factors.Where((factor, i) => IsDistance(factor) || factors.Take(i).Any(factor.SameShape)).Any();
    }

    /// <summary>Collects the factors of a product that is divided or not; tells whether their signs leave a minus.</summary>
    private static bool IsNegative(Value product, List<Value> factors)
    {
        switch (product)
        {
            case { Operator: Operator.Negate, Operands: [var negated] }: return !IsNegative(negated, factors);
            case { Operator: Operator.Multiply, Operands: [var left, var right] }: return IsNegative(left, factors) ^ IsNegative(right, factors);
            case { Operator: Operator.Divide, Operands: [var dividend, { IsConstant: true } divisor] }: return IsNegative(dividend, factors) ^ divisor.Number < 0;
            case { Operator: Operator.Divide, Operands: [var dividend, { Operator: not Operator.Negate }] }: return IsNegative(dividend, factors);
            case { IsConstant: true }: return product.Number < 0;
            default: factors.Add(product); return false;
        }
    }

    private static bool IsDistance(Value value) => !value.IsConstant && value.Bounds.Low >= 0 || IsNamedDistance(value);

    /// <summary>A variable of which nothing is known but a name that no negative number has.</summary>
    private static bool IsNamedDistance(Value value) => value is { Operator: Operator.Leaf or Operator.Choice, HasKind: false, Identity: ISymbol symbol } && DistanceNames.Name(symbol);
}
