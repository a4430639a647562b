using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Kinds;

/// <summary>What is known where two values meet.</summary>
internal static class ValueJoin
{
    public static Value Join(this IEnumerable<Value> values)
    {
        Value joined = Value.Nothing;
        foreach (Value value in values)
        {
            joined = Join(joined, value);
            if (joined.Operator == Operator.Choice && joined.IsHopeless) break;
        }

        return joined;
    }

    public static Value Join(Value left, Value right)
    {
        if (left.Kind == ValueKind.Nothing) return right;
        if (right.Kind == ValueKind.Nothing || left.Equals(right)) return left;
        return OfShape(left, right).Within(left.Bounds.Or(right.Bounds));
    }

    private static Value OfShape(Value left, Value right)
    {
        if (left is { Operator: Operator.Module, Identity: ITypeSymbol type } && right is { Operator: Operator.Module, Identity: ITypeSymbol other } && SymbolEqualityComparer.Default.Equals(type, other)) return Value.Instance(type);
        if (IsLimit(left)) return Extreme(right);
        if (IsLimit(right)) return Extreme(left);
        if (IsStartOfSum(left, right)) return right;
        if (IsStartOfSum(right, left)) return left;
        if (IsMaskOf(left, right)) return right;
        if (IsMaskOf(right, left)) return left;
        if (right.IsConstant && left.Kind.IsProbability()) return WithConstant(left, right.Number);
        if (left.IsConstant && right.Kind.IsProbability()) return WithConstant(right, left.Number);

        Value shape = left.SameShape(right) ? left : Value.Mixed;
        ValueKind kind = ValueKinds.Join(left.Kind, right.Kind);
        if (kind == ValueKind.Unknown || left.IsComplement != right.IsComplement)
            return shape.With(ValueKind.Unknown, Evidence.Proven, null);

        Value weaker = left.Evidence <= right.Evidence ? left : right;
        Value joined = shape.With(kind, weaker.Evidence, First(left.Origin, right.Origin), SameSource(left, right));
        if (left.IsComplement) joined = joined.AsComplementOf(joined);
        if (left.IsUnshifted && right.IsUnshifted) joined = joined.AsUnshifted();
        return joined.WithGuards(left.Guards & right.Guards);
    }

    /// <summary>A running maximum starts below every number.</summary>
    private static bool IsLimit(Value value) =>
        value.IsConstant && (double.IsInfinity(value.Number) || Math.Abs(value.Number) >= float.MaxValue || value.Number is int.MinValue or int.MaxValue);

    private static bool IsStartOfSum(Value start, Value sum) => start.IsConstant && sum.Operator == Operator.Sum && !sum.HasKind;

    /// <summary>A 0 that stands for an exponential or a quotient of them: sum > 0 ? 1 / sum : 0, a masked entry.</summary>
    private static bool IsMaskOf(Value zero, Value term) => zero.Is(0) && term is { Operator: Operator.Exp or Operator.Divide, HasKind: false, IsTranscendental: true };

    private static Value Extreme(Value value) =>
        value.Operator is Operator.Max or Operator.Constant || value.Identity is null && value.Operands.IsEmpty
            ? value
            : Value.Of(Operator.Max, null, value);

    /// <summary>A probability or, on another path, a constant: 'if (p &lt; 1e-7) p = 1e-7' is a clip.</summary>
    private static Value WithConstant(Value probability, double number) =>
        number is < 0 or > 1 ? Value.Mixed
        : number is > 0 and <= 0.01 ? probability.WithGuards(probability.Guards | Guards.AboveZero)
        : number is >= 0.99 and < 1 ? probability.WithGuards(probability.Guards | Guards.BelowOne)
        : probability;

    private static Value? SameSource(Value left, Value right) =>
        left.Source is not null && right.Source is not null && left.Source.SameShape(right.Source) ? left.Source : null;

    /// <summary>The earlier place by file and position, so that the order of joins does not matter.</summary>
    private static Origin? First(Origin? left, Origin? right)
    {
        if (left is null || right is null) return left ?? right;
        int byFile = string.CompareOrdinal(left.Node.SyntaxTree.FilePath, right.Node.SyntaxTree.FilePath);
        return (byFile != 0 ? byFile : left.Node.SpanStart - right.Node.SpanStart) <= 0 ? left : right;
    }
}
