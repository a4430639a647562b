using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>What is asked of the source before logits take the place of probabilities: who calls a method, and whether a call is a loss from logits.</summary>
internal static class LogitUses
{
    /// <summary>The calls in source of methods of a name.</summary>
    public static IEnumerable<IInvocationOperation> CallsOf(string name, FlowAnalysis flow) => flow.Index.Find(name, flow.Cancellation)
        .Select(token => token.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Expression.Span.Contains(token.Span)))
        .OfType<InvocationExpressionSyntax>()
        .Select(call => flow.ModelOf(call.SyntaxTree).GetOperation(call, flow.Cancellation))
        .OfType<IInvocationOperation>();

    /// <summary>Whether a sink is a loss that takes the value for logits.</summary>
    public static bool IsLossOf(Sink sink, IOperation logits) =>
        sink is LossSink { Loss: LossKind.SoftmaxCrossEntropy or LossKind.SigmoidCrossEntropy } loss && Variables.Unwrap(loss.Prediction)?.Syntax == logits.Syntax;
}
