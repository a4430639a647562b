using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Epsilons;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>
/// Whether the code around a value keeps it off 0: a condition on it, on what it was computed from or on all elements of its container, a filter of
/// the sequence that it comes from, every call that passes it, or the constructor that stores it.
/// </summary>
internal static class OffZero
{
    /// <summary>How many definitions back a condition is looked for.</summary>
    private const int MaxDefinitions = 3;

    public static bool IsKept(IOperation value, FlowAnalysis flow) => IsKept(value, value, flow, MaxDefinitions);

    private static bool IsKept(IOperation place, IOperation value, FlowAnalysis flow, int depth) =>
        HasCondition(place, value, flow) || Numerators.Of(value).Any(n => (n != value && HasCondition(place, n, flow)) || (depth > 0 && IsKeptBefore(place, n, flow, depth - 1)));

    private static bool HasCondition(IOperation place, IOperation value, FlowAnalysis flow) =>
        DominatingGuards.KeepPositive(place, value) || ElementPreconditions.KeepPositive(place, value, flow);

    /// <summary>Whether the value was kept off 0 when it was given to the variable that is read.</summary>
    private static bool IsKeptBefore(IOperation place, IOperation variable, FlowAnalysis flow, int depth) => variable switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation when Elements.SequenceOf(variable) is { } sequence => Filters.KeepPositive(sequence, null, flow),
        IMemberReferenceOperation { Instance: { } element } part when Elements.SequenceOf(Variables.Unwrap(element)!) is { } sequence => Filters.KeepPositive(sequence, part.Member, flow),
        ILocalReferenceOperation or IParameterReferenceOperation when BranchClips.Mirror(Variables.Named(variable)!, variable, flow.BodyOf(variable)) => true,
        ILocalReferenceOperation local => Held.ReachingValueOf(local, flow) is { } written
            && (IsKept(written, written, flow, depth) || IsKept(place, written, flow, depth)),
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method } parameter =>
            CallSites.AllPass(method, parameter.Parameter.Ordinal, flow, argument => IsKept(argument, argument, flow, depth) || flow.ValueOf(argument).Bounds.Low > 0),
        IBinaryOperation complement when LossFormula.IsComplement(complement) => Flow.Held.By(complement.RightOperand, flow) is { } part && part switch
        {
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method } passed } => CallSites.AllPass(method, passed.Ordinal, flow, argument => flow.ValueOf(argument).Bounds.High < 1),
            _ => MemberOf(part) is { } stored && (Stores.AllWithin(stored, flow, bounds => bounds.High < 1) || Constructors.AllStore(stored, flow, kept => ElementPreconditions.KeepStored(kept, Side.BelowOne, flow))),
        },
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => IsAdded(sum.LeftOperand, flow) || IsAdded(sum.RightOperand, flow),
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property when BehindOf(property, flow) is { } field && HasCondition(place, field, flow) => true,
        _ => MemberOf(variable) is { } member
            && (Constructors.AllStore(member, flow, stored => IsKept(stored, stored, flow, 0) || ElementPreconditions.KeepStored(stored, Side.AboveZero, flow)) || Stores.AllWithin(member, flow, bounds => bounds.Low > 0)),
    };

    /// <summary>The parameter of p + epsilon whose default is above 0.</summary>
    private static bool IsAdded(IOperation operand, FlowAnalysis flow) =>
        Variables.Unwrap(operand) is IParameterReferenceOperation && Epsilon.Number(operand, flow) > 0;

    /// <summary>The field that the getter of a property returns; null for other properties.</summary>
    private static IFieldReferenceOperation? BehindOf(IPropertyReferenceOperation property, FlowAnalysis flow) =>
        Members.Getter(property.Property, flow) is { } getter && Functions.Returns(getter).Take(2).ToList() is [{ ReturnedValue: var returned }] ? Variables.Unwrap(returned) as IFieldReferenceOperation : null;

    /// <summary>The field or property of this object, or of the type, that an expression names, or whose element it is.</summary>
    private static ISymbol? MemberOf(IOperation operation) =>
        (operation is IArrayElementReferenceOperation element ? Variables.Container(element) : Variables.Named(operation)) is { Kind: SymbolKind.Field or SymbolKind.Property } member ? member : null;
}
