using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>The loops around a piece of code.</summary>
internal static class Loops
{
    /// <summary>Whether an index takes another value in each round of a loop around it, or in each call of a lambda.</summary>
    public static bool RunThrough(IOperation index) =>
        index.DescendantsAndSelf().Any(part => part switch
        {
            ILocalReferenceOperation local => Around(index.Syntax).Any(loop => Declares(loop, local.Local) || Changes(loop, local.Local.Name)),
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } } => true,
            IParameterReferenceOperation parameter => Around(index.Syntax).Any(loop => Changes(loop, parameter.Parameter.Name)),
            _ => false,
        });

    /// <summary>The variable of a for loop that starts at 0 or above and is only increased at its end: 0, 1, 2 ...</summary>
    public static bool CountsUp(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: int and >= 0 }, Parent.Parent: ForStatementSyntax loop }
        && (CountsByOne(loop, local.Name) || loop.Incrementors is [AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression, Left: var increased }] && IsNamed(increased, local.Name));

    /// <summary>Whether the one thing that a for loop does at the end of a round is i++ or ++i.</summary>
    public static bool CountsByOne(ForStatementSyntax loop, string counter) => loop.Incrementors is [var step] && step switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression, Operand: var increased } => IsNamed(increased, counter),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression, Operand: var increased } => IsNamed(increased, counter),
        _ => false,
    };

    /// <summary>n, and n - 1, of the variable of a for loop that runs while i &lt; n.</summary>
    public static bool EndsAt(ILocalSymbol local, SyntaxNode end)
    {
        if (local.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax() is not VariableDeclaratorSyntax { Parent.Parent: ForStatementSyntax { Condition: BinaryExpressionSyntax condition } }) return false;
        if (condition.Left is not IdentifierNameSyntax counter || counter.Identifier.ValueText != local.Name || !(condition.IsKind(SyntaxKind.LessThanExpression) || condition.IsKind(SyntaxKind.LessThanOrEqualExpression))) return false;
        while (end is ParenthesizedExpressionSyntax brackets) end = brackets.Expression;
        return SyntaxFactory.AreEquivalent(end, condition.Right)
            || end is BinaryExpressionSyntax { Right: LiteralExpressionSyntax { Token.Value: 1 } } less && less.IsKind(SyntaxKind.SubtractExpression) && SyntaxFactory.AreEquivalent(less.Left, condition.Right);
    }

    private static IEnumerable<SyntaxNode> Around(SyntaxNode node) =>
        node.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax)
            .Where(a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    private static bool Declares(SyntaxNode loop, ISymbol local) =>
        local.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == loop.SyntaxTree && loop.Span.Contains(r.Span));

    /// <summary>A variable gets another value in the code, or may get one from a method that it is passed to.</summary>
    public static bool Changes(SyntaxNode code, string variable) => code.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax assignment => IsNamed(assignment.Left, variable),
        PostfixUnaryExpressionSyntax increment => IsNamed(increment.Operand, variable),
        PrefixUnaryExpressionSyntax increment => IsNamed(increment.Operand, variable),
        ArgumentSyntax { RefOrOutKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => IsNamed(argument.Expression, variable),
        _ => false,
    });

    private static bool IsNamed(SyntaxNode node, string variable) => node is IdentifierNameSyntax name && name.Identifier.ValueText == variable;
}
