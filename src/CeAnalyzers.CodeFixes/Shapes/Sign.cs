using CeAnalyzers.CodeFixes.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>Puts a loss where minus the loss stood, and takes up a minus beside it: -log p becomes the loss, 'sum -= log p' becomes 'sum += loss', -rows.Average(r => log p) becomes rows.Average(r => loss), -2 * log p becomes 2 * loss.</summary>
internal static class Sign
{
    public static (SyntaxNode Target, SyntaxNode Replacement) Replace(ExpressionSyntax negative, ExpressionSyntax loss, SemanticModel model)
    {
        ExpressionSyntax outer = Outer(negative);
        return outer.Parent switch
        {
            PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) => (minus, loss),
            AssignmentExpressionSyntax sum when sum.IsKind(SyntaxKind.SubtractAssignmentExpression) && sum.Right == outer && IsNumber(sum.Left, model) => (sum, Assignment(sum, SyntaxKind.AddAssignmentExpression, SyntaxKind.PlusEqualsToken, loss)),
            AssignmentExpressionSyntax sum when sum.IsKind(SyntaxKind.AddAssignmentExpression) && sum.Right == outer && IsNumber(sum.Left, model) => (sum, Assignment(sum, SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MinusEqualsToken, loss)),
            BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.SubtractExpression) && sum.Right == outer && IsNumber(sum.Left, model) => (sum, Binary(sum, SyntaxKind.AddExpression, SyntaxKind.PlusToken, loss)),
            BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && sum.Right == outer && IsNumber(sum.Left, model) => (sum, Binary(sum, SyntaxKind.SubtractExpression, SyntaxKind.MinusToken, loss)),
            BinaryExpressionSyntax product when product.IsKind(SyntaxKind.MultiplyExpression) && product.Right == outer && WithoutMinus(product.Left) is { } factor => (product, factor is LiteralExpressionSyntax { Token.Value: 1 } ? loss : product.Update(factor, product.OperatorToken, loss.WithoutTrivia())),
            LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } when MeanOf(call) is { } mean && Outer(mean).Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus
                => (minus, mean.ReplaceNode(outer, loss.WithTriviaFrom(outer))),
            _ => (negative, IsOperand(negative) ? Place.Parenthesize(Place.Negate(loss)) : Place.Negate(loss)),
        };
    }

    /// <summary>Text has no minus, and what other types make of one is theirs.</summary>
    private static bool IsNumber(ExpressionSyntax expression, SemanticModel model) => model.GetTypeInfo(expression).Type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    /// <summary>The expression with the parentheses around it.</summary>
    public static ExpressionSyntax Outer(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax parenthesized) expression = parenthesized;
        return expression;
    }

    /// <summary>The call that sums what a lambda makes: rows.Average(r => ...), rows.Select(r => ...).Sum().</summary>
    private static InvocationExpressionSyntax? MeanOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText switch
    {
        "Sum" or "Average" => call,
        "Select" when call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Sum" or "Average", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } mean } => mean,
        _ => null,
    };

    /// <summary>2 of -2, 1.0 / n of -1.0 / n; null where there is no minus.</summary>
    private static ExpressionSyntax? WithoutMinus(ExpressionSyntax factor) => factor switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => minus.Operand.WithTriviaFrom(minus),
        ParenthesizedExpressionSyntax brackets => WithoutMinus(brackets.Expression) is { } inner ? brackets.WithExpression(inner) : null,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression } product => WithoutMinus(product.Left) is { } left ? product.WithLeft(left) : null,
        _ => null,
    };

    private static bool IsOperand(ExpressionSyntax expression) =>
        expression.Parent is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax or MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax;

    private static AssignmentExpressionSyntax Assignment(AssignmentExpressionSyntax sum, SyntaxKind kind, SyntaxKind token, ExpressionSyntax loss) =>
        SyntaxFactory.AssignmentExpression(kind, sum.Left, SyntaxFactory.Token(token).WithTriviaFrom(sum.OperatorToken), loss.WithoutTrivia());

    private static BinaryExpressionSyntax Binary(BinaryExpressionSyntax sum, SyntaxKind kind, SyntaxKind token, ExpressionSyntax loss) =>
        SyntaxFactory.BinaryExpression(kind, sum.Left, SyntaxFactory.Token(token).WithTriviaFrom(sum.OperatorToken), loss.WithoutTrivia());
}
