using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Activations by name that leave their result in their last argument, engine.Softmax(logits, probs), where no body tells what it is given: a kernel, or memory behind the tensor.</summary>
internal static class NamedDestinations
{
    /// <summary>What the call leaves in the argument by its name; null where the name says nothing.</summary>
    public static Value? Apply(IInvocationOperation call, IArgumentOperation destination, Evaluation evaluation, Frame frame) =>
        Makes(call, destination, evaluation.Flow) is var kind and not ValueKind.Nothing
            ? Value.Leaf(call.Syntax).With(kind, Evidence.Named, new Origin(call.Syntax), evaluation.Evaluate(call.Arguments.OrderBy(a => a.Parameter?.Ordinal).First().Value, frame))
            : null;

    /// <summary>The last argument of a call of two tensors or more that returns nothing, where an interface stands for tensors.</summary>
    public static bool Is(IArgumentOperation argument) =>
        argument is { Parameter: { Type: { TypeKind: TypeKind.Interface } output, ContainingSymbol: IMethodSymbol { ReturnsVoid: true, Parameters: [{ Type: var input }, .., var last] } } parameter }
        && SymbolEqualityComparer.Default.Equals(parameter, last) && Numbers.IsNumberLike(output) && Numbers.IsNumberLike(input);

    /// <summary>The kind that the call leaves in the argument: of a method in source that takes two tensors and returns nothing.</summary>
    public static ValueKind Makes(IInvocationOperation call, IArgumentOperation destination, FlowAnalysis flow) =>
        call.TargetMethod is { ReturnsVoid: true, Parameters: [{ Type: var input }, .., { Type: var output } last] } method && SymbolEqualityComparer.Default.Equals(destination.Parameter, last) && Numbers.IsNumberLike(input) && Numbers.IsNumberLike(output)
        && NamedApis.Find(method.Name) is { Makes: var kind } && (kind.IsProbability() || kind.IsLogProbability()) && flow.Knowledge.UsesNames(call.Syntax.SyntaxTree)
        && !Dispatch.Targets(method, null, flow).Any(target => Calls.BodyOf(target, flow) is { } body && NamedActivations.IsComputedOtherwise(body, kind))
            ? kind
            : ValueKind.Nothing;
}
