using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>A product taken apart.</summary>
/// <param name="All">The factors, without their signs.</param>
/// <param name="IsNegative">The signs of its factors, one before it and one that subtracts it leave a minus.</param>
internal sealed record Factors(IReadOnlyList<ExpressionSyntax> All, bool IsNegative)
{
    public static Factors Of(BinaryExpressionSyntax product)
    {
        var factors = new List<ExpressionSyntax>();
        bool isNegative = product.Parent is ParenthesizedExpressionSyntax { Parent: PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } }
            || product.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SubtractAssignmentExpression }
            || product.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference && difference.Right == product;
        return new Factors(factors, isNegative ^ Collect(product, factors));
    }

    /// <summary>Adds the factors without their signs, and says whether these make the product negative.</summary>
    public static bool Collect(ExpressionSyntax product, List<ExpressionSyntax> factors)
    {
        product = Bare(product);
        switch (product)
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus:
                return !Collect(minus.Operand, factors);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } both:
                return Collect(both.Left, factors) ^ Collect(both.Right, factors);
            default:
                factors.Add(product);
                return false;
        }
    }

    /// <summary>A product that is no factor of a larger one.</summary>
    public static bool IsProduct(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.MultiplyExpression) && !Outer(expression).Parent.IsKind(SyntaxKind.MultiplyExpression);

    /// <summary>The first two different elements among the factors of which this is true, also those that locals are declared with.</summary>
    public (ElementAccessExpressionSyntax Left, ElementAccessExpressionSyntax Right)? Pair(Func<ExpressionSyntax, ExpressionSyntax, bool> isMeant)
    {
        List<ElementAccessExpressionSyntax> elements = [.. All.Select(ElementOf).OfType<ElementAccessExpressionSyntax>()];
        for (int i = 0; i < elements.Count; i++)
            for (int j = i + 1; j < elements.Count; j++)
                if (isMeant(elements[i], elements[j])) return (elements[i], elements[j]);
        return null;
    }

    /// <summary>1, 1.0, 1f, T.One.</summary>
    public static bool IsOne(ExpressionSyntax expression) => Bare(expression) switch
    {
        LiteralExpressionSyntax { Token.Value: 1 or 1.0 or 1f or 1L } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "One" } => true,
        _ => false,
    };

    /// <summary>Without the brackets and casts around it.</summary>
    public static ExpressionSyntax Bare(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax brackets: expression = brackets.Expression; break;
                case CastExpressionSyntax cast: expression = cast.Expression; break;
                default: return expression;
            }
        }
    }

    /// <summary>An element, or the one that a local in a block around is declared with.</summary>
    private static ElementAccessExpressionSyntax? ElementOf(ExpressionSyntax factor) => factor as ElementAccessExpressionSyntax ?? (factor is not IdentifierNameSyntax { Identifier.ValueText: var name } ? null
        : factor.Ancestors().OfType<BlockSyntax>().SelectMany(block => block.Statements).OfType<LocalDeclarationStatementSyntax>().SelectMany(statement => statement.Declaration.Variables)
            .FirstOrDefault(variable => variable.Identifier.ValueText == name) is { Initializer.Value: { } value } ? Bare(value) as ElementAccessExpressionSyntax : null);

    private static ExpressionSyntax Outer(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax brackets) expression = brackets;
        return expression;
    }
}
