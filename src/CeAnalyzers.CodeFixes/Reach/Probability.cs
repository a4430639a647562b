using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Reach;

/// <summary>How a probability that is read somewhere was made, as far as that can be followed back in one body.</summary>
/// <param name="Maker">The softmax or sigmoid: a call, or the arithmetic of a sigmoid.</param>
/// <param name="Index">For an entry of a row: which.</param>
/// <param name="IsComplement">1 - p.</param>
internal sealed record Probability(IOperation Maker, IOperation? Index, bool IsComplement)
{
    /// <summary>Follows the operand of a log; null where its making is out of reach.</summary>
    public static Probability? Of(IOperation operand, Value value, FlowAnalysis flow) =>
        value.Origin is { } origin ? Follow(operand, origin, null, false, flow) : null;

    /// <summary>Follows a whole row of probabilities.</summary>
    public static IOperation? MakerOf(IOperation row, Value value, FlowAnalysis flow) => Of(row, value, flow) is { Index: null, IsComplement: false, Maker: var maker } ? maker : null;

    private static Probability? Follow(IOperation? operation, Origin origin, IOperation? index, bool complement, FlowAnalysis flow)
    {
        operation = Variables.Unwrap(operation);
        if (operation is null) return null;
        if (operation.Syntax == origin.Node) return new Probability(operation, index, complement);
        if (Variables.Named(operation) is { } variable) return Written(operation, variable, origin, index, complement, flow);
        switch (operation)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference when index is null && flow.ValueOf(difference.LeftOperand).Is(1):
                return Follow(difference.RightOperand, origin, null, !complement, flow);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, Operand: var negated } when index is null: // log1p(-p)
                return Follow(negated, origin, null, !complement, flow);
            case IArrayElementReferenceOperation { Indices: [var entry] } element when index is null:
                return Follow(element.ArrayReference, origin, entry, complement, flow);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var entry] } element when index is null:
                return Follow(element.Instance, origin, entry.Value, complement, flow);
            case IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList" or "AsSpan" or "AsReadOnlySpan", Arguments.Length: 0 or 1 } view:
                return Follow(view.Instance ?? view.Arguments[0].Value, origin, index, complement, flow);
            case IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" } or { Name: "ConvertAll", ContainingType.Name: "Array" }, Arguments: [{ Value: var row }, { Value: var function }] } when IsClip(function):
                return Follow(row, origin, index, complement, flow);
            case IBinaryOperation or IInvocationOperation or IConditionalOperation when IsReal(operation) && Clipped(operation, origin, flow) is { } clipped && IsReal(clipped):
                return Follow(clipped, origin, index, complement, flow);
            default:
                return null;
        }
    }

    private static bool IsReal(IOperation operation) => operation.Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    /// <summary>Through a variable that one write alone gives its value here.</summary>
    private static Probability? Written(IOperation reference, ISymbol variable, Origin origin, IOperation? index, bool complement, FlowAnalysis flow)
    {
        Body body = flow.BodyOf(reference);
        ReachingWrites? reaching = body.Reaching?.Find(variable, reference.Syntax, write => Calls.Writes(write, new Evaluation(flow)));
        if (reaching is not { IsComplete: true, ReachesEntry: false } || reaching.Writes.Where(w => !IsClip(w, variable)).ToList() is not [var write]) return null;
        if (write.Operation.Syntax == origin.Node) return new Probability(write.Operation, index, complement);
        return write is { Scope: WriteScope.Whole, Value: { } value } ? Follow(value, origin, index, complement, flow) : null;
    }

    /// <summary>if (p &lt; 1e-7) p = 1e-7;</summary>
    private static bool IsClip(Write write, ISymbol variable)
    {
        if (write.Value is not { } value || Constants.Number(value) is not { } bound || !(IsSmall(bound) || IsSmall(1 - bound))) return false;
        Bounds kept = BranchClips.Of(variable, [write]);
        return kept.Low.Equals(bound) || kept.High.Equals(bound);
    }

    private static bool IsSmall(double bound) => bound is > 0 and <= EpsilonSize.Largest;

    /// <summary>v => Math.Max(v, 1e-7).</summary>
    private static bool IsClip(IOperation function)
    {
        while (function is IDelegateCreationOperation or IConversionOperation) function = function.ChildOperations.First();
        return function is IAnonymousFunctionOperation { Symbol.Parameters: [var parameter], Body.Operations: [IReturnOperation { ReturnedValue: { } returned }] }
            && Clip.Inside(returned) is IParameterReferenceOperation read && SymbolEqualityComparer.Default.Equals(read.Parameter, parameter);
    }

    /// <summary>The probability in a clip: the one operand that has the same origin.</summary>
    public static IOperation? Clipped(IOperation clip, Origin origin, FlowAnalysis flow)
    {
        IEnumerable<IOperation> operands = clip switch
        {
            IInvocationOperation call => call.ChildOperations.Select(child => child is IArgumentOperation argument ? argument.Value : child),
            IConditionalOperation { WhenFalse: { } otherwise } choice when Tests(choice.Condition, origin, flow) => [choice.WhenTrue, otherwise],
            IBinaryOperation binary => [binary.LeftOperand, binary.RightOperand],
            _ => [],
        };
        Value whole = flow.ValueOf(clip);
        List<IOperation> same = [.. operands.Where(o => flow.ValueOf(o) is var value && value.Kind.IsProbability() && Equals(value.Origin, origin) && value.IsComplement == whole.IsComplement)];
        return whole.Kind.IsProbability() && Equals(whole.Origin, origin) && same.Count == 1 ? same[0] : null;
    }

    /// <summary>A clip asks how large the probability is; any other question leads to something that is not made of the logits: skip ? 1 : p.</summary>
    private static bool Tests(IOperation condition, Origin origin, FlowAnalysis flow) =>
        condition.Descendants().Any(part => IsReal(part) && flow.ValueOf(part) is var value && value.Kind.IsProbability() && Equals(value.Origin, origin));
}
