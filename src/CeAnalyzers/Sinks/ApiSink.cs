using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>A call of a library function that is itself unstable, or the function handed over.</summary>
internal sealed class ApiSink(IOperation use, IMethodSymbol method, Instability instability, FlowAnalysis flow) : Sink(use, flow)
{
    /// <summary>The call; null where the function is handed over.</summary>
    public IInvocationOperation? Call => Operation as IInvocationOperation;

    public IMethodSymbol Method { get; } = method;

    public Instability Instability { get; } = instability;

    /// <summary>The caller has subtracted the maximum itself.</summary>
    public bool IsShifted => Call is { Arguments: [{ Value: var logits }, ..] } && SoftmaxIdiom.Shift(Flow.ValueOf(logits)).IsShifted;
}
