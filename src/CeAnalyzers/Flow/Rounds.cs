using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>
/// Loops that send a value through layers of which it is not known how many there are: foreach (var layer in layers) x = layer.Forward(x). A network has
/// a layer: after the loop the variable does not hold what it began with.
/// </summary>
internal static class Rounds
{
    /// <summary>Leaves out the definitions before such a loop, where nothing is known of what they give.</summary>
    /// <param name="symbol">The variable.</param>
    /// <param name="writes">The writes that reach the place.</param>
    /// <param name="use">The place; null for the end of the body.</param>
    /// <param name="takesLast">Whether it reads the last item of a list, which the loop adds to.</param>
    /// <param name="reachesEntry">Whether what the variable held when the body began reaches it.</param>
    /// <param name="valueOf">What a write gives.</param>
    /// <param name="initial">What the variable held when the body began.</param>
    public static void LeaveOutStart(ISymbol symbol, List<Write> writes, SyntaxNode? use, bool takesLast, ref bool reachesEntry, Func<Write, Value> valueOf, Func<Value> initial)
    {
        if (writes.Count + (reachesEntry ? 1 : 0) < 2) return;
        if (writes.Select(write => LoopOf(symbol, write.Syntax, use, takesLast)).FirstOrDefault(loop => loop is not null) is not { } loop) return;
        List<Write> before = writes.FindAll(write => write.Syntax.Span.End <= loop.SpanStart);
        if (before.Any(write => valueOf(write).HasKind) || reachesEntry && initial().HasKind) return;
        writes.RemoveAll(before.Contains);
        reachesEntry = false;
    }

    /// <summary>The outermost loop around a write, and not around the use, of which each round gives the variable a value that is made of the one before.</summary>
    private static SyntaxNode? LoopOf(ISymbol symbol, SyntaxNode write, SyntaxNode? use, bool takesLast) =>
        write.Ancestors().TakeWhile(a => a is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .LastOrDefault(a => a is ForStatementSyntax or ForEachStatementSyntax && (use is null || !a.Span.Contains(use.Span)) && Sends((StatementSyntax)a, symbol.Name, takesLast));

    /// <summary>x = f(x), or y = f(x) and then x = y, or of the last of a list xs.Add(y), as statements of the loop itself: no condition is in the way.</summary>
    private static bool Sends(StatementSyntax loop, string variable, bool takesLast) =>
        (loop is ForStatementSyntax counted ? counted.Statement : ((ForEachStatementSyntax)loop).Statement) is var body
        && Statements(body).OfType<ExpressionStatementSyntax>().Any(statement => statement.Expression switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var target } => IsNamed(target, variable) && body.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.SpanStart < statement.Span.End && IsNamed(name, variable) && IsGiven(name)),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: var list } } => takesLast && IsNamed(list, variable),
            _ => false,
        });

    private static IEnumerable<StatementSyntax> Statements(StatementSyntax body) => body is BlockSyntax block ? block.Statements : new[] { body };

    private static bool IsNamed(ExpressionSyntax expression, string variable) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == variable,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText == variable,
        _ => false,
    };

    /// <summary>It is an operand, or is handed to a call: what is read to be compared makes nothing.</summary>
    private static bool IsGiven(IdentifierNameSyntax name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : name;
        while (whole.Parent is ElementAccessExpressionSyntax element && element.Expression == whole) whole = element;
        return whole.Parent is ArgumentSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.AddExpression }
            || whole.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } sum && sum.Right == whole
            || whole.Parent is CommonForEachStatementSyntax loop && loop.Expression == whole;
    }
}
