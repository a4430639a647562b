using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>Expressions that give the same value however often they are evaluated, so that a fix may write them once more, or once less.</summary>
internal static class Repeatable
{
    /// <summary>A call without arguments may go on to the next number: random.NextDouble(), reader.ReadSingle().</summary>
    public static bool Is(SyntaxNode expression) => !expression.DescendantNodesAndSelf().Any(node => node switch
    {
        AssignmentExpressionSyntax or AwaitExpressionSyntax => true,
        PostfixUnaryExpressionSyntax step => !step.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax step => step.IsKind(SyntaxKind.PreIncrementExpression) || step.IsKind(SyntaxKind.PreDecrementExpression),
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.Count == 0,
        _ => false,
    });
}
