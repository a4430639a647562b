using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>The target of a divergence that takes its target's log too, as TorchSharp's does unless told log_target: false.</summary>
internal static class LogTarget
{
    private const string Name = "log_target";

    /// <summary>The target; null where it is expected as probabilities, or where the code does not say.</summary>
    public static IOperation? Of(LossSink sink) =>
        sink is { Loss: LossKind.KullbackLeibler, Call: { } call } && Options(call, sink.Flow) is { } options && options.Arguments.FirstOrDefault(a => a.Parameter?.Name == Name) is { Value.ConstantValue: { HasValue: true, Value: true } }
            ? call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 1)?.Value
            : null;

    /// <summary>The call that has the options: of the function, or of what made the module.</summary>
    private static IInvocationOperation? Options(IInvocationOperation call, FlowAnalysis flow)
    {
        if (call.TargetMethod.Parameters.Any(p => p.Name == Name)) return call;
        IOperation? module = Held.By(call.Instance, flow);
        if (module is IFieldReferenceOperation { Field: { IsReadOnly: true } field }) module = Variables.Unwrap(MemberWrites.Initializer(field, flow) ?? InConstructor(field, flow));
        return module as IInvocationOperation;
    }

    /// <summary>What the one constructor stores in a field that nothing assigns later.</summary>
    private static IOperation? InConstructor(IFieldSymbol field, FlowAnalysis flow) =>
        field.ContainingType.InstanceConstructors is [var constructor] ? MemberWrites.InConstructor(field, constructor, flow) : null;
}
