using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>
/// exp(x[i, j] - max) / sum, where the sum is of row i alone and the maximum, found before the loop over the rows, of all of them: a row that lies
/// far below the largest is 0 / 0.
/// </summary>
internal static class MatrixMaximum
{
    public static bool IsIn(IOperation quotient, FlowAnalysis flow)
    {
        IOperation? total = quotient switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division => division.RightOperand,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide } division => division.Value,
            _ => null,
        };
        if (Variables.Unwrap(total) is not ILocalReferenceOperation { Local: var sum }) return false;
        Body body = flow.BodyOf(quotient);
        return RowLoop(sum, quotient, body) is { } rows && body.Root.Descendants().OfType<IBinaryOperation>().Any(difference => IsShift(difference, rows, body, flow));
    }

    /// <summary>The outermost loop in which the sum begins anew.</summary>
    private static ForStatementSyntax? RowLoop(ILocalSymbol sum, IOperation quotient, Body body) =>
        quotient.Syntax.Ancestors().OfType<ForStatementSyntax>()
            .LastOrDefault(loop => body.WritesOf(sum).All(w => loop.Statement.Span.Contains(w.Syntax.Span) || w.Value is { ConstantValue.HasValue: true } && w.Operation is IVariableDeclaratorOperation)
                && body.WritesOf(sum).Any(w => w.Value is { } start && Variables.Unwrap(start) is { ConstantValue.HasValue: true } && loop.Statement.Span.Contains(w.Syntax.Span)));

    /// <summary>exp(x[i, j] - max) in the loop over i, with a maximum of x that is only written before it.</summary>
    private static bool IsShift(IBinaryOperation difference, ForStatementSyntax rows, Body body, FlowAnalysis flow)
    {
        if (difference.OperatorKind != BinaryOperatorKind.Subtract || !rows.Statement.Span.Contains(difference.Syntax.Span)) return false;
        if (Variables.Unwrap(difference.RightOperand) is not ILocalReferenceOperation { Local: var maximum } || Variables.Container(difference.LeftOperand) is not { } matrix) return false;
        if (RowIndex(Variables.Unwrap(difference.LeftOperand)) is not ILocalReferenceOperation { Local: var row } || !rows.Declaration?.Variables.Any(v => v.Identifier.ValueText == row.Name) == true) return false;
        IReadOnlyList<Write> writes = body.WritesOf(maximum);
        return IsExponent(difference, flow) && writes.Count > 0 && writes.All(w => w.Syntax.Span.End <= rows.SpanStart) && writes.Any(w => IsOfAll(w, matrix));
    }

    private static bool IsExponent(IOperation difference, FlowAnalysis flow)
    {
        IOperation operation = difference;
        while (operation.Parent is IConversionOperation or IParenthesizedOperation or IArgumentOperation) operation = operation.Parent;
        return operation.Parent is IInvocationOperation call && flow.ValueOf(call).Operator == Operator.Exp;
    }

    /// <summary>i of x[i, j] and x[i][j].</summary>
    private static IOperation? RowIndex(IOperation? element) => element switch
    {
        IArrayElementReferenceOperation { Indices: [var row, _] } => Variables.Unwrap(row),
        IArrayElementReferenceOperation { Indices: [_], ArrayReference: IArrayElementReferenceOperation { Indices: [var row] } } => Variables.Unwrap(row),
        IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var row }, _] } => Variables.Unwrap(row),
        _ => null,
    };

    /// <summary>Found in loops over rows and columns, or by a query over both.</summary>
    private static bool IsOfAll(Write write, ISymbol matrix) =>
        IsQueryOfAll(write.Value, matrix)
        || write.Syntax.Ancestors().Count(a => a is ForStatementSyntax or CommonForEachStatementSyntax) >= 2
        && (write.Value?.DescendantsAndSelf() ?? write.Operation.Descendants()).Any(o => SymbolEqualityComparer.Default.Equals(Variables.Named(o), matrix));

    /// <summary>z.Cast&lt;double>().Max(), z.SelectMany(row => row).Max(), z.Max(row => row.Max()).</summary>
    private static bool IsQueryOfAll(IOperation? value, ISymbol matrix) =>
        Variables.Unwrap(value) is IInvocationOperation { TargetMethod: { Name: "Max", ContainingType.Name: "Enumerable" }, Arguments: [{ Value: var source }, .. var selector] }
        && (selector.IsEmpty ? Variables.Unwrap(source) is IInvocationOperation { TargetMethod.Name: "Cast" or "OfType" or "SelectMany", Arguments: [{ Value: var all }, ..] } && IsNamed(all, matrix)
            : IsNamed(source, matrix) && selector[0].Descendants().Any(part => part is IInvocationOperation { TargetMethod.Name: "Max" }));

    private static bool IsNamed(IOperation operation, ISymbol variable) => SymbolEqualityComparer.Default.Equals(Variables.Named(operation), variable);
}
