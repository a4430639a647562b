using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Sinks;

/// <summary>The square of a difference: of a prediction and what it should be.</summary>
internal sealed class SquareSink(IOperation operation, IOperation prediction, Value value, IOperation target, Value targetValue, FlowAnalysis flow) : Sink(operation, flow)
{
    public IOperation Prediction { get; } = prediction;

    public Value Value { get; } = value;

    public IOperation Target { get; } = target;

    public Value TargetValue { get; } = targetValue;
}
