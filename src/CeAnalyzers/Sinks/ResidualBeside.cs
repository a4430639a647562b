using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>y * log p of a label y beside p - y, the gradient of their cross-entropy by the logits, whatever the code around is called.</summary>
internal static class ResidualBeside
{
    public static bool Has(InvocationExpressionSyntax log) =>
        log.ArgumentList.Arguments is [{ Expression: var argument }] && Factors.Bare(argument) is var p and not BinaryExpressionSyntax && BinaryForm.Factor(log) is { } factor && Factors.Bare(factor) is var y && Labels.IsName(NameOf(y))
        && Bodies.Scope(log).DescendantNodes().OfType<BinaryExpressionSyntax>().Any(difference =>
            difference.IsKind(SyntaxKind.SubtractExpression) && (Same(difference.Left, p) && Same(difference.Right, y) || Same(difference.Left, y) && Same(difference.Right, p)));

    private static string? NameOf(ExpressionSyntax y) => UnboundCall.NameOf(y is ElementAccessExpressionSyntax element ? element.Expression : y);

    private static bool Same(ExpressionSyntax left, ExpressionSyntax right) => SyntaxFactory.AreEquivalent(Factors.Bare(left), right);
}
