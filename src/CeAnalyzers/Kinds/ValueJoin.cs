using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Kinds;

/// <summary>What is known where two values meet.</summary>
internal static class ValueJoin
{
    /// <summary>A delegate that may call more functions than this could be anything.</summary>
    private const int MaxTargets = 4;

    /// <summary>Of all of them; constants last, since a constant is a bound beside what it bounds, and nothing beside another constant.</summary>
    public static Value Join(this IEnumerable<Value> values)
    {
        Value joined = Value.Nothing;
        List<Value> constants = [];
        foreach (Value value in values)
        {
            if (value.IsConstant)
            {
                constants.Add(value);
                continue;
            }

            joined = Join(joined, value);
            if (joined.Operator == Operator.Choice && joined.IsHopeless) return joined;
        }

        return constants.Aggregate(joined, Join);
    }

    public static Value Join(Value left, Value right)
    {
        if (left.Kind == ValueKind.Nothing) return right;
        if (right.Kind == ValueKind.Nothing || left.Equals(right)) return left;
        return OfShape(left, right).Within(left.Bounds.Or(right.Bounds));
    }

    /// <summary>The functions that a delegate may call; of any other value none.</summary>
    private static IEnumerable<Value> Targets(Value value) =>
        value.Operator == Operator.Function ? new[] { value } : value.Operator == Operator.Choice ? value.Operands : Enumerable.Empty<Value>();

    private static Value OfShape(Value left, Value right)
    {
        if (left is { Operator: Operator.Module, Identity: ITypeSymbol type } && right is { Operator: Operator.Module, Identity: ITypeSymbol other } && SymbolEqualityComparer.Default.Equals(type, other)) return Value.Instance(type);
        if (Targets(left).Any() && Targets(right).Any()) return Targets(left).Union(Targets(right)).ToList() is { Count: <= MaxTargets } targets ? Value.Functions(targets) : Value.Mixed;
        if (IsLimit(left)) return Extreme(right);
        if (IsLimit(right)) return Extreme(left);
        if (IsStartOfSum(left, right)) return right;
        if (IsStartOfSum(right, left)) return left;
        if (IsStartOfMaximum(left, right)) return right;
        if (IsStartOfMaximum(right, left)) return left;
        if (IsMaskOf(left, right)) return right;
        if (IsMaskOf(right, left)) return left;
        if (left.IsLessMaximum && right.IsLessMaximum) return left.Depth >= right.Depth ? left : right;
        if (right.IsConstant && left.Kind.IsProbability()) return WithConstant(left, right.Number);
        if (left.IsConstant && right.Kind.IsProbability()) return WithConstant(right, left.Number);

        Value shape = left.SameShape(right) ? left : Value.Mixed;
        ValueKind kind = ValueKinds.Join(left.Kind, right.Kind);
        if (kind == ValueKind.Unknown || left.IsComplement != right.IsComplement)
        {
            Value unknown = shape.With(ValueKind.Unknown, Evidence.Proven, null);
            return left.Activated is { } first && right.Activated is { } second && first.Kind == second.Kind ? unknown.Or(OfSameKind(first, second)) : unknown;
        }

        Value weaker = left.Evidence <= right.Evidence ? left : right;
        Value joined = shape.With(kind, weaker.Evidence, First(left.Origin, right.Origin), SameSource(left, right));
        if (left.IsComplement) joined = joined.AsComplementOf(joined);
        if (left.IsUnshifted && right.IsUnshifted) joined = joined.AsUnshifted();
        return joined.WithGuards(left.Guards & right.Guards);
    }

    /// <summary>
    /// What a variable holds that one path makes the probabilities of an activation, and another leaves as it was before that, normalises or clips:
    /// if (fromLogits) p = Sigmoid(p). Of no kind, but a mistake on one path is a mistake.
    /// </summary>
    public static Value OfPaths(IReadOnlyCollection<Value> paths, ISymbol? variable = null)
    {
        Value joined = paths.Join();
        if (joined.HasKind || joined.Kind == ValueKind.Nothing || joined.OnSomePath is not null) return joined;
        List<Value> activated = [.. paths.Select(path => path.Activated).OfType<Value>()];
        if (activated.Count == 0 || activated.Any(a => a.Kind != activated[0].Kind)) return joined;
        List<Value> sources = [.. activated.Select(a => a.Source).OfType<Value>()];
        return paths.All(path => path.Activated is not null || path.Kind == ValueKind.Nothing || sources.Any(source => IsOf(path, source) || variable is not null && IsOf(path.HeldBy(variable), source))) ? joined.Or(activated.Aggregate(OfSameKind)) : joined;
    }

    /// <summary>What the activation was made of, or is an alternative to it: its log, x / sum, x clipped, x + epsilon.</summary>
    private static bool IsOf(Value path, Value source) =>
        path.SameShape(source) || path.Kind.IsLogProbability() && path.Source?.SameShape(source) == true
        || path is { HasKind: false, Operator: Operator.Divide or Operator.Clip or Operator.ClipOnPurpose, Operands: [var inner, ..] } && IsOf(inner, source)
        || path is { HasKind: false, Operator: Operator.Max or Operator.Min or Operator.Add, Operands: [var bounded, { IsConstant: true, Number: not 0 }] } && IsOf(bounded, source);

    /// <summary>Of one or the other, whichever of p and 1 - p.</summary>
    private static Value OfSameKind(Value one, Value other) => Value.Mixed
        .With(one.Kind, one.Evidence < other.Evidence ? one.Evidence : other.Evidence, First(one.Origin, other.Origin))
        .WithGuards(one.Guards & other.Guards);

    /// <summary>A running maximum starts below every number.</summary>
    private static bool IsLimit(Value value) =>
        value.IsConstant && (double.IsInfinity(value.Number) || Math.Abs(value.Number) >= float.MaxValue || value.Number is int.MinValue or int.MaxValue);

    /// <summary>A constant, or the first term.</summary>
    private static bool IsStartOfSum(Value start, Value sum) => sum is { Operator: Operator.Sum, HasKind: false, Operands: [var term, ..] } && (start.IsConstant || start.Operator == Operator.Exp && start.SameShape(term));

    /// <summary>The first of the numbers that a loop finds the largest of.</summary>
    private static bool IsStartOfMaximum(Value start, Value maximum) =>
        maximum is { Operator: Operator.Max, HasKind: false, Operands: var operands } && !start.HasKind && operands.Any(o => o.SameShape(start)) && operands.All(o => o.SameShape(start) || o.IsHopeless || o.Operator == Operator.Max);

    /// <summary>A 0 that stands for an exponential or a quotient of them: sum > 0 ? 1 / sum : 0, a masked entry.</summary>
    private static bool IsMaskOf(Value zero, Value term) => zero.Is(0) && term is { Operator: Operator.Exp or Operator.Divide, HasKind: false, IsTranscendental: true };

    private static Value Extreme(Value value) =>
        value.Operator is Operator.Max or Operator.Constant || value.Identity is null && value.Operands.IsEmpty
            ? value
            : Value.Of(Operator.Max, null, value);

    /// <summary>A probability or, on another path, a constant: 'if (p &lt; 1e-7) p = 1e-7' is a clip, and a constant in between is not made of logits.</summary>
    private static Value WithConstant(Value probability, double number) =>
        number is < 0 or > 1 ? Value.Mixed
        : number is > 0 and <= EpsilonSize.Largest ? probability.WithGuards(probability.Guards | Guards.AboveZero)
        : number is >= 1 - EpsilonSize.Largest and < 1 ? probability.WithGuards(probability.Guards | Guards.BelowOne)
        : number is 0 or 1 ? probability
        : probability.NotOnlyOfItsSource();

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
