using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Idioms;

/// <summary>sum(p * y) over one-hot labels y: the probability of the label.</summary>
internal static class PickIdiom
{
    public static Value? Recognise(Value value, SyntaxNode syntax) =>
        value is { Operator: Operator.Sum, Operands: [{ Operator: Operator.Multiply, Operands: [var left, var right] }] } && (OfLabel(left, right) ?? OfLabel(right, left)) is { } probability
            ? Value.Leaf(syntax).WithKindOf(probability)
            : null;

    private static Value? OfLabel(Value probability, Value label) => probability is { Kind: ValueKind.SoftmaxProbability, IsComplement: false } && label.Kind == ValueKind.OneHot ? probability : null;
}
