using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Objects that are called: layers and losses of a library, sequences of them, and models that are classes in source.</summary>
internal static class Modules
{
    public static Value Build(Api api, IInvocationOperation call, Evaluation evaluation, Frame frame) =>
        Value.Module(api.Member, api.Member == "Sequential" ? [.. Layers(call, evaluation, frame)] : []);

    /// <summary>The loss that a module computes; null where it is none.</summary>
    public static Api? LossOf(Value module) =>
        module is { Operator: Operator.Module, Identity: string name } && KnownApis.FindModule("TorchSharp.Modules." + name, "call") is { Loss: not null } api ? api : null;

    /// <summary>The value of calling a module on the first argument; null where the receiver is none.</summary>
    public static Value? Call(Value receiver, IInvocationOperation call, Evaluation evaluation, Frame frame)
    {
        if (receiver.Operator != Operator.Module || call.TargetMethod.Name is not ("call" or "forward") || call.Arguments.IsEmpty) return null;
        Value input = evaluation.Evaluate(call.Arguments[0].Value, frame);
        return Apply(receiver, input, call.Syntax, evaluation);
    }

    private static Value Apply(Value module, Value input, SyntaxNode syntax, Evaluation evaluation)
    {
        if (module.Identity is ITypeSymbol model)
            return Forward(model) is { } forward && Calls.BodyOf(forward, evaluation.Flow) is { } body
                ? Calls.Source(forward, body, [input], module, evaluation, syntax)
                : Value.Leaf(syntax);
        if (module.Identity is not string name) return Value.Leaf(syntax);
        if (name == "Sequential") return module.Operands.Aggregate(input, (value, layer) => Apply(layer, value, syntax, evaluation));
        if (KnownApis.FindModule("TorchSharp.Modules." + name, "call") is not { } api) return Value.Leaf(syntax);
        if (api.Passes) return input;
        return api.Makes == ValueKind.Nothing ? Value.Leaf(syntax) : Value.Leaf(syntax).With(api.Makes, Evidence.Proven, new Origin(syntax), input);
    }

    private static IMethodSymbol? Forward(ITypeSymbol model)
    {
        for (ITypeSymbol? type = model; type is not null; type = type.BaseType)
            if (type.GetMembers("forward").OfType<IMethodSymbol>().FirstOrDefault(m => m.DeclaringSyntaxReferences.Length > 0 && !m.IsAbstract) is { } forward) return forward;
        return null;
    }

    /// <summary>Layers come as parameters or as pairs of name and layer.</summary>
    private static IEnumerable<Value> Layers(IInvocationOperation call, Evaluation evaluation, Frame frame)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IEnumerable<IOperation> items = argument.Value is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues.AsEnumerable() : [argument.Value];
            foreach (IOperation item in items)
            {
                Value layer = evaluation.Evaluate(item, frame);
                yield return layer is { Operator: Operator.Tuple, Operands: [.., var named] } ? named : layer;
            }
        }
    }
}
