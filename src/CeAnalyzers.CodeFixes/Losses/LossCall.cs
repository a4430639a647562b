using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>A call of a library's loss becomes a call of the loss that goes with the activation, in the same library.</summary>
internal static class LossCall
{
    public static IEnumerable<Rewrite?> FromLogits(LossSink loss, Place place) =>
        loss is { Api.Type: "CeAnalyzers.StableLoss", Call: { Syntax: InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null }, { NameColon: null }] } call, Arguments: [_, { Value: var target }] } }
            ? CategoricalRewrites.Of(new RowLoss(call, loss.Prediction, target, fused => (call, fused)), loss.Value, place)
            : [TorchLoss.FromLogits(loss, place)];
}
