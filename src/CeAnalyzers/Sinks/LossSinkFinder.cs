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
        var site = LibraryCall.Of(call);
        Api? api = flow.Apis.Find(call.TargetMethod, call.Instance?.Type) is { Loss: not null } row ? Modules.LossOf(row, site, flow)
            : call.Instance is { } instance ? Modules.LossOf(flow.ValueOf(instance))
            : null;
        return Of(call, site, api, flow);
    }

    protected override IEnumerable<Sink> Of(UnboundCall call, FlowAnalysis flow)
    {
        Api? row = call.Candidate(flow) is { } method ? flow.Apis.Find(method) : call.Named(flow);
        if (row is { Loss: not null } && call.As(row) is { } site) return Of(call.Operation, site, Modules.LossOf(row, site, flow), flow);
        return call.Receiver is { } receiver && Modules.LossOf(flow.ValueOf(receiver)) is { } api ? Of(call.Operation, new LibraryCall(call.Syntax, null, call.Arguments), api, flow) : [];
    }

    private static IEnumerable<Sink> Of(IOperation call, LibraryCall site, Api? api, FlowAnalysis flow)
    {
        if (api is null) yield break;
        if (api.Loss == LossKind.SquaredDistance)
        {
            if (site.Operands(api) is [var left, var right] && SquareSink.Between(call, left, right, flow) is { } square) yield return square;
        }
        else if (site.Prediction(api) is { } prediction)
        {
            yield return new LossSink(call, call as IInvocationOperation, api, prediction, flow.ValueOf(prediction), flow);
        }
    }
}
