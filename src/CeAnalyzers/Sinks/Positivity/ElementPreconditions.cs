using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>Checks of all elements before they are used: a loop that throws at the first that is not above 0, if (p.Any(x => x &lt;= 0)) throw.</summary>
internal static class ElementPreconditions
{
    public static bool KeepPositive(IOperation place, IOperation value, FlowAnalysis flow) =>
        Elements.ContainerOf(value) is { } container
        && flow.BodyOf(place).Root.Descendants().OfType<IConditionalOperation>().Any(check =>
            check.Syntax.SpanStart < place.Syntax.SpanStart && DominatingGuards.Leaves(check.WhenTrue) && KeepsElementsPositive(check.Condition, false, container));

    private static bool KeepsElementsPositive(IOperation condition, bool holds, ISymbol container) => Variables.Unwrap(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => KeepsElementsPositive(not.Operand, !holds, container),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !holds =>
            KeepsElementsPositive(either.LeftOperand, false, container) || KeepsElementsPositive(either.RightOperand, false, container),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when holds =>
            KeepsElementsPositive(both.LeftOperand, true, container) || KeepsElementsPositive(both.RightOperand, true, container),
        IInvocationOperation { TargetMethod.Name: "Any" or "Exists" } some => !holds && KeepsPositive(some, false, container),
        IInvocationOperation { TargetMethod.Name: "All" or "TrueForAll" } all => holds && KeepsPositive(all, true, container),
        var plain => Conditions.KeepsPositive(plain!, holds, o => IsElement(o, container)),
    };

    private static bool KeepsPositive(IInvocationOperation quantifier, bool holds, ISymbol container) =>
        Filters.Predicate(quantifier) is var (condition, _) && Conditions.KeepsPositive(condition, holds, o => IsElement(o, container));

    private static bool IsElement(IOperation operation, ISymbol container) => SymbolEqualityComparer.Default.Equals(Elements.ContainerOf(operation), container);
}
