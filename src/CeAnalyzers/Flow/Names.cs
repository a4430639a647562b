using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Flow;

/// <summary>What names alone suggest, where no body can be seen: weak evidence, which <c>ce_named_evidence = false</c> turns off for the files that hold the names.</summary>
internal static class Names
{
    /// <summary>The result of a method without a visible body, by the method's name.</summary>
    public static Value OfResult(IMethodSymbol method, Value? operand, SyntaxNode syntax, FlowAnalysis flow)
    {
        ValueKind kind = method.DeclaringSyntaxReferences.Length > 0 || !flow.Knowledge.UsesNames(syntax.SyntaxTree) ? ValueKind.Unknown : method.Name.Replace("_", "").ToLowerInvariant() switch
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
