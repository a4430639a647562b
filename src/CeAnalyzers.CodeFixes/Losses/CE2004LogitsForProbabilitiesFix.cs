using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>The loss that takes logits, of the same library, with the same arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE2004LogitsForProbabilitiesFix() : Fix("CE2004")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) => place.Sink switch
    {
        LossSink { Api.Type: "CeAnalyzers.StableLoss", Call.Syntax: InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null } logits, { NameColon: null } target] } call } loss
            => [Runtime(call, loss.Loss == LossKind.CrossEntropy ? "SoftmaxCrossEntropy" : "SigmoidCrossEntropy", logits.Expression, target.Expression, place)],
        LossSink { Loss: LossKind.BinaryCrossEntropy, Call.Syntax: InvocationExpressionSyntax call } loss => [TorchLoss.Instead(loss, "binary_cross_entropy_with_logits", call.ArgumentList, place)],
        _ => [],
    };

    private static Rewrite? Runtime(ExpressionSyntax call, string member, ExpressionSyntax logits, ExpressionSyntax target, Place place) =>
        place.Loss(call, member, logits, target) is { } fused ? new Rewrite(member, $"Use StableLoss.{member} of the logits", Safety.ChangesTraining, call, fused) : null;
}
