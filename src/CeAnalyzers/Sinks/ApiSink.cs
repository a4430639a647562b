using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>A call of a library function that is itself unstable.</summary>
internal sealed class ApiSink(IInvocationOperation call, Instability instability, FlowAnalysis flow) : Sink(call, flow)
{
    public IInvocationOperation Call { get; } = call;

    public Instability Instability { get; } = instability;

    /// <summary>The caller has subtracted the maximum itself.</summary>
    public bool IsShifted => SoftmaxIdiom.Shift(Flow.ValueOf(Call.Arguments[0].Value)).IsShifted;
}
