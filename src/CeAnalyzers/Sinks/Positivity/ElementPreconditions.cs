using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>Checks of all elements before they are used: a loop that throws at the first that is not above 0, if (p.Any(x => x &lt;= 0)) throw.</summary>
internal static class ElementPreconditions
{
    public static bool KeepPositive(IOperation place, IOperation value, FlowAnalysis flow) =>
        Elements.ContainerOf(value) is { } container
        && flow.BodyOf(place).Root.Descendants().Any(check => check.Syntax.SpanStart < place.Syntax.SpanStart && check switch
        {
            IConditionalOperation exit => DominatingGuards.Leaves(exit.WhenTrue) && KeepsElementsPositive(exit.Condition, false, container, flow),
            IInvocationOperation { TargetMethod.Name: "RemoveAll", Instance: { } list } removal => SymbolEqualityComparer.Default.Equals(Variables.Named(list), container) && IsBefore(removal, place)
                && Filters.Predicate(removal, flow) is var (condition, element) && Conditions.KeepsPositive(condition, false, o => Filters.IsElement(Variables.Unwrap(o)!, element)),
            _ => false,
        });

    private static bool KeepsElementsPositive(IOperation condition, bool holds, ISymbol container, FlowAnalysis flow) => Variables.Unwrap(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => KeepsElementsPositive(not.Operand, !holds, container, flow),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !holds =>
            KeepsElementsPositive(either.LeftOperand, false, container, flow) || KeepsElementsPositive(either.RightOperand, false, container, flow),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when holds =>
            KeepsElementsPositive(both.LeftOperand, true, container, flow) || KeepsElementsPositive(both.RightOperand, true, container, flow),
        IInvocationOperation { TargetMethod.Name: "Any" or "Exists" } some => !holds && KeepsPositive(some, false, container, flow),
        IInvocationOperation { TargetMethod.Name: "All" or "TrueForAll" } all => holds && KeepsPositive(all, true, container, flow),
        var plain => Conditions.KeepsPositive(plain!, holds, o => IsElement(o, container) || Elements.IsLeastOf(o, container)),
    };

    private static bool KeepsPositive(IInvocationOperation quantifier, bool holds, ISymbol container, FlowAnalysis flow) =>
        Filters.Predicate(quantifier, flow) is var (condition, element)
        && Conditions.KeepsPositive(condition, holds, o => IsElement(o, container) || Filters.IsElement(Variables.Unwrap(o)!, element) && SymbolEqualityComparer.Default.Equals(Variables.Container(Elements.Receiver(quantifier)), container));

    /// <summary>A statement of a block around the place: it has run.</summary>
    private static bool IsBefore(IOperation statement, IOperation place) => statement.Parent is IExpressionStatementOperation { Parent: IBlockOperation block } && block.Syntax.Span.Contains(place.Syntax.Span);

    private static bool IsElement(IOperation operation, ISymbol container) => SymbolEqualityComparer.Default.Equals(Elements.ContainerOf(operation), container);
}
