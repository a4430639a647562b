using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Idioms;

/// <summary>z - log sum exp(z): the log of a softmax, made without the softmax.</summary>
internal static class LogSoftmaxIdiom
{
    public static Value? Recognise(Value value, SyntaxNode syntax)
    {
        if (value is not { Operator: Operator.Subtract, Operands: [var z, var normaliser] } || LogSumExp.Of(normaliser) is not { } logits || !logits.SameShape(z)) return null;
        Value made = Value.Leaf(syntax).With(ValueKind.LogSoftmax, Evidence.Proven, new Origin(syntax), z);
        return LogSumExp.IsUnshifted(normaliser) ? made.AsUnshifted() : made;
    }
}
