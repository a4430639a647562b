using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds calls of the losses of known libraries.</summary>
internal sealed class LossSinkFinder : CallSinkFinder
{
    public override IEnumerable<string> Words => KnownApis.All.Where(row => row.Loss is not null).Select(row => row.Member);

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow)
    {
        Api? api = flow.Apis.Find(call.TargetMethod, call.Instance?.Type);
        if (api?.Loss is null && call.TargetMethod.Name is "call" or "forward" && call.Instance is { } instance) api = Modules.LossOf(flow.ValueOf(instance));
        if (api?.Loss is null) yield break;
        IOperation? prediction = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).FirstOrDefault()?.Value;
        if (prediction is not null) yield return new LossSink(call, api, prediction, flow.ValueOf(prediction), flow);
    }
}
