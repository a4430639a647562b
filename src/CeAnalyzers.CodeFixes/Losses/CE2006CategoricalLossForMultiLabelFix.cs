using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>The categorical loss of logits becomes the binary loss of each of them, in the same library.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE2006CategoricalLossForMultiLabelFix() : Fix("CE2006")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place)
    {
        if (place.Sink is not LossSink { Loss: LossKind.SoftmaxCrossEntropy, Call: { Syntax: InvocationExpressionSyntax call } bound } loss
            || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null)) return [];
        return loss.Api.Type == "CeAnalyzers.StableLoss" ? [OfStableLoss(bound.TargetMethod, call, place)] : [TorchLoss.ForEachClass(loss, call, place)];
    }

    /// <summary>Of one sample the sum over the classes; of a batch the mean.</summary>
    private static Rewrite? OfStableLoss(IMethodSymbol method, InvocationExpressionSyntax call, Place place)
    {
        ExpressionSyntax[] given = [.. call.ArgumentList.Arguments.Select(argument => argument.Expression)];
        bool isFlat = method.Parameters.Any(parameter => parameter.Name == "classes");
        bool isOneSample = !isFlat && method.Parameters[0].Type is not IArrayTypeSymbol { Rank: 2 } and not IArrayTypeSymbol { ElementType: IArrayTypeSymbol };
        ExpressionSyntax[]? arguments = (isOneSample, given.Length) switch
        {
            (true, 2 or 3) => given,
            (false, 2) => [given[0], given[1], Mean()],
            (false, 3) when isFlat => [given[0], given[1], Mean()],
            _ => null,
        };
        return arguments is not null && place.Loss(call, "SigmoidCrossEntropy", arguments) is { } fused
            ? new Rewrite("SigmoidCrossEntropy", "Use StableLoss.SigmoidCrossEntropy, a binary loss for each class", Safety.ChangesTraining, call, fused)
            : null;
    }

    private static ExpressionSyntax Mean() => SyntaxFactory.ParseExpression("global::CeAnalyzers.Reduction.Mean").WithAdditionalAnnotations(Simplifier.Annotation);
}
