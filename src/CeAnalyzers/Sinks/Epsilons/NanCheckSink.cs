using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>A check for NaN as the only guard of a loss whose log can be minus infinity.</summary>
internal sealed class NanCheckSink(IInvocationOperation check, LogSink log, FlowAnalysis flow) : Sink(check, flow)
{
    /// <summary>The log that goes into what is checked.</summary>
    public LogSink Log { get; } = log;
}
