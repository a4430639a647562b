using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>A derivative of a softmax as its syntax shows it.</summary>
/// <param name="Entry">An entry of the softmax, or all of it.</param>
/// <param name="Whole">What a diagnostic points at.</param>
/// <param name="IsDiagonal">s (1 - s).</param>
/// <param name="Delta">What must be shown to be 1 on the diagonal and 0 elsewhere or, where the entry is an exponential, the sum of all of them; null where the syntax shows it.</param>
internal sealed record SoftmaxJacobian(ExpressionSyntax Entry, ExpressionSyntax Whole, bool IsDiagonal, ExpressionSyntax? Delta = null)
{
    private static readonly Regex DiagonalMatrix = new("eye|diag|ident", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Methods that subtract matrices.</summary>
    public static readonly string[] Differences = ["Sub", "sub", "Subtract", "subtract", "Minus"];

    public static SoftmaxJacobian? Of(ExpressionSyntax syntax) => syntax switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference => OfDifference(difference),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => OfSum(sum),
        BinaryExpressionSyntax product when Factors.IsProduct(product) => OfProduct(product),
        InvocationExpressionSyntax call when Differences.Contains(UnboundCall.NameOf(call)) => OfCall(call),
        _ => null,
    };

    private static SoftmaxJacobian? OfProduct(BinaryExpressionSyntax product)
    {
        Factors factors = Factors.Of(product);
        foreach (ExpressionSyntax factor in factors.All)
        {
            if (Bare(factor) is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference) continue;
            foreach (ExpressionSyntax entry in factors.All)
            {
                if (Factors.IsOne(difference.Left) && Same(entry, difference.Right)) return new(entry, product, IsDiagonal: true);
                if (Same(entry, difference.Right) && Bare(difference.Left) is IdentifierNameSyntax sum) return new(entry, Quotient(product), IsDiagonal: true, sum);
                if (!AreEntries(entry, difference.Right)) continue;
                if (IsIndicator(difference.Left)) return new(entry, product, IsDiagonal: false);
                if (Bare(difference.Left) is not LiteralExpressionSyntax) return new(entry, product, IsDiagonal: false, difference.Left);
            }
        }

        bool isPartOfDifference = product.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } whole && OfDifference(whole) is not null;
        return factors.IsNegative && !isPartOfDifference && factors.Pair(AreDifferentEntries) is (var left, var right) && Comparison(product, left, right) is { } comparison
            ? new(left, comparison.Ancestors().SkipWhile(a => a is ParenthesizedExpressionSyntax).FirstOrDefault() is ConditionalExpressionSyntax choice && choice.Span.Contains(product.Span) ? choice : product, IsDiagonal: false)
            : null;
    }

    /// <summary>The product divided by something, such as the square of the sum.</summary>
    private static BinaryExpressionSyntax Quotient(BinaryExpressionSyntax product)
    {
        ExpressionSyntax outer = product;
        while (outer.Parent is ParenthesizedExpressionSyntax brackets) outer = brackets;
        return outer.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient && quotient.Left == outer ? quotient : product;
    }

    private static SoftmaxJacobian? OfDifference(BinaryExpressionSyntax difference)
    {
        (ExpressionSyntax left, ExpressionSyntax right) = (Bare(difference.Left), Bare(difference.Right));
        if (IsSquareOf(right, left)) return new(left, difference, IsDiagonal: true);
        if (OfQuotient(difference, left, right) is { } quotient) return new(quotient, quotient, IsDiagonal: true);
        if (left is ConditionalExpressionSyntax { Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } } choice && Factors.IsProduct(right)
            && Factors.Of((BinaryExpressionSyntax)right).Pair(AreDifferentEntries) is (var entry, var other) && (AreEntries(choice.WhenTrue, entry) || AreEntries(choice.WhenTrue, other)))
            return new(entry, difference, IsDiagonal: false);
        return OfMatrices(left, right, difference) ?? OfIdentity(left, right, difference);
    }

    /// <summary>-outer(s, s) + diag(s), in whatever order.</summary>
    private static SoftmaxJacobian? OfSum(BinaryExpressionSyntax sum) => (Bare(sum.Left), Bare(sum.Right)) switch
    {
        (PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } product, var diagonal) => OfMatrices(diagonal, product.Operand, sum),
        (var diagonal, PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } product) => OfMatrices(diagonal, product.Operand, sum),
        _ => null,
    };

    /// <summary>diag(s).Sub(s.Mul(s.T())), ops.Subtract(diag(s), outer(s, s)).</summary>
    private static SoftmaxJacobian? OfCall(InvocationExpressionSyntax call) => (call.Expression, call.ArgumentList.Arguments) switch
    {
        (MemberAccessExpressionSyntax { Expression: var left }, [{ Expression: var right }]) => OfMatrices(left, right, call),
        (_, [{ Expression: var left }, { Expression: var right }]) => OfMatrices(left, right, call),
        _ => null,
    };

    /// <summary>s.PointwiseMultiply(I - s.Transpose()), where each row of s is the softmax's.</summary>
    private static SoftmaxJacobian? OfIdentity(ExpressionSyntax left, ExpressionSyntax right, BinaryExpressionSyntax difference) =>
        DiagonalMatrix.IsMatch(left.ToString()) && right is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax row, Name.Identifier.ValueText: "Transpose" or "Transposed" or "T" or "t" } }
        && difference.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var other, Name.Identifier.ValueText: var name } } product } && Products.IsMultiplication(name)
        && (Same(other, row) || product.ArgumentList.Arguments.Any(argument => Same(argument.Expression, row)))
            ? new(row, product, IsDiagonal: false)
            : null;

    /// <summary>A matrix with the softmax on its diagonal, less the product of the softmax with itself.</summary>
    private static SoftmaxJacobian? OfMatrices(ExpressionSyntax left, ExpressionSyntax right, ExpressionSyntax difference)
    {
        (left, right) = (Bare(left), Bare(right));
        if (right is not InvocationExpressionSyntax && !Factors.IsProduct(right) || !DiagonalMatrix.IsMatch(left.ToString())) return null;
        List<IdentifierNameSyntax> names = [.. right.DescendantNodes().OfType<IdentifierNameSyntax>()];
        return names.FirstOrDefault(name => names.Count(other => Same(name, other)) > 1 && Given(left).DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(other => Same(name, other))) is { } twice
            ? new(twice, difference, IsDiagonal: false)
            : null;
    }

    /// <summary>(e * sum - e * e) / (sum * sum): the quotient rule, stopped before anything cancels.</summary>
    private static BinaryExpressionSyntax? OfQuotient(BinaryExpressionSyntax difference, ExpressionSyntax left, ExpressionSyntax right) =>
        left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product && difference.Parent?.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient && Bare(quotient.Left) == difference
        && Given(Bare(quotient.Right)) is var square && (IsSquareOf(right, product.Left) && IsSquareOf(square, product.Right) || IsSquareOf(right, product.Right) && IsSquareOf(square, product.Left))
            ? quotient
            : null;

    /// <summary>What a local starts as.</summary>
    private static ExpressionSyntax Given(ExpressionSyntax expression) => expression is IdentifierNameSyntax { Identifier.ValueText: var name }
        && expression.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<VariableDeclaratorSyntax>().FirstOrDefault(local => local.Identifier.ValueText == name)?.Initializer is { Value: var value } ? Bare(value) : expression;

    /// <summary>x * x, x.PointwiseMultiply(x), Math.Pow(x, 2).</summary>
    private static bool IsSquareOf(ExpressionSyntax square, ExpressionSyntax x) => square switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => Same(product.Left, x) && Same(product.Right, x),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var left, Name.Identifier.ValueText: var name }, ArgumentList.Arguments: [{ Expression: var right }] } when Products.IsMultiplication(name) => Same(left, x) && Same(right, x),
        InvocationExpressionSyntax { ArgumentList.Arguments: [var @base, { Expression: LiteralExpressionSyntax { Token.Value: 2 or 2.0 or 2f } }] } power => power.Expression.ToString().EndsWith("Pow", StringComparison.Ordinal) && Same(@base.Expression, x),
        _ => false,
    };

    /// <summary>i == j ? 1 : 0.</summary>
    private static bool IsIndicator(ExpressionSyntax expression) =>
        Bare(expression) is ConditionalExpressionSyntax { Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression }, WhenTrue: var one, WhenFalse: LiteralExpressionSyntax } && Factors.IsOne(one);

    /// <summary>The comparison of the two indices that tells the diagonal from the rest: around the product, or before it.</summary>
    private static BinaryExpressionSyntax? Comparison(ExpressionSyntax product, ElementAccessExpressionSyntax left, ElementAccessExpressionSyntax right) =>
        product.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<BinaryExpressionSyntax>().FirstOrDefault(comparison =>
            (comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression))
            && (Index(left, comparison.Left) && Index(right, comparison.Right) || Index(left, comparison.Right) && Index(right, comparison.Left)));

    /// <summary>s[i], s[i, 0], s[offset + i].</summary>
    private static bool Index(ElementAccessExpressionSyntax element, ExpressionSyntax index) =>
        element.ArgumentList.Arguments.Any(argument => argument.DescendantNodes().OfType<ExpressionSyntax>().Any(part => Same(part, index)));

    /// <summary>The same variable, or entries of it.</summary>
    private static bool AreEntries(ExpressionSyntax left, ExpressionSyntax right) =>
        Bare(left) is ElementAccessExpressionSyntax entry && Bare(right) is ElementAccessExpressionSyntax other && Same(entry.Expression, other.Expression);

    private static bool AreDifferentEntries(ExpressionSyntax left, ExpressionSyntax right) => AreEntries(left, right) && !Same(left, right);

    private static bool Same(ExpressionSyntax left, ExpressionSyntax right) => SyntaxFactory.AreEquivalent(Bare(left), Bare(right));

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => Factors.Bare(expression);
}
