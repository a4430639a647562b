using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// What a network makes whose layers are put together elsewhere, where its constructors hand an activation over as that of the output: layers = Builder.Build(sizes, hidden: relu,
/// output: softmax). The name of the argument is the evidence, and that the method runs a loop, over the layers.
/// </summary>
internal static class OutputArguments
{
    /// <summary>What a call of the network's own method gives; null where no argument has such a name, or where they differ.</summary>
    public static Value? Of(IMethodSymbol method, SyntaxNode call, Evaluation evaluation)
    {
        FlowAnalysis flow = evaluation.Flow;
        if (method is not { IsStatic: false, ContainingType: { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false } type } || !ModelOutput.IsRun(method.Name) || !Numbers.IsNumeric(method.ReturnType) || !flow.Knowledge.UsesNames(call.SyntaxTree)) return null;
        return Calls.BodyOf(method, flow) is { } body && body.Descendants().Any(part => part is ILoopOperation) && evaluation.Shared(("output argument", (object)type.OriginalDefinition), () => OfType(type.OriginalDefinition, evaluation)) is { HasKind: true } output ? output : null;
    }

    private static Value OfType(INamedTypeSymbol type, Evaluation evaluation)
    {
        List<Value?> given = [.. from constructor in type.InstanceConstructors
                                 let body = Calls.BodyOf(constructor, evaluation.Flow)
                                 where body is not null
                                 from argument in body.Descendants().OfType<IArgumentOperation>()
                                 where argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && OutputActivation.IsName(parameter.Name) && Objects.IsObject(parameter.Type)
                                 select Activation(argument.Value, evaluation)];
        return given.Count > 0 && given.All(one => one?.Kind == given[0]?.Kind) ? given[0] ?? Value.Unknown : Value.Unknown;
    }

    /// <summary>The kind that an object of a class makes which has the name of an activation, unless its code says otherwise.</summary>
    private static Value? Activation(IOperation given, Evaluation evaluation) =>
        evaluation.Evaluate(given, Frame.Open) is { Operator: Operator.Module, Identity: ITypeSymbol { Name: var name } } && LayerActivation.KindOf(name, evaluation.Flow) is { } kind
            ? Value.Leaf(given.Syntax).With(kind, Evidence.Named, new Origin(given.Syntax))
            : null;
}
