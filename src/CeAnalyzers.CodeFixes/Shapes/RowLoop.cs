using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>for (int i = 0; i &lt; p.Length; i++) q[i] = f(p[i]); a function of each entry of a row, into another row.</summary>
internal static class RowLoop
{
    /// <summary>The loop around the function that consists of nothing else, p and q.</summary>
    public static (ForStatementSyntax Loop, IOperation Row, ExpressionSyntax Destination)? Around(ExpressionSyntax function, IOperation operand, FlowAnalysis flow)
    {
        ExpressionSyntax outer = Sign.Outer(function);
        if (outer.Parent is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax statement } assignment || assignment.Right != outer || LoopOf(statement) is not { } loop) return null;
        if (flow.ModelOf(loop.SyntaxTree).GetOperation(assignment, flow.Cancellation) is not ISimpleAssignmentOperation { Target: var target }) return null;
        if (ExponentialRow.ElementOf(operand) is not var (row, at) || ExponentialRow.ElementOf(target) is not var (destination, index)) return null;
        var rows = new ExponentialRow(flow);
        return ExponentialRow.IsSame(at, index) && !ExponentialRow.IsSame(row, destination) && rows.RunsOver(index, row) && Destination(destination) is { } q
            && SymbolEqualityComparer.Default.Equals(ExponentialRow.TypeOfEntries(row.Type), ExponentialRow.TypeOfEntries(destination.Type))
                ? (loop, row, q)
                : null;
    }

    /// <summary>An array or a span: what the loop does not write of it, the call does not, and both want it as long as the row.</summary>
    public static ExpressionSyntax? Destination(IOperation destination) => Variables.Named(destination) is ILocalSymbol or IParameterSymbol or IFieldSymbol || Variables.Named(destination) is IPropertySymbol property && Region.IsAuto(property) ? destination.Syntax as ExpressionSyntax : null;

    /// <summary>The loop that consists of the statement.</summary>
    public static ForStatementSyntax? LoopOf(StatementSyntax statement) =>
        statement.Parent is BlockSyntax { Statements.Count: 1, Parent: ForStatementSyntax outer } ? outer : statement.Parent as ForStatementSyntax;
}
