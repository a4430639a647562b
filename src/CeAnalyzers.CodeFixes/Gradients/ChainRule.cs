using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Gradients;

/// <summary>The product of a derivative by p with p (1 - p), the derivative of p by its logit, and with whatever else.</summary>
internal sealed record ChainRule(ExpressionSyntax Whole, IReadOnlyList<ExpressionSyntax> Others)
{
    public static ChainRule? Of(ExpressionSyntax formula, ExpressionSyntax p)
    {
        ExpressionSyntax product = Outer(formula);
        while (product.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } larger) product = Outer(larger);
        while (product is ParenthesizedExpressionSyntax brackets) product = brackets.Expression;
        if (product is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } whole) return null;
        Factors factors = Factors.Of(whole);
        if (factors.All.Any(factor => factor.Parent is PrefixUnaryExpressionSyntax) || !factors.All.All(Residual.IsPlain)) return null;
        List<ExpressionSyntax> others = [.. factors.All.Where(factor => factor != Factors.Bare(formula))];
        return others.Count < factors.All.Count && TakeSlope(others, p) ? new(whole, others) : null;
    }

    /// <summary>The other factors times the difference.</summary>
    public ExpressionSyntax Times(ExpressionSyntax difference) => Others.Count == 0
        ? SyntaxFactory.ParenthesizedExpression(difference).WithAdditionalAnnotations(Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation)
        : Others.Append(difference).Select(factor => Place.Parenthesize(factor.WithoutTrivia())).Aggregate(Product);

    /// <summary>Takes p and 1 - p, or p - p * p, out of the factors.</summary>
    private static bool TakeSlope(List<ExpressionSyntax> factors, ExpressionSyntax p)
    {
        if (factors.FindIndex(factor => factor is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } slope && Same(slope.Left, p) && Residual.IsSquareOf(slope.Right, p)) is >= 0 and var whole)
        {
            factors.RemoveAt(whole);
            return true;
        }

        if (factors.FindIndex(factor => Same(factor, p)) is not (>= 0 and var first)) return false;
        factors.RemoveAt(first);
        if (factors.FindIndex(factor => Residual.IsComplementOf(factor, p)) is not (>= 0 and var second)) return false;
        factors.RemoveAt(second);
        return true;
    }

    private static bool Same(ExpressionSyntax left, ExpressionSyntax right) => SyntaxFactory.AreEquivalent(Factors.Bare(left), Factors.Bare(right));

    private static ExpressionSyntax Outer(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax brackets) expression = brackets;
        return expression;
    }

    private static ExpressionSyntax Product(ExpressionSyntax left, ExpressionSyntax right) =>
        SyntaxFactory.BinaryExpression(
            SyntaxKind.MultiplyExpression, left, SyntaxFactory.Token(SyntaxKind.AsteriskToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space), right);
}
