using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// Loops that do something else in their last round, as those over the layers of a network do: for (int i = 0; i &lt; n; i++) x = i == n - 1 ? Softmax(z) : Relu(z).
/// What is read behind such a loop is what its last round gave.
/// </summary>
internal static class LastRounds
{
    /// <summary>The frame that a write is to be seen in which reaches a use: in the last rounds of the loops around it that the use is not in. What reaches the use from an earlier round is of any.</summary>
    public static Frame Seen(Write write, SyntaxNode? use, Evaluation evaluation, Frame frame)
    {
        foreach (SyntaxNode ancestor in write.Syntax.Ancestors().TakeWhile(a => a is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (ancestor is not ForStatementSyntax loop || !evaluation.Flow.LastRounds.GetOrAdd(loop, l => IsTold((ForStatementSyntax)l))) continue;
            if (use is null || !loop.Span.Contains(use.Span)) frame = evaluation.InLastRound(frame, loop);
            else if (write.Syntax.Span.End >= use.SpanStart) frame = frame.BeforeLastRound(loop);
        }

        return frame;
    }

    /// <summary>What a comparison with the counter of a loop is in the loop's last round; null where it is none, or where that is not known.</summary>
    public static bool? Compare(IBinaryOperation comparison, Frame frame, FlowAnalysis flow)
    {
        if (!frame.IsInLastRound) return null;
        (IOperation Base, int Offset) left = Parts(comparison.LeftOperand, flow), right = Parts(comparison.RightOperand, flow);
        int? distance = Last(left.Base, frame, flow) is { } first && AreAlike(first.Base, right.Base) ? first.Offset + left.Offset - right.Offset
            : Last(right.Base, frame, flow) is { } second && AreAlike(second.Base, left.Base) ? left.Offset - second.Offset - right.Offset
            : null;
        return (comparison.OperatorKind, distance) switch
        {
            (_, null) => null,
            (BinaryOperatorKind.Equals, var d) => d == 0,
            (BinaryOperatorKind.NotEquals, var d) => d != 0,
            (BinaryOperatorKind.LessThan, var d) => d < 0,
            (BinaryOperatorKind.LessThanOrEqual, var d) => d <= 0,
            (BinaryOperatorKind.GreaterThan, var d) => d > 0,
            (BinaryOperatorKind.GreaterThanOrEqual, var d) => d >= 0,
            _ => null,
        };
    }

    /// <summary>What the counter of a loop is in the last round that is seen.</summary>
    private static (IOperation Base, int Offset)? Last(IOperation counter, Frame frame, FlowAnalysis flow)
    {
        if (counter is not ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var reference] } || reference.GetSyntax(flow.Cancellation) is not VariableDeclaratorSyntax { Parent.Parent: ForStatementSyntax { Condition: BinaryExpressionSyntax condition } loop } || !frame.IsLastRound(loop)) return null;
        if (flow.ModelOf(loop.SyntaxTree).GetOperation(condition.Right, flow.Cancellation) is not { } end) return null;
        (IOperation @base, int offset) = Parts(end, flow);
        return (@base, condition.IsKind(SyntaxKind.LessThanExpression) ? offset - 1 : offset);
    }

    /// <summary>layers.Count and -1 of layers.Count - 1, also where a local holds it.</summary>
    private static (IOperation Base, int Offset) Parts(IOperation operation, FlowAnalysis flow)
    {
        int offset = 0;
        while (true)
        {
            operation = Held.By(operation, flow) ?? operation;
            if (operation is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, RightOperand.ConstantValue: { HasValue: true, Value: int number } } sum) return (operation, offset);
            offset += sum.OperatorKind == BinaryOperatorKind.Add ? number : -number;
            operation = sum.LeftOperand;
        }
    }

    private static bool AreAlike(IOperation one, IOperation other) => SyntaxFactory.AreEquivalent(one.Syntax, other.Syntax);

    /// <summary>A loop that counts up one by one to its end, and no further than that, with a condition on the counter in it.</summary>
    private static bool IsTold(ForStatementSyntax loop) =>
        loop is { Declaration.Variables: [{ Identifier.ValueText: var counter }], Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression, Left: IdentifierNameSyntax compared } }
        && compared.Identifier.ValueText == counter && Loops.CountsByOne(loop, counter) && !Loops.Changes(loop.Statement, counter)
        && loop.Statement.DescendantNodes().Any(node => node is IfStatementSyntax or ConditionalExpressionSyntax && IsOf(node, counter))
        && !loop.Statement.DescendantNodes(node => node is not (ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax)).Any(node => node is BreakStatementSyntax or GotoStatementSyntax);

    private static bool IsOf(SyntaxNode choice, string counter) =>
        (choice is IfStatementSyntax statement ? statement.Condition : ((ConditionalExpressionSyntax)choice).Condition).DescendantNodes().Any(name => name is IdentifierNameSyntax { Identifier.ValueText: var text } && text == counter);
}
