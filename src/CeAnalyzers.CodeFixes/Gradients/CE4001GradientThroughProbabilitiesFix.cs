using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Gradients;

/// <summary>
/// The derivative of the binary cross-entropy times that of the sigmoid becomes p - y. Where the two are not multiplied in one expression, the
/// gradient by the probabilities is what other code expects, and there is nothing to rewrite in this place alone.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE4001GradientThroughProbabilitiesFix() : Fix("CE4001")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) =>
        place.Sink is GradientSink { IsBinary: true, IsClipped: false, Operation.Syntax: ExpressionSyntax formula } && Residual.Of(formula) is { IsScaled: false } residual && ChainRule.Of(formula, residual.Probability) is { } product
            ? [Of(product, product.Times(residual.Difference), place)]
            : [];

    /// <summary>Casts go with the factors, so the type has to be that of before.</summary>
    private static Rewrite? Of(ChainRule product, ExpressionSyntax difference, Place place) =>
        SymbolEqualityComparer.Default.Equals(place.Model.GetTypeInfo(product.Whole).Type, place.Model.GetSpeculativeTypeInfo(product.Whole.SpanStart, difference, SpeculativeBindingOption.BindAsExpression).Type)
            ? new Rewrite("Residual", $"Use {Factors.Bare(difference)}", Safety.MoreAccurate, product.Whole, difference)
            : null;
}
