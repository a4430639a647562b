using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>Checks of all elements before they are used: a loop that throws at the first that is not above 0, if (p.Any(x => x &lt;= 0)) throw, or a method that does so.</summary>
internal static class ElementPreconditions
{
    public static bool KeepPositive(IOperation place, IOperation value, FlowAnalysis flow) => LossFormula.IsComplement(value)
        ? ContainerOf(((IBinaryOperation)Variables.Unwrap(value)!).RightOperand) is { } complemented && Keep(place, complemented, Side.BelowOne, flow)
        : ContainerOf(value) is { } container && Keep(place, container, Side.AboveZero, flow);

    /// <summary>The container of an element, or a vector itself, whose elements have their logs taken at once.</summary>
    private static ISymbol? ContainerOf(IOperation value) => Elements.ContainerOf(value) ?? (Numbers.IsScalar(Variables.Unwrap(value)!.Type) ? null : Variables.Named(value));

    /// <summary>Whether elements are checked before a container of them, or a copy of it, is stored.</summary>
    public static bool KeepStored(IOperation stored, Side side, FlowAnalysis flow) =>
        Variables.Named(Original(stored)) is { } container && Keep(stored, container, side, flow);

    private static bool Keep(IOperation place, ISymbol container, Side side, FlowAnalysis flow) =>
        flow.BodyOf(place).Root.Descendants().Any(check => check.Syntax.SpanStart < place.Syntax.SpanStart && check switch
        {
            IConditionalOperation exit => DominatingGuards.Leaves(exit.WhenTrue) && KeepsElements(exit.Condition, false, container, side, flow),
            IInvocationOperation { TargetMethod.Name: "RemoveAll", Instance: { } list } removal => SymbolEqualityComparer.Default.Equals(Variables.Named(list), container) && IsBefore(removal, place)
                && Filters.Predicate(removal, flow) is var (condition, element) && Keeps(condition, false, o => Filters.IsElement(Variables.Unwrap(o)!, element), container, side),
            IInvocationOperation { TargetMethod.ReturnsVoid: true } call => IsBefore(call, place) && Refuses(call, container, side, flow),
            _ => false,
        });

    /// <summary>A method that throws at the first element which is not as wanted: Require(p).</summary>
    private static bool Refuses(IInvocationOperation call, ISymbol container, Side side, FlowAnalysis flow) =>
        call.Arguments.FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(Variables.Named(a.Value), container))?.Parameter?.OriginalDefinition is { } passed
        && Calls.BodyOf(call.TargetMethod, flow) is { } body
        && body.Descendants().OfType<IConditionalOperation>().Any(exit => exit.WhenTrue.DescendantsAndSelf().Any(part => part is IThrowOperation) && DominatingGuards.Leaves(exit.WhenTrue) && KeepsElements(exit.Condition, false, passed, side, flow));

    /// <summary>p of (double[])p.Clone(), p.ToArray(), [.. p].</summary>
    private static IOperation? Original(IOperation? stored) => Variables.Unwrap(stored) switch
    {
        IInvocationOperation { TargetMethod: { Name: "Clone" or "ToArray" or "ToList" or "ToImmutableArray", DeclaringSyntaxReferences.IsEmpty: true } } copy => Original(Elements.Receiver(copy)),
        { Syntax: CollectionExpressionSyntax { Elements: [SpreadElementSyntax { Expression: var spread }] } } list => list.Descendants().FirstOrDefault(part => part.Syntax == spread),
        var plain => plain,
    };

    private static bool KeepsElements(IOperation condition, bool holds, ISymbol container, Side side, FlowAnalysis flow) => Variables.Unwrap(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => KeepsElements(not.Operand, !holds, container, side, flow),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !holds =>
            KeepsElements(either.LeftOperand, false, container, side, flow) || KeepsElements(either.RightOperand, false, container, side, flow),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when holds =>
            KeepsElements(both.LeftOperand, true, container, side, flow) || KeepsElements(both.RightOperand, true, container, side, flow),
        IInvocationOperation { TargetMethod.Name: "Any" or "Exists" } some => !holds && OfEach(some, false, container, side, flow),
        IInvocationOperation { TargetMethod.Name: "All" or "TrueForAll" } all => holds && OfEach(all, true, container, side, flow),
        var plain => Keeps(plain!, holds, o => IsElement(o, container), container, side),
    };

    private static bool OfEach(IInvocationOperation quantifier, bool holds, ISymbol container, Side side, FlowAnalysis flow) =>
        Filters.Predicate(quantifier, flow) is var (condition, element)
        && Keeps(condition, holds, o => IsElement(o, container) || Filters.IsElement(Variables.Unwrap(o)!, element) && SymbolEqualityComparer.Default.Equals(Variables.Container(Elements.Receiver(quantifier)), container), container, side);

    /// <summary>Whether the condition keeps each element, or the least of them, where it has to be.</summary>
    private static bool Keeps(IOperation condition, bool holds, Func<IOperation, bool> isElement, ISymbol container, Side side) => side == Side.BelowOne
        ? Conditions.KeepsBelowOne(condition, holds, isElement)
        : Conditions.KeepsPositive(condition, holds, o => isElement(o) || Elements.IsLeastOf(o, container));

    /// <summary>A statement of a block around the place: it has run.</summary>
    private static bool IsBefore(IOperation statement, IOperation place) => statement.Parent is IExpressionStatementOperation { Parent: IBlockOperation block } && block.Syntax.Span.Contains(place.Syntax.Span);

    private static bool IsElement(IOperation operation, ISymbol container) => SymbolEqualityComparer.Default.Equals(Elements.ContainerOf(operation), container);
}

/// <summary>Where elements have to be: those that have their logs taken, or those whose complements have.</summary>
internal enum Side
{
    AboveZero,
    BelowOne,
}
