using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Elements behind pointers, which have no operation of their own: p[i], *p, p->x, what a fixed statement pins.</summary>
internal static class Pointers
{
    /// <summary>The pointer whose element is read or written, or what is pinned; null for everything else.</summary>
    public static IOperation? Of(IOperation? operation) => operation switch
    {
        { Kind: OperationKind.None, Syntax: ElementAccessExpressionSyntax element } => Child(operation, element.Expression),
        { Kind: OperationKind.None, Syntax: PrefixUnaryExpressionSyntax dereference } when dereference.IsKind(SyntaxKind.PointerIndirectionExpression) => Child(operation, dereference.Operand),
        { Kind: OperationKind.None, Syntax: ExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent.Parent.Parent: FixedStatementSyntax } } pinned } => Child(operation, pinned),
        { Kind: OperationKind.None, Syntax: { Parent: MemberAccessExpressionSyntax access } structure } when access.IsKind(SyntaxKind.PointerMemberAccessExpression) && access.Expression == structure => operation.ChildOperations.FirstOrDefault(),
        IAddressOfOperation address => address.Reference,
        IBinaryOperation { Type: IPointerTypeSymbol } moved => moved.LeftOperand.Type is IPointerTypeSymbol ? moved.LeftOperand : moved.RightOperand,
        _ => null,
    };

    /// <summary>i of p[i] and of p + i.</summary>
    public static IOperation? IndexOf(IOperation? operation) => operation switch
    {
        { Kind: OperationKind.None, Syntax: ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var index }] } } => Child(operation, index),
        IBinaryOperation { Type: IPointerTypeSymbol } moved => moved.LeftOperand.Type is IPointerTypeSymbol ? moved.RightOperand : moved.LeftOperand,
        _ => null,
    };

    private static IOperation? Child(IOperation operation, SyntaxNode syntax) => operation.ChildOperations.FirstOrDefault(child => child.Syntax == syntax);
}
