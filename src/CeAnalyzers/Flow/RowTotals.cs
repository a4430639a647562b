using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Positivity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// Probabilities that are divided by the sum of their own row, all of it, each entry once: they stay what they are. Over some of the entries, by their mean or
/// by a sum across rows, they become something else: those of the classes that are left, ratios to a mean.
/// </summary>
internal static class RowTotals
{
    /// <summary>The quotient of softmax probabilities and the whole sum of their row, with their kind; null of any other.</summary>
    public static Value? Kept(Value quotient, IOperation share, IOperation total, FlowAnalysis flow) =>
        quotient is { Operator: Operator.Divide, HasKind: false, Operands: [{ Kind: ValueKind.SoftmaxProbability } p, { Operator: Operator.Sum, Operands: [var summed] }] }
        && p.SameShape(summed) && RowOf(share) is { } row && IsWhole(total, row, flow) ? quotient.WithKindOf(p) : null;

    /// <summary>The variable that holds the row which an element is of; a row of a matrix is none, which of its rows are meant is not told.</summary>
    private static ISymbol? RowOf(IOperation share)
    {
        IOperation element = Variables.Unwrap(share)!;
        return Numbers.IsScalar(element.Type) ? Variables.Named(Elements.SequenceOf(element) ?? (Variables.IndicesOf(element).Count() == 1 ? Variables.ElementOf(element) : null)) : null;
    }

    private static bool IsWhole(IOperation? total, ISymbol row, FlowAnalysis flow) => Variables.Unwrap(total) switch
    {
        IInvocationOperation { TargetMethod.Name: "Sum", Instance: { } summed, Arguments.IsEmpty: true } => Is(summed, row),
        IInvocationOperation { TargetMethod.Name: "Sum", Instance: null, Arguments: [{ Value: var summed }] } => Is(summed, row),
        ILocalReferenceOperation { Local: var local } read => flow.BodyOf(read).WritesOf(local) switch
        {
            [{ Scope: WriteScope.Whole, Value: { } value }] => IsWhole(value, row, flow),
            [{ Value: { } start }, { Operation: ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } addition }] => flow.ValueOf(start).Is(0) && AddsAll(addition, row),
            _ => false,
        },
        _ => false,
    };

    /// <summary>for (int i = 0; i &lt; p.Length; i++) s += p[i]; foreach (double v in p) s += v; without a condition or a way out.</summary>
    private static bool AddsAll(ICompoundAssignmentOperation addition, ISymbol row)
    {
        if (addition.Parent is not IExpressionStatementOperation statement) return false;
        if ((statement.Parent is IBlockOperation block ? block.Parent : statement.Parent) is not ILoopOperation loop || loop.Descendants().Any(o => o is IBranchOperation or IReturnOperation)) return false;
        return loop switch
        {
            IForEachLoopOperation { Locals: [var each] } foreachLoop => Is(foreachLoop.Collection, row) && Is(addition.Value, each),
            IForLoopOperation { Locals: [var counter], Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, LeftOperand: var index, RightOperand: var end }, Syntax: ForStatementSyntax counted } =>
                Loops.CountsByOne(counted, counter.Name) && IsZero(counter) && Is(index, counter)
                && Variables.Unwrap(end) is IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } measured } && Is(measured, row)
                && Variables.Unwrap(addition.Value) is { } entry && Variables.ElementOf(entry) is { } container && Is(container, row) && Variables.IndicesOf(entry).ToList() is [var at] && Is(at, counter),
            _ => false,
        };
    }

    private static bool IsZero(ILocalSymbol counter) => counter.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: 0 } };

    private static bool Is(IOperation? operation, ISymbol variable) => SymbolEqualityComparer.Default.Equals(Variables.Named(operation), variable);
}
