using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Sinks;

/// <summary>The derivative of a softmax by its logits, written out: the Jacobian s_i (δ_ij - s_j), or only its diagonal.</summary>
internal sealed class SoftmaxDerivativeSink(IOperation operation, Value probability, bool isDiagonal, FlowAnalysis flow) : Sink(operation, flow)
{
    public Value Probability { get; } = probability;

    /// <summary>Only s (1 - s): what every logit does to the other outputs is left out.</summary>
    public bool IsDiagonal { get; } = isDiagonal;
}
