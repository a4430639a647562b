using CeAnalyzers.CodeFixes.Reach;
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
        if (StatementOf(sink.Operation.Syntax) is not { Expression: AssignmentExpressionSyntax assignment } statement || RowLoop.LoopOf(statement) is not { } loop) return null;
        if (sink.Flow.ModelOf(loop.SyntaxTree).GetOperation(assignment, sink.Flow.Cancellation) is not IAssignmentOperation { Target: var target } write || ExponentialRow.ElementOf(target) is not var (destination, index)) return null;
        if (write != sink.Operation && (write is not ISimpleAssignmentOperation || Variables.Unwrap(write.Value) != sink.Operation)) return null;
        var rows = new ExponentialRow(sink.Flow, inPlace: write);
        (IOperation share, IOperation total)? parts = write == sink.Operation && write is ICompoundAssignmentOperation division ? InPlace(division, sink.Flow) : Parts(sink.Operation, sink.Flow);
        if (parts is not var (share, total) || rows.OfTotal(total) is not { Syntax: ExpressionSyntax logits } row) return null;
        return IsEntry(share, index, row, rows) && rows.RunsOver(index, row) && RowLoop.Destination(destination) is { } p
            && SymbolEqualityComparer.Default.Equals(ExponentialRow.TypeOfEntries(row.Type), ExponentialRow.TypeOfEntries(destination.Type))
                ? (loop, logits, p)
                : null;
    }

    /// <summary>for (int i = 0; i &lt; n; i++) p[i] /= sum, or p[i] = p[i] / sum; the loop, p, i and the sum.</summary>
    public static (ForStatementSyntax Loop, IOperation Destination, IOperation Index, IOperation Total)? InPlace(SoftmaxSink sink)
    {
        if (StatementOf(sink.Operation.Syntax) is not { Expression: AssignmentExpressionSyntax assignment } statement || RowLoop.LoopOf(statement) is not { } loop) return null;
        if (sink.Flow.ModelOf(loop.SyntaxTree).GetOperation(assignment, sink.Flow.Cancellation) is not IAssignmentOperation { Target: var target } write || ExponentialRow.ElementOf(target) is not var (destination, index)) return null;
        (IOperation share, IOperation total)? parts = write is ICompoundAssignmentOperation division ? InPlace(division, sink.Flow) : Variables.Unwrap(write.Value) == sink.Operation ? Parts(sink.Operation, sink.Flow) : null;
        return parts is var (share, total) && ExponentialRow.ElementOf(share) is var (stored, at) && ExponentialRow.IsSame(stored, destination) && ExponentialRow.IsSame(at, index) ? (loop, destination, index, total) : null;
    }

    /// <summary>e.Select(x => x / sum).ToArray(), Array.ConvertAll(e, x => x / sum); the whole query and z.</summary>
    public static (ExpressionSyntax Query, ExpressionSyntax Logits)? InQuery(SoftmaxSink sink)
    {
        if (sink.Operation.Syntax is not ExpressionSyntax quotient || RowMap.Around(quotient, sink.Flow) is not var (query, source)) return null;
        var rows = new ExponentialRow(sink.Flow);
        if (Parts(sink.Operation, sink.Flow) is not var (share, total) || rows.OfTotal(total) is not { Syntax: ExpressionSyntax logits } row) return null;
        bool isWhole = Variables.Unwrap(share) is IParameterReferenceOperation ? ExponentialRow.IsSame(rows.OfEntries(source), row)
            : Variables.Unwrap(Exponential.ExponentOf(share, sink.Flow)) is IParameterReferenceOperation && ExponentialRow.IsSame(Variables.Unwrap(source), row);
        return isWhole ? (query, ExponentialRow.AsArray(logits, row.Type)) : null;
    }

    /// <summary>TensorPrimitives.Divide(e, sum, p); the call, z and p.</summary>
    public static (ExpressionSyntax Call, ExpressionSyntax Logits, ExpressionSyntax Destination)? InCall(SoftmaxSink sink)
    {
        if (sink.Operation is not IInvocationOperation { TargetMethod: { Name: "Divide", ContainingType.Name: "TensorPrimitives" }, Arguments: [{ Value: var share }, { Value: var total }, { Value: var destination }], Syntax: ExpressionSyntax call }) return null;
        var rows = new ExponentialRow(sink.Flow);
        return rows.OfTotal(total) is { Syntax: ExpressionSyntax logits } row && ExponentialRow.IsSame(rows.OfEntries(share), row) && Variables.Unwrap(destination)?.Syntax is ExpressionSyntax p ? (call, logits, p) : null;
    }

    /// <summary>One entry, where it is computed once: z and its index.</summary>
    public static (ExpressionSyntax Logits, ExpressionSyntax Index)? Single(SoftmaxSink sink)
    {
        return !IsRepeated(sink.Operation.Syntax) && Entry(sink.Operation, new ExponentialRow(sink.Flow)) is var (logits, index) && sink.Operation.Syntax.Span.Contains(index.Syntax.Span) && index.Syntax is ExpressionSyntax which ? (logits, which) : null;
    }

    /// <summary>The entry whose log is taken, also where every exponent is less the maximum, computed once: z and its index.</summary>
    public static (ExpressionSyntax Logits, ExpressionSyntax Index)? UnderLog(LogSink log)
    {
        if (IsRepeated(log.Operation.Syntax) || Quotient(log) is not { } quotient) return null;
        foreach (ILocalSymbol? shift in Shifts(quotient, log.Flow).Prepend(null))
        {
            if (Entry(quotient, new ExponentialRow(log.Flow, shift)) is not var (logits, index)) continue;
            bool isHere = log.Operation.Syntax.Span.Contains(index.Syntax.Span);
            return (isHere || Region.Between(quotient, log.Operation.Syntax, log.Flow)?.Keeps(index) == true) && index.Syntax is ExpressionSyntax which ? (logits, which) : null;
        }

        return null;
    }

    /// <summary>The quotient whose log is taken, in place or by way of a local.</summary>
    public static IOperation? Quotient(LogSink log)
    {
        IOperation? operand = Held.By(log.Operand, log.Flow);
        return operand is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } ? operand : null;
    }

    /// <summary>The locals that are subtracted from numbers and have their last value before that: such as maxima.</summary>
    private static IEnumerable<ILocalSymbol> Shifts(IOperation place, FlowAnalysis flow)
    {
        Body body = flow.BodyOf(place);
        return body.Root.Descendants().OfType<IBinaryOperation>()
            .Where(difference => difference.OperatorKind == BinaryOperatorKind.Subtract)
            .Select(difference => Variables.Unwrap(difference.RightOperand))
            .OfType<ILocalReferenceOperation>()
            .GroupBy<ILocalReferenceOperation, ILocalSymbol>(use => use.Local, SymbolEqualityComparer.Default)
            .Where(uses => body.WritesOf(uses.Key).All(write => write.Syntax.Span.End < uses.Min(use => use.Syntax.SpanStart) && !uses.Any(use => use.Syntax.Ancestors().Any(outer => EntryShift.IsRepeating(outer) && outer.Span.Contains(write.Syntax.Span)))))
            .Select(uses => uses.Key);
    }

    private static bool IsRepeated(SyntaxNode node) => node.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax)
        .Any(a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    /// <summary>z and k of the quotient, in the number type of the entries.</summary>
    private static (ExpressionSyntax Logits, IOperation Index)? Entry(IOperation quotient, ExponentialRow rows)
    {
        if (Parts(quotient, rows.Flow) is not var (share, total)) return null;
        if (rows.OfTotal(total) is not { Syntax: ExpressionSyntax logits } row || !SymbolEqualityComparer.Default.Equals(ExponentialRow.TypeOfEntries(row.Type), quotient.Type)) return null;
        IOperation? at = rows.Entry(share) is (var entries, var direct) ? (ExponentialRow.IsSame(entries, row) ? direct : null)
            : ExponentialRow.ElementOf(share) is (var stored, var index) && ExponentialRow.IsSame(rows.OfEntries(stored), row) ? index
            : null;
        return at is null ? null : (logits, at);
    }

    /// <summary>exp(z[i]), or e[i] where e holds the exponentials of z.</summary>
    private static bool IsEntry(IOperation share, IOperation index, IOperation row, ExponentialRow rows) =>
        rows.Entry(share) is (var entries, var at) ? ExponentialRow.IsSame(entries, row) && ExponentialRow.IsSame(at, index)
        : ExponentialRow.ElementOf(share) is (var stored, var place) && ExponentialRow.IsSame(place, index) && ExponentialRow.IsSame(rows.OfEntries(stored), row);

    /// <summary>What is divided, and by what, also where it is multiplied with the reciprocal.</summary>
    private static (IOperation Share, IOperation Total)? Parts(IOperation quotient, FlowAnalysis flow) => quotient switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division => (division.LeftOperand, division.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product => Reciprocal(product.RightOperand, flow) is { } total ? (product.LeftOperand, total) : Reciprocal(product.LeftOperand, flow) is { } first ? (product.RightOperand, first) : null,
        _ => null,
    };

    /// <summary>p[i] /= sum, p[i] *= 1 / sum.</summary>
    private static (IOperation Share, IOperation Total)? InPlace(ICompoundAssignmentOperation assignment, FlowAnalysis flow) => assignment.OperatorKind switch
    {
        BinaryOperatorKind.Divide => (assignment.Target, assignment.Value),
        BinaryOperatorKind.Multiply when Reciprocal(assignment.Value, flow) is { } total => (assignment.Target, total),
        _ => null,
    };

    /// <summary>The sum of 1 / sum.</summary>
    private static IOperation? Reciprocal(IOperation operand, FlowAnalysis flow) =>
        Held.By(operand, flow) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division && flow.ValueOf(division.LeftOperand).Is(1) ? division.RightOperand : null;

    private static ExpressionStatementSyntax? StatementOf(SyntaxNode node)
    {
        while (node is ExpressionSyntax) node = node.Parent!;
        return node as ExpressionStatementSyntax;
    }
}
