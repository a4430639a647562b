using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>exp(z[i]) / sum(exp(z)), as far as it is certain to be over all of an array z: by entry, by loop or by query.</summary>
internal static class SoftmaxQuotient
{
    /// <summary>for (int i = 0; i &lt; z.Length; i++) p[i] = e[i] / sum; the loop, z and p.</summary>
    public static (ForStatementSyntax Loop, ExpressionSyntax Logits, ExpressionSyntax Destination)? InLoop(SoftmaxSink sink)
    {
        if (StatementOf(sink.Operation.Syntax) is not { Expression: AssignmentExpressionSyntax assignment } statement || LoopOf(statement) is not { } loop) return null;
        if (sink.Flow.ModelOf(loop.SyntaxTree).GetOperation(assignment, sink.Flow.Cancellation) is not IAssignmentOperation { Target: IArrayElementReferenceOperation { ArrayReference: { } destination, Indices: [var index] } target } write) return null;
        if (write != sink.Operation && (write is not ISimpleAssignmentOperation || Variables.Unwrap(write.Value) != sink.Operation)) return null;
        var rows = new ExponentialRow(sink.Flow);
        (IOperation share, IOperation total)? parts = write == sink.Operation && write is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide } division ? (target, division.Value) : Parts(sink.Operation);
        if (parts is not var (share, total) || rows.OfTotal(total) is not { Syntax: ExpressionSyntax logits } row) return null;
        return IsEntry(share, index, row, rows) && rows.RunsOver(index, row) && !ExponentialRow.IsSame(destination, row) && rows.IsCopyOf(destination, row)
            && SymbolEqualityComparer.Default.Equals(row.Type, destination.Type) && destination.Syntax is ExpressionSyntax p
                ? (loop, logits, p)
                : null;
    }

    /// <summary>e.Select(x => x / sum).ToArray(); the whole query and z.</summary>
    public static (ExpressionSyntax Query, ExpressionSyntax Logits)? InQuery(SoftmaxSink sink)
    {
        if (sink.Operation.Syntax.Parent is not LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray", Parent: InvocationExpressionSyntax query } } select } }) return null;
        if (sink.Flow.ModelOf(query.SyntaxTree).GetOperation(select, sink.Flow.Cancellation) is not IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" }, Arguments: [{ Value: var source }, _] }) return null;
        var rows = new ExponentialRow(sink.Flow);
        if (Parts(sink.Operation) is not var (share, total) || rows.OfTotal(total) is not { Syntax: ExpressionSyntax logits } row) return null;
        bool isWhole = Variables.Unwrap(share) is IParameterReferenceOperation ? ExponentialRow.IsSame(rows.OfEntries(source), row)
            : Variables.Unwrap(ExponentialRow.ExponentOf(share, sink.Flow)) is IParameterReferenceOperation && ExponentialRow.IsSame(Variables.Unwrap(source), row);
        return isWhole ? (query, logits) : null;
    }

    /// <summary>One entry, where it is computed once: z and its index.</summary>
    public static (ExpressionSyntax Logits, ExpressionSyntax Index)? Single(SoftmaxSink sink)
    {
        bool isRepeated = sink.Operation.Syntax.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax)
            .Any(a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
        if (isRepeated || Parts(sink.Operation) is not var (share, total)) return null;
        var rows = new ExponentialRow(sink.Flow);
        if (rows.OfTotal(total) is not { Syntax: ExpressionSyntax logits, Type: IArrayTypeSymbol { ElementType: var element } } row || !SymbolEqualityComparer.Default.Equals(element, sink.Operation.Type)) return null;
        IOperation? at = rows.Entry(share) is (var entries, var direct) ? (ExponentialRow.IsSame(entries, row) ? direct : null)
            : Variables.Unwrap(share) is IArrayElementReferenceOperation { ArrayReference: var stored, Indices: [var index] } && ExponentialRow.IsSame(rows.OfEntries(stored), row) ? index
            : null;
        return at?.Syntax is ExpressionSyntax which && sink.Operation.Syntax.Span.Contains(which.Span) ? (logits, which) : null;
    }

    /// <summary>exp(z[i]), or e[i] where e holds the exponentials of z.</summary>
    private static bool IsEntry(IOperation share, IOperation index, IOperation row, ExponentialRow rows) =>
        rows.Entry(share) is (var entries, var at) ? ExponentialRow.IsSame(entries, row) && ExponentialRow.IsSame(at, index)
        : Variables.Unwrap(share) is IArrayElementReferenceOperation { ArrayReference: var stored, Indices: [var place] } && ExponentialRow.IsSame(place, index) && ExponentialRow.IsSame(rows.OfEntries(stored), row);

    /// <summary>What is divided, and by what.</summary>
    private static (IOperation Share, IOperation Total)? Parts(IOperation quotient) =>
        quotient is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division ? (division.LeftOperand, division.RightOperand) : null;

    private static ExpressionStatementSyntax? StatementOf(SyntaxNode node)
    {
        while (node is ExpressionSyntax) node = node.Parent!;
        return node as ExpressionStatementSyntax;
    }

    /// <summary>The loop that consists of the statement.</summary>
    private static ForStatementSyntax? LoopOf(StatementSyntax statement) =>
        statement.Parent is BlockSyntax { Statements.Count: 1, Parent: ForStatementSyntax outer } ? outer : statement.Parent as ForStatementSyntax;
}
