using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>A derivative of the binary cross-entropy by p as its syntax shows it.</summary>
/// <param name="Probability">p.</param>
/// <param name="Difference">p - y or y - p: the derivative times p (1 - p).</param>
internal sealed record Residual(ExpressionSyntax Probability, ExpressionSyntax Difference)
{
    public static Residual? Of(ExpressionSyntax formula) => Factors.Bare(formula) switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient => OfQuotient(quotient),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression } sum => OfTerms(sum),
        _ => null,
    };

    /// <summary>x is a variable, an element or a member: reading it again changes nothing.</summary>
    public static bool IsPlain(ExpressionSyntax x) => x.DescendantNodesAndSelf().All(node => node is not (InvocationExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or BaseObjectCreationExpressionSyntax or AwaitExpressionSyntax));

    private static Residual? OfQuotient(BinaryExpressionSyntax quotient)
    {
        if (Factors.Bare(quotient.Left) is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference || Factors.Bare(quotient.Right) is not BinaryExpressionSyntax variance) return null;
        (ExpressionSyntax? p, bool isNegative) = Variance(variance);
        return p is not null && IsPlain(difference) ? new(p, isNegative ? Minus(difference.Right, difference.Left) : Minus(difference.Left, difference.Right)) : null;
    }

    /// <summary>(1 - y) / (1 - p) - y / p, in either order.</summary>
    private static Residual? OfTerms(BinaryExpressionSyntax sum)
    {
        (bool isNegative, BinaryExpressionSyntax? left) = Quotient(sum.Left);
        (bool isRightNegative, BinaryExpressionSyntax? right) = Quotient(sum.Right);
        if (left is null || right is null) return null;
        isRightNegative ^= sum.IsKind(SyntaxKind.SubtractExpression);
        if (isNegative == isRightNegative) return null;
        bool isRightPlain = IsComplementOf(left.Right, right.Right);
        BinaryExpressionSyntax positive = isRightPlain ? right : left;
        if (!isRightPlain && !IsComplementOf(right.Right, left.Right) || !IsPlain(positive)) return null;
        ExpressionSyntax y = Factors.Bare(positive.Left) is PrefixUnaryExpressionSyntax minus ? minus.Operand : positive.Left;
        return (isRightPlain ? isRightNegative : isNegative) ? new(positive.Right, Minus(positive.Right, y)) : new(positive.Right, Minus(y, positive.Right));
    }

    private static (bool IsNegative, BinaryExpressionSyntax? Quotient) Quotient(ExpressionSyntax term) => Factors.Bare(term) switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: var operand } => (!Quotient(operand).IsNegative, Quotient(operand).Quotient),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient => (Factors.Bare(quotient.Left) is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression }, quotient),
        _ => (false, null),
    };

    /// <summary>p of p * (1 - p), p - p * p and, negative, p * p - p.</summary>
    private static (ExpressionSyntax? P, bool IsNegative) Variance(BinaryExpressionSyntax variance)
    {
        (ExpressionSyntax left, ExpressionSyntax right) = (Factors.Bare(variance.Left), Factors.Bare(variance.Right));
        return variance.Kind() switch
        {
            SyntaxKind.MultiplyExpression => (IsComplementOf(right, left) ? left : IsComplementOf(left, right) ? right : null, false),
            SyntaxKind.SubtractExpression => IsSquareOf(right, left) ? (left, false) : IsSquareOf(left, right) ? (right, true) : (null, false),
            _ => (null, false),
        };
    }

    public static bool IsComplementOf(ExpressionSyntax complement, ExpressionSyntax x) =>
        Factors.Bare(complement) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference && Factors.IsOne(difference.Left) && Same(difference.Right, x);

    public static bool IsSquareOf(ExpressionSyntax square, ExpressionSyntax x) =>
        Factors.Bare(square) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product && Same(product.Left, x) && Same(product.Right, x);

    private static bool Same(ExpressionSyntax left, ExpressionSyntax right) => SyntaxFactory.AreEquivalent(Factors.Bare(left), Factors.Bare(right));

    private static ExpressionSyntax Minus(ExpressionSyntax left, ExpressionSyntax right) =>
        SyntaxFactory.BinaryExpression(
            SyntaxKind.SubtractExpression, left.WithoutTrivia(), SyntaxFactory.Token(SyntaxKind.MinusToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space), right.WithoutTrivia());
}
