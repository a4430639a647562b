using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>A derivative of the binary cross-entropy by p as its syntax shows it.</summary>
/// <param name="Probability">p.</param>
/// <param name="Difference">p - y or y - p: the derivative times p (1 - p).</param>
/// <param name="IsScaled">Something else is divided by, too, or multiplied with: (p - y) / (n * p * (1 - p)), (1 - y) / (1 - p) * slope - y / p * slope.</param>
internal sealed record Residual(ExpressionSyntax Probability, ExpressionSyntax Difference, bool IsScaled = false)
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
        (ExpressionSyntax? p, bool isNegative, bool isScaled) = variance.IsKind(SyntaxKind.MultiplyExpression) ? Product(variance) : Variance(variance);
        return p is not null && IsPlain(difference) ? new(p, isNegative ? Minus(difference.Right, difference.Left) : Minus(difference.Left, difference.Right), isScaled) : null;
    }

    /// <summary>(1 - y) / (1 - p) - y / p, in either order, also both times the same factor.</summary>
    private static Residual? OfTerms(BinaryExpressionSyntax sum)
    {
        (bool isNegative, BinaryExpressionSyntax? left, ExpressionSyntax? factor) = Quotient(sum.Left);
        (bool isRightNegative, BinaryExpressionSyntax? right, ExpressionSyntax? rightFactor) = Quotient(sum.Right);
        if (left is null || right is null || !(factor is null && rightFactor is null || factor is not null && rightFactor is not null && Same(factor, rightFactor))) return null;
        isRightNegative ^= sum.IsKind(SyntaxKind.SubtractExpression);
        if (isNegative == isRightNegative) return null;
        bool isRightPlain = IsComplementOf(left.Right, right.Right);
        BinaryExpressionSyntax positive = isRightPlain ? right : left;
        bool isScaled = factor is not null;
        if (!isRightPlain && !IsComplementOf(right.Right, left.Right) || !isScaled && !IsPlain(positive)) return null;
        ExpressionSyntax y = Factors.Bare(positive.Left) is PrefixUnaryExpressionSyntax minus ? minus.Operand : positive.Left;
        return new(positive.Right, (isRightPlain ? isRightNegative : isNegative) ? Minus(positive.Right, y) : Minus(y, positive.Right), isScaled);
    }

    /// <summary>The quotient of a term, and what multiplies it: y / p * slope.</summary>
    private static (bool IsNegative, BinaryExpressionSyntax? Quotient, ExpressionSyntax? Factor) Quotient(ExpressionSyntax term) => Factors.Bare(term) switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: var operand } when Quotient(operand) is var (isNegative, quotient, factor) => (!isNegative, quotient, factor),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression, Left: var left, Right: var factor } when Quotient(left) is var (isNegative, quotient, other) && quotient is not null && other is null => (isNegative, quotient, factor),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient => (Factors.Bare(quotient.Left) is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression }, quotient, null),
        _ => (false, null, null),
    };

    /// <summary>p of p - p * p and, negative, p * p - p.</summary>
    private static (ExpressionSyntax? P, bool IsNegative, bool IsScaled) Variance(BinaryExpressionSyntax variance)
    {
        (ExpressionSyntax left, ExpressionSyntax right) = (Factors.Bare(variance.Left), Factors.Bare(variance.Right));
        return !variance.IsKind(SyntaxKind.SubtractExpression) ? default : IsSquareOf(right, left) ? (left, false, false) : IsSquareOf(left, right) ? (right, true, false) : default;
    }

    /// <summary>p of p * (1 - p), with or without factors that only scale it.</summary>
    private static (ExpressionSyntax? P, bool IsNegative, bool IsScaled) Product(BinaryExpressionSyntax variance)
    {
        IReadOnlyList<ExpressionSyntax> factors = Factors.Of(variance).All;
        ExpressionSyntax? complement = factors.FirstOrDefault(factor => factors.Any(p => IsComplementOf(factor, p)));
        ExpressionSyntax? p = complement is null ? null : factors.First(factor => IsComplementOf(complement, factor));
        return factors.All(factor => factor == p || factor == complement || IsScale(factor)) && !factors.Any(factor => factor.Parent is PrefixUnaryExpressionSyntax) ? (p, false, factors.Count > 2) : default;
    }

    /// <summary>A number, or a name or member that is called a scale.</summary>
    private static bool IsScale(ExpressionSyntax factor) => factor switch
    {
        LiteralExpressionSyntax => true,
        IdentifierNameSyntax { Identifier.ValueText: var name } => Division.Scale.IsMatch(name),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } => Division.Scale.IsMatch(member),
        _ => false,
    };

    public static bool IsComplementOf(ExpressionSyntax complement, ExpressionSyntax x) =>
        Factors.Bare(complement) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference && Factors.IsOne(difference.Left) && Same(difference.Right, x);

    public static bool IsSquareOf(ExpressionSyntax square, ExpressionSyntax x) =>
        Factors.Bare(square) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product && Same(product.Left, x) && Same(product.Right, x);

    private static bool Same(ExpressionSyntax left, ExpressionSyntax right) => SyntaxFactory.AreEquivalent(Factors.Bare(left), Factors.Bare(right));

    private static ExpressionSyntax Minus(ExpressionSyntax left, ExpressionSyntax right) =>
        SyntaxFactory.BinaryExpression(
            SyntaxKind.SubtractExpression, left.WithoutTrivia(), SyntaxFactory.Token(SyntaxKind.MinusToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space), right.WithoutTrivia());
}
