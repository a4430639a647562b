using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>
/// Loops over the rows of a container: for (i ...) for (j ...) x[i, j] = ..., x[i][j], x[i * n + j]. What such a loop writes in one round it does
/// not read in the next, where the part of the index that the inner loops do not change is the same in all that it reads and writes.
/// </summary>
internal static class Rows
{
    /// <summary>Whether the loop that tests a condition, or runs through a collection, touches other elements in each round.</summary>
    /// <param name="test">The condition or the collection.</param>
    /// <param name="use">The place that reads the container.</param>
    /// <param name="written">What the loop writes of it.</param>
    public static bool AreApart(SyntaxNode test, SyntaxNode use, IEnumerable<Write> written)
    {
        if (CountersOf(test) is not ({ Count: > 0 } counters, { } body) || Element(use) is not { } read) return false;
        List<string?> rows = [.. IndicesOf(read).Select(RowOf)];
        return rows.Any(row => row is not null) && written.All(write => Target(write.Syntax) is { } target && HasRow([.. IndicesOf(target).Select(RowOf)]));

        bool HasRow(List<string?> others) => others.Count == rows.Count && others.Where((row, place) => row is not null && row == rows[place]).Any();

        // the terms of an index that are the same throughout a round; null where none of them is of the counter
        string? RowOf(ExpressionSyntax index)
        {
            List<ExpressionSyntax> fixedTerms = [.. Terms(index).Where(term => !IsInner(term))];
            return fixedTerms.Any(term => NamesIn(term).Any(IsOfCounter)) ? string.Join("+", fixedTerms.Select(term => term.NormalizeWhitespace().ToString()).OrderBy(term => term, StringComparer.Ordinal)) : null;
        }

        bool IsInner(ExpressionSyntax term) => NamesIn(term).ToList() is { Count: > 0 } names && names.All(name => !IsOfCounter(name) && DeclaratorOf(name) is not null);

        // the counter, or a local of the loop that is made of it and of what stays the same: int offset = i * n
        bool IsOfCounter(string name) => counters.Contains(name)
            || DeclaratorOf(name) is VariableDeclaratorSyntax { Initializer.Value: { } value, Parent.Parent: LocalDeclarationStatementSyntax } && NamesIn(value).Any(counters.Contains)
                && value.DescendantNodesAndSelf().All(node => node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.AddExpression } or ParenthesizedExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax);

        SyntaxNode? DeclaratorOf(string name) => body.DescendantNodes().FirstOrDefault(node => node is VariableDeclaratorSyntax declarator && declarator.Identifier.ValueText == name || node is ForEachStatementSyntax loop && loop.Identifier.ValueText == name);
    }

    private static (List<string> Counters, StatementSyntax? Body) CountersOf(SyntaxNode test) => test.AncestorsAndSelf().FirstOrDefault(a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or MemberDeclarationSyntax) switch
    {
        ForStatementSyntax { Declaration.Variables: var variables, Condition: { } condition, Statement: var body } when condition.Span.Contains(test.Span) => ([.. variables.Select(variable => variable.Identifier.ValueText)], body),
        ForEachStatementSyntax { Expression: var all, Identifier.ValueText: var name, Statement: var body } when all.Span.Contains(test.Span) => ([name], body),
        _ => ([], null),
    };

    /// <summary>The element that a mention of the container gives access to: x[i][j], this.x[i].</summary>
    private static ExpressionSyntax? Element(SyntaxNode use)
    {
        SyntaxNode node = use;
        while (node.Parent is ElementAccessExpressionSyntax access && access.Expression == node || node.Parent is MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax) node = node.Parent!;
        return node as ExpressionSyntax;
    }

    private static ExpressionSyntax? Target(SyntaxNode write) => write switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left,
        PostfixUnaryExpressionSyntax increment => increment.Operand,
        PrefixUnaryExpressionSyntax increment => increment.Operand,
        _ => null,
    };

    private static IEnumerable<ExpressionSyntax> IndicesOf(ExpressionSyntax element) => element switch
    {
        ElementAccessExpressionSyntax access => IndicesOf(access.Expression).Concat(access.ArgumentList.Arguments.Select(argument => argument.Expression)),
        MemberAccessExpressionSyntax member => IndicesOf(member.Expression),
        ParenthesizedExpressionSyntax brackets => IndicesOf(brackets.Expression),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> Terms(ExpressionSyntax index) => index switch
    {
        ParenthesizedExpressionSyntax brackets => Terms(brackets.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Terms(sum.Left).Concat(Terms(sum.Right)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference => Terms(difference.Left).Append(SyntaxFactory.PrefixUnaryExpression(SyntaxKind.UnaryMinusExpression, difference.Right.WithoutTrivia())),
        _ => [index],
    };

    /// <summary>The variables of a term. What is looked up, as in x[order[i]], may be the same for different counters.</summary>
    private static IEnumerable<string> NamesIn(ExpressionSyntax term) =>
        term.DescendantNodesAndSelf(node => node is not (ElementAccessExpressionSyntax or InvocationExpressionSyntax)).OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText);
}
