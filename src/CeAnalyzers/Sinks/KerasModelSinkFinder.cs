using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using CeAnalyzers.Sinks.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds the losses that models of a known library are compiled with: what the last layer makes is the prediction.</summary>
internal sealed class KerasModelSinkFinder : CallSinkFinder
{
    public override IEnumerable<string> Words => ["compile", "Compile"];

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow) => Of(call.Instance, LibraryCall.Of(call), flow);

    protected override IEnumerable<Sink> Of(UnboundCall call, FlowAnalysis flow) => Of(call.Receiver, new LibraryCall(call.Syntax, null, call.Arguments), flow);

    private static IEnumerable<Sink> Of(IOperation? model, LibraryCall call, FlowAnalysis flow)
    {
        if (model is null || call.ArgumentOf("loss", 1) is not { } loss || LossOf(loss, flow) is not { } api) yield break;
        Value module = flow.ValueOf(model);
        if (module is not { Operator: Operator.Module, Identity: string }) yield break;
        Value output = Modules.Apply(module, Value.Unknown, model.Syntax, new Evaluation(flow));
        if (output.Kind == ValueKind.SigmoidProbability && LossNames.SayRegression(loss.Syntax)) yield break;
        // the loss sees the layer that made its input, and need not clip what it knows the logits of
        yield return new LossSink(loss, null, api with { KeepsFinite = false }, model, output, flow);
    }

    /// <summary>A loss by its name, or an object of one.</summary>
    private static Api? LossOf(IOperation loss, FlowAnalysis flow) =>
        Variables.Unwrap(loss) is { ConstantValue: { HasValue: true, Value: string name } } ? KerasApis.LossNamed(name) : Modules.LossOf(flow.ValueOf(loss));
}
