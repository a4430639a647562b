using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds calls of library functions that are themselves unstable.</summary>
internal sealed class ApiSinkFinder : CallSinkFinder
{
    public override IEnumerable<string> Words => KnownApis.All.Where(row => row.Instability is not null).Select(row => row.Member);

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow)
    {
        if (flow.Apis.Find(call.TargetMethod, call.Instance?.Type)?.Instability is { } instability) yield return new ApiSink(call, call.TargetMethod, instability, flow);
    }
}
