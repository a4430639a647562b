using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Idioms;

/// <summary>1 - p, also with an epsilon: 1 + e - p.</summary>
internal static class ComplementIdiom
{
    public static Value? Recognise(Value value, SyntaxNode syntax)
    {
        if (value is not { Operator: Operator.Subtract, Operands: [{ IsConstant: true, Number: >= 1 and < 1.1 } one, var probability] } || !probability.Kind.IsProbability()) return null;
        Value complement = value.AsComplementOf(probability);
        return one.Number > 1 ? complement.WithGuards(complement.Guards | Guards.AboveZero) : complement;
    }
}
