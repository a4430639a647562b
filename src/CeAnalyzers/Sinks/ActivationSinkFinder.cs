using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Finds calls that apply a softmax or sigmoid, also with the log of it, by their name.</summary>
internal sealed class ActivationSinkFinder : CallSinkFinder
{
    public override IEnumerable<string> WordParts => ["softmax", "sigmoid"];

    protected override IEnumerable<Sink> Of(IInvocationOperation call, FlowAnalysis flow)
    {
        yield return new ActivationSink(call, flow.ValueOf(call), flow);
    }
}
