using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>A call of a loss of a known library.</summary>
internal sealed class LossSink(IInvocationOperation call, Api api, IOperation prediction, Value value, FlowAnalysis flow) : Sink(call, flow)
{
    public IInvocationOperation Call { get; } = call;

    public Api Api { get; } = api;

    public LossKind Loss => Api.Loss!.Value;

    /// <summary>The operation that is passed as the prediction.</summary>
    public IOperation Prediction { get; } = prediction;

    public Value Value { get; } = value;
}
