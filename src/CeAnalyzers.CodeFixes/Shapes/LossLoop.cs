using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>for (int i = 0; i &lt; p.Length; i++) loss -= t[i] * Math.Log(p[i]); and nothing else in the loop.</summary>
internal static class LossLoop
{
    public static RowLoss? Around(SummedTerm term, FlowAnalysis flow)
    {
        if (Accumulation(term.Syntax) is not { } statement || LoopOf(statement, term) is not { } loop || CountingLoop.Counter(loop) is not { } counter) return null;
        if (RowOf(term.Probability, counter) is not { } probabilities || RowOf(term.Target, counter) is not { } targets) return null;
        if (Mentions(((AssignmentExpressionSyntax)statement.Expression).Left, counter)) return null;
        return IsLength(loop, probabilities, targets, flow)
            ? new RowLoss(term.Syntax, probabilities, targets, loss => term.Put(term.Syntax, loss) is var (part, replacement) ? (loop, statement.ReplaceNode(part, replacement)) : default)
            : null;
    }

    /// <summary>loss -= term; loss += term; loss = loss - term.</summary>
    private static ExpressionStatementSyntax? Accumulation(ExpressionSyntax term)
    {
        ExpressionSyntax outer = Sign.Outer(term);
        if (outer.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression, Parent: AssignmentExpressionSyntax assignment } sum
            && sum.Right == outer && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && SyntaxFactory.AreEquivalent(assignment.Left, sum.Left))
            return assignment.Parent as ExpressionStatementSyntax;
        return outer.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression or (int)SyntaxKind.SubtractAssignmentExpression } compound
            ? compound.Parent as ExpressionStatementSyntax
            : null;
    }

    /// <summary>The loop whose only statement this is, also under 'if (t[i] > 0)': other targets add nothing.</summary>
    private static ForStatementSyntax? LoopOf(StatementSyntax statement, SummedTerm term)
    {
        SyntaxNode parent = Alone(statement);
        if (parent is IfStatementSyntax { Else: null, Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.NotEqualsExpression } condition } guard
            && condition.Right is LiteralExpressionSyntax { Token.Value: 0 or 0.0 or 0f } && SyntaxFactory.AreEquivalent(condition.Left, term.Target.Syntax))
            parent = Alone(guard);
        return parent as ForStatementSyntax;
    }

    /// <summary>What the statement is all of, but for variables that only help it.</summary>
    private static SyntaxNode Alone(StatementSyntax statement) =>
        statement.Parent is BlockSyntax block && block.Statements.Last() == statement && block.Statements.Where(s => s != statement).All(IsHelper) ? block.Parent! : statement.Parent!;

    private static bool IsHelper(StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax && !statement.DescendantNodes().Any(n => n is AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { OperatorToken.ValueText: "++" or "--" }
            || n is InvocationExpressionSyntax and not { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" or "MathF" } } });

    /// <summary>p of p[i]; null where p itself depends on the counter, or could be another row each time.</summary>
    private static IOperation? RowOf(IOperation entry, string counter)
    {
        (IOperation? row, IOperation? index) = entry switch
        {
            IArrayElementReferenceOperation { Indices: [var only] } element => (element.ArrayReference, only),
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var only] } element => (element.Instance, only.Value),
            _ => (null, null),
        };
        return index is ILocalReferenceOperation local && local.Local.Name == counter && row is not null && !Mentions(row.Syntax, counter) && !row.DescendantsAndSelf().Any(o => o is IInvocationOperation)
            ? row
            : null;
    }

    /// <summary>The loop runs to the length of one of the rows.</summary>
    private static bool IsLength(ForStatementSyntax loop, IOperation probabilities, IOperation targets, FlowAnalysis flow) =>
        CountingLoop.MeasuredBy(loop, flow) is { Syntax: var row }
        && (SyntaxFactory.AreEquivalent(row, probabilities.Syntax) || SyntaxFactory.AreEquivalent(row, targets.Syntax));

    private static bool Mentions(SyntaxNode node, string name) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == name);
}
