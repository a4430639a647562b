using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>An epsilon that keeps nothing off anything.</summary>
internal sealed class EpsilonSink(IOperation operation, EpsilonFault fault, IOperation epsilon, Precision precision, FlowAnalysis flow) : Sink(operation, flow)
{
    public EpsilonFault Fault { get; } = fault;

    /// <summary>The operation that gives the epsilon.</summary>
    public IOperation Epsilon { get; } = epsilon;

    /// <summary>The type that the epsilon is too small for.</summary>
    public Precision Precision { get; } = precision;

    /// <summary>Whether it is no epsilon but the bound itself, 1 - e, as one number.</summary>
    public bool IsBound => Epsilon == Operation;

    /// <summary>The smallest round number that makes a difference beside 1 in this type, as it is written.</summary>
    public string Survivor => Precision == Precision.Double ? "1e-15" : "1e-7f";

    /// <summary>The largest round number below 1 in this type.</summary>
    public string Below => Precision == Precision.Double ? "0.999999999999999" : "0.9999999f";
}

internal enum EpsilonFault
{
    /// <summary>1 - e == 1.</summary>
    LostBesideOne,

    /// <summary>double.Epsilon, taken for the distance from 1 to the next number: 1 - double.Epsilon == 1.</summary>
    MachineEpsilon,

    /// <summary>double.Epsilon, the smallest number there is, under a log of a loss.</summary>
    Denormal,
}

/// <summary>The number type that a sum is rounded to.</summary>
internal enum Precision
{
    Double,
    Single,

    /// <summary>A type parameter, which is float in some uses.</summary>
    Generic,
}
