using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Objects that are called: layers and losses of a library, sequences of them, and models that are classes in source.</summary>
internal static class Modules
{
    /// <summary>The members by which libraries call a module.</summary>
    private static readonly string[] Calls = ["call", "Call", "Apply"];

    public static Value Build(string type, LibraryCall call, Evidence evidence, Evaluation evaluation, Frame frame)
    {
        if (IsSequence(type)) return Value.Module(type, [.. Layers(call, evaluation, frame)]);
        if (IsWhole(type)) return Value.Module(type, call.ArgumentOf("outputs", 1) is { } outputs ? evaluation.Evaluate(outputs, frame) : Value.Unknown);
        Value module = (RowOf(type) is { FromLogits: not null } ? Value.Module(type, FromLogits(call, evaluation, frame)) : Value.Module(type)).WithEvidence(evidence);
        if (RowOf(type) is { Loss: not null, FromLogits: null } && LossWeights.In(call) is { } weights) return Value.Module(type, Value.Leaf(weights.Syntax)).WithEvidence(evidence);
        return Activation.Of(call, evaluation, frame) is { } activation ? Value.Module("Sequential", module, activation.WithEvidence(evidence)) : module;
    }

    /// <summary>The loss that a module computes; null where it is none, or where it is not known whether it takes logits.</summary>
    public static Api? LossOf(Value module) =>
        module is { Operator: Operator.Module, Identity: string type } && RowOf(type) is { Loss: not null } api ? Told(api, module.Operands.FirstOrDefault()) : null;

    /// <summary>The loss that a call computes; null where it is not known whether it takes logits.</summary>
    public static Api? LossOf(Api api, LibraryCall call, FlowAnalysis flow) =>
        api.Loss is null ? null : api.FromLogits is null ? api : Told(api, FromLogits(call, new Evaluation(flow), Frame.Open));

    private static Api? Told(Api api, Value? fromLogits) =>
        api.FromLogits is null || fromLogits is { IsConstant: true, Number: 0 } ? api
        : fromLogits is { IsConstant: true } ? api with { Loss = api.FromLogits }
        : null;

    /// <summary>The value of calling a module on the first argument; null where the receiver is none.</summary>
    public static Value? Call(Value receiver, string member, IEnumerable<IOperation> arguments, SyntaxNode syntax, Evaluation evaluation, Frame frame)
    {
        if (receiver.Operator != Operator.Module || !(member is "forward" || Calls.Contains(member)) || arguments.FirstOrDefault() is not { } argument) return null;
        return receiver.Identity is ITypeSymbol && member is not ("call" or "forward") ? null : Apply(receiver, evaluation.Evaluate(argument, frame), syntax, evaluation);
    }

    /// <summary>model.call(x) of a class in source, whichever object it is: the join of what its forward and those that override it return. Null where the call is none.</summary>
    public static Value? Forwarded(IInvocationOperation call, Evaluation evaluation, Frame frame)
    {
        if (call is not { TargetMethod: { Name: "call" or "forward", DeclaringSyntaxReferences.IsEmpty: true }, Instance.Type: { DeclaringSyntaxReferences.IsEmpty: false } model, Arguments: [{ Value: var input }, ..] }) return null;
        IReadOnlyList<IMethodSymbol> targets = Forward(model) is { } forward ? Dispatch.Targets(forward, null, evaluation.Flow) : LibraryForward(model) is { } open ? Dispatch.Below(model, open, evaluation.Flow) : [];
        if (targets.Count == 0) return null;
        Value value = evaluation.Evaluate(input, frame);
        return targets.Select(t => Flow.Calls.BodyOf(t, evaluation.Flow) is { } body ? Flow.Calls.Source(t, body, [value], null, evaluation, call.Syntax) : Value.Unknown).Join();
    }

    /// <summary>What a module makes of its input.</summary>
    public static Value Apply(Value module, Value input, SyntaxNode syntax, Evaluation evaluation)
    {
        if (module.Identity is ITypeSymbol model)
            return Forward(model) is { } forward && Flow.Calls.BodyOf(forward, evaluation.Flow) is { } body
                ? Flow.Calls.Source(forward, body, [input], module, evaluation, syntax)
                : Value.Leaf(syntax);
        if (module is not { Operator: Operator.Module, Identity: string type }) return Value.Leaf(syntax);
        if (IsWhole(type)) return module.Operands[0].HasKind ? module.Operands[0].MadeAt(syntax) : Value.Leaf(syntax);
        if (IsSequence(type)) return module.Operands.Aggregate(input, (value, layer) => Apply(layer, value, syntax, evaluation));
        return RowOf(type) is { } api ? ApiCalls.Value(api, [input], syntax, module.Evidence) : Value.Leaf(syntax);
    }

    /// <summary>A model that is given its inputs and outputs.</summary>
    private static bool IsWhole(string type) => type.EndsWith("Keras.Model", StringComparison.Ordinal);

    private static bool IsSequence(string type) => type.EndsWith("Sequential", StringComparison.Ordinal);

    /// <summary>What calling the module does: the row of its call or, for an activation that is a function, its own.</summary>
    private static Api? RowOf(string type)
    {
        int dot = type.LastIndexOf('.');
        return Calls.Select(call => KnownApis.FindModule(type, call)).FirstOrDefault(row => row is not null)
            ?? (dot < 0 ? null : KnownApis.FindModule(type.Substring(0, dot), type.Substring(dot + 1)) is { Makes: not ValueKind.Nothing } function ? function : null);
    }

    /// <summary>1 or 0 by the argument from_logits, 0 where it is left out; a flag without a name may be another.</summary>
    private static Value FromLogits(LibraryCall call, Evaluation evaluation, Frame frame) =>
        call.ArgumentOf("from_logits") is not { } given ? (call.Arguments.Any(a => a.Parameter is null && a.Value.Type?.SpecialType == SpecialType.System_Boolean) ? Value.Unknown : Value.Constant(0))
        : given.ConstantValue is { HasValue: true, Value: bool isGiven } ? Value.Constant(isGiven ? 1 : 0)
        : evaluation.Evaluate(given, frame);

    private static IMethodSymbol? Forward(ITypeSymbol model)
    {
        for (ITypeSymbol? type = model; type is not null; type = type.BaseType)
            if (type.GetMembers("forward").OfType<IMethodSymbol>().FirstOrDefault(m => m.DeclaringSyntaxReferences.Length > 0 && !m.IsAbstract) is { } forward) return forward;
        return null;
    }

    /// <summary>The forward of the library's class that a model derives from.</summary>
    private static IMethodSymbol? LibraryForward(ITypeSymbol model)
    {
        ITypeSymbol? type = model;
        while (type is not null && !type.DeclaringSyntaxReferences.IsEmpty) type = type.BaseType;
        return type?.GetMembers("forward").OfType<IMethodSymbol>().FirstOrDefault();
    }

    /// <summary>A sequence that a local or a member holds, with the layers that the body adds to it before it is read.</summary>
    public static Value WithAdded(Value sequence, ISymbol variable, IOperation use, Evaluation evaluation, Frame frame)
    {
        if (sequence is not { Operator: Operator.Module, Identity: string type } || !IsSequence(type)) return sequence;
        IEnumerable<Value> added =
            from call in evaluation.Flow.BodyOf(use).Root.Descendants()
            where call.Syntax is InvocationExpressionSyntax && call.Syntax.Span.End <= use.Syntax.SpanStart && UnboundCall.NameOf(call.Syntax) is "add" or "Add" or "append"
            let layer = AddedTo(variable, call)
            where layer is not null
            select evaluation.Evaluate(layer, frame);
        Value[] layers = [.. sequence.Operands, .. added];
        return layers.Length == sequence.Operands.Length ? sequence : Value.Module(type, layers);
    }

    private static IOperation? AddedTo(ISymbol variable, IOperation call)
    {
        (IOperation? receiver, IOperation? layer) = call is IInvocationOperation bound ? (bound.Instance, bound.Arguments.LastOrDefault(a => !a.IsImplicit)?.Value)
            : UnboundCall.Of(call) is { } unbound ? (unbound.Receiver, unbound.Arguments.LastOrDefault().Value)
            : (null, null);
        return receiver is not null && SymbolEqualityComparer.Default.Equals(Variables.Named(receiver), variable) ? layer : null;
    }

    /// <summary>Layers come as parameters, in a list, or as pairs of name and layer.</summary>
    private static IEnumerable<Value> Layers(LibraryCall call, Evaluation evaluation, Frame frame) =>
        from argument in call.Arguments
        from layer in Lists.Of(argument.Value, evaluation, frame)?.Operands ?? Collections.Items(argument.Value).Select(item => evaluation.Evaluate(item, frame))
        select layer is { Operator: Operator.Tuple, Operands: [.., var named] } ? named : layer;
}
