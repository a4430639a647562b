using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>A call that applies a softmax or sigmoid, or takes the log of one.</summary>
internal sealed class ActivationSink(IInvocationOperation call, Value value, FlowAnalysis flow) : Sink(call, flow)
{
    public IInvocationOperation Call { get; } = call;

    /// <summary>The probabilities that the call makes, or their logs; its source is what they are made of.</summary>
    public Value Value { get; } = value;
}
