using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Idioms;

/// <summary>z - log sum exp(z): the log of a softmax, made without the softmax.</summary>
internal static class LogSoftmaxIdiom
{
    public static Value? Recognise(Value value, SyntaxNode syntax) =>
        value is { Operator: Operator.Subtract, Operands: [var z, var normaliser] } && LogSumExp.Of(normaliser) is { } logits && logits.SameShape(z)
            ? Value.Leaf(syntax).With(ValueKind.LogSoftmax, Evidence.Proven, new Origin(syntax), z)
            : null;
}
