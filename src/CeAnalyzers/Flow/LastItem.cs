using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// The last item of a list that only grows, such as the outputs of the layers of a network: outputs[^1], outputs[outputs.Count - 1], outputs.Last(). It is what
/// was added last, whatever was added before.
/// </summary>
internal static class LastItem
{
    /// <summary>Whether a place that names a list reads nothing else of it.</summary>
    public static bool IsRead(SyntaxNode? use) => use?.Parent switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var index }] } access when access.Expression == use => IsLast(index, use),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Last", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } } access => access.Expression == use,
        _ => false,
    };

    /// <summary>Whether a write adds an item behind the others.</summary>
    public static bool IsAdded(Write write) => write is { Scope: WriteScope.Call, Argument: null, Operation: IInvocationOperation { TargetMethod.Name: "Add" } } && Collections.Puts(write.Operation);

    /// <summary>Whether calls only add to the list, empty it or read it.</summary>
    public static bool IsKept(IEnumerable<Write> writes, Func<Write, bool> counts) => writes.All(write => write.Scope == WriteScope.Whole
        || write is { Scope: WriteScope.Call, Argument: null, Operation: IInvocationOperation { TargetMethod.Name: "Add" or "Clear" or "ToArray" or "ToList" } }
        || write is { Scope: WriteScope.Call, Argument: not null } && !counts(write));

    private static bool IsLast(ExpressionSyntax index, SyntaxNode list) => index switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression, Operand: LiteralExpressionSyntax { Token.Value: 1 } } => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression, Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count", Expression: var counted }, Right: LiteralExpressionSyntax { Token.Value: 1 } } => SyntaxFactory.AreEquivalent(counted, list),
        _ => false,
    };
}
