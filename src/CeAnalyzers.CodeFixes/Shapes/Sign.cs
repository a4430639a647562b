using CeAnalyzers.CodeFixes.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>Puts a loss where minus the loss stood, and takes up a minus beside it: -log p becomes the loss, 'sum -= log p' becomes 'sum += loss', -rows.Average(r => log p) becomes rows.Average(r => loss).</summary>
internal static class Sign
{
    public static (SyntaxNode Target, SyntaxNode Replacement) Replace(ExpressionSyntax negative, ExpressionSyntax loss)
    {
        ExpressionSyntax outer = Outer(negative);
        return outer.Parent switch
        {
            PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) => (minus, loss),
            AssignmentExpressionSyntax sum when sum.IsKind(SyntaxKind.SubtractAssignmentExpression) && sum.Right == outer => (sum, Assignment(sum, SyntaxKind.AddAssignmentExpression, SyntaxKind.PlusEqualsToken, loss)),
            AssignmentExpressionSyntax sum when sum.IsKind(SyntaxKind.AddAssignmentExpression) && sum.Right == outer => (sum, Assignment(sum, SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MinusEqualsToken, loss)),
            BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.SubtractExpression) && sum.Right == outer => (sum, Binary(sum, SyntaxKind.AddExpression, SyntaxKind.PlusToken, loss)),
            BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && sum.Right == outer => (sum, Binary(sum, SyntaxKind.SubtractExpression, SyntaxKind.MinusToken, loss)),
            LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Sum" or "Average" } } mean } } when Outer(mean).Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus
                => (minus, mean.ReplaceNode(outer, loss.WithTriviaFrom(outer))),
            _ => (negative, IsOperand(negative) ? Place.Parenthesize(Place.Negate(loss)) : Place.Negate(loss)),
        };
    }

    /// <summary>The expression with the parentheses around it.</summary>
    public static ExpressionSyntax Outer(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized;
        return expression;
    }

    private static bool IsOperand(ExpressionSyntax expression) =>
        expression.Parent is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax or MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax;

    private static AssignmentExpressionSyntax Assignment(AssignmentExpressionSyntax sum, SyntaxKind kind, SyntaxKind token, ExpressionSyntax loss) =>
        SyntaxFactory.AssignmentExpression(kind, sum.Left, SyntaxFactory.Token(token).WithTriviaFrom(sum.OperatorToken), loss.WithoutTrivia());

    private static BinaryExpressionSyntax Binary(BinaryExpressionSyntax sum, SyntaxKind kind, SyntaxKind token, ExpressionSyntax loss) =>
        SyntaxFactory.BinaryExpression(kind, sum.Left, SyntaxFactory.Token(token).WithTriviaFrom(sum.OperatorToken), loss.WithoutTrivia());
}
