using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>for (int i = 0; i &lt; n; i++).</summary>
internal static class CountingLoop
{
    /// <summary>The variable of a loop that counts up from 0 by 1.</summary>
    public static string? Counter(ForStatementSyntax loop)
    {
        if (loop is not { Declaration.Variables: [{ Initializer.Value: LiteralExpressionSyntax { Token.Value: 0 } } counter], Incrementors: [var step] }) return null;
        bool isByOne = step switch
        {
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression, Operand: IdentifierNameSyntax name } => name.Identifier.ValueText == counter.Identifier.ValueText,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression, Operand: IdentifierNameSyntax name } => name.Identifier.ValueText == counter.Identifier.ValueText,
            _ => false,
        };
        return isByOne ? counter.Identifier.ValueText : null;
    }

    /// <summary>n, and where n is a local that is given its value once, that value.</summary>
    public static IOperation? BoundOf(ForStatementSyntax loop, FlowAnalysis flow)
    {
        if (loop.Condition is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression, Right: var bound }) return null;
        IOperation? length = flow.ModelOf(loop.SyntaxTree).GetOperation(bound, flow.Cancellation);
        return length is ILocalReferenceOperation local && flow.BodyOf(length).WritesOf(local.Local) is [{ Scope: WriteScope.Whole, Value: { } value }] ? value : length;
    }
}
