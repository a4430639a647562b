using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Idioms;

/// <summary>1 - p.</summary>
internal static class ComplementIdiom
{
    public static Value? Recognise(Value value, SyntaxNode syntax) =>
        value is { Operator: Operator.Subtract, Operands: [{ IsConstant: true, Number: 1 }, var probability] } && probability.Kind.IsProbability()
            ? value.AsComplementOf(probability)
            : null;
}
