using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Gradients;

/// <summary>The product of a derivative by p with p (1 - p), the derivative of p by its logit, and with whatever else.</summary>
/// <param name="Whole">The product, with a minus before it.</param>
/// <param name="Others">The other factors, without their signs.</param>
/// <param name="IsNegative">The product of all signs.</param>
internal sealed record ChainRule(ExpressionSyntax Whole, IReadOnlyList<ExpressionSyntax> Others, bool IsNegative)
{
    public static ChainRule? Of(ExpressionSyntax formula, ExpressionSyntax p)
    {
        ExpressionSyntax product = Sign.Outer(formula);
        while (product.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression }) product = Sign.Outer((ExpressionSyntax)product.Parent);
        while (product is ParenthesizedExpressionSyntax brackets) product = brackets.Expression;
        List<ExpressionSyntax> factors = [];
        bool isNegative = Factors.Collect(product, factors);
        List<ExpressionSyntax> others = [.. factors.Where(factor => factor != Factors.Bare(formula))];
        return others.Count < factors.Count && factors.All(Residual.IsPlain) && TakeSlope(others, p) ? new(product, others, isNegative) : null;
    }

    /// <summary>The other factors times the difference.</summary>
    public ExpressionSyntax Times(ExpressionSyntax difference)
    {
        if (IsNegative && difference is BinaryExpressionSyntax { Left: var left, Right: var right } both) difference = both.WithLeft(right).WithRight(left);
        return Others.Count == 0
            ? SyntaxFactory.ParenthesizedExpression(difference).WithAdditionalAnnotations(Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation)
            : Others.Append(difference).Select(factor => Place.Parenthesize(factor.WithoutTrivia())).Aggregate(Place.Product);
    }

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
}
