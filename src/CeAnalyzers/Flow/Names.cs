using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow;

/// <summary>What names alone suggest, where no body can be seen: weak evidence.</summary>
internal static class Names
{
    /// <summary>The result of a method without a visible body, by the method's name.</summary>
    public static Value OfResult(IMethodSymbol method, Value? operand, SyntaxNode syntax)
    {
        ValueKind kind = method.DeclaringSyntaxReferences.Length > 0 ? ValueKind.Unknown : method.Name.Replace("_", "").ToLowerInvariant() switch
        {
            "softmax" => ValueKind.SoftmaxProbability,
            "sigmoid" => ValueKind.SigmoidProbability,
            "logsoftmax" => ValueKind.LogSoftmax,
            "logsigmoid" => ValueKind.LogSigmoid,
            _ => ValueKind.Unknown,
        };
        Value leaf = Value.Leaf(syntax);
        return kind == ValueKind.Unknown ? leaf : leaf.With(kind, Evidence.Named, new Origin(syntax), operand);
    }
}
