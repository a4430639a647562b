using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>A call of a loss of a known library.</summary>
internal sealed class LossSink(IOperation operation, IInvocationOperation? call, Api api, IOperation prediction, Value value, FlowAnalysis flow) : Sink(operation, flow)
{
    /// <summary>The call; null where it does not bind, or where the loss is only named and called elsewhere.</summary>
    public IInvocationOperation? Call { get; } = call;

    public Api Api { get; } = api;

    /// <summary>The loss as its library calls it: the function, or the class of the module.</summary>
    public string Name => Api.Member is "call" or "forward" or "Call" ? Api.Type.Split('.').Last() : Api.Member;

    public LossKind Loss => Api.Loss!.Value;

    /// <summary>The operation that is passed as the prediction.</summary>
    public IOperation Prediction { get; } = prediction;

    public Value Value { get; } = value;

    /// <summary>The operation that is passed as the labels: of the first two arguments the one that is not the prediction. Null where there is none, or the call does not bind.</summary>
    public IOperation? Target => Call?.Arguments.Where(a => a.Parameter is { Ordinal: < 2 } && !a.IsImplicit && a.Value != Prediction).Select(a => a.Value).FirstOrDefault();
}
