using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>What the parameters of the bodies being evaluated are bound to. A parameter that no frame binds has the values of all its callers.</summary>
internal sealed class Frame
{
    private readonly Frame? outer;
    private readonly Dictionary<ISymbol, Value> bindings;
    private (ISymbol Variable, Value Value)[] held = [];
    private ForStatementSyntax? lastRound;

    private Frame(Frame? outer, Dictionary<ISymbol, Value> bindings, Value? receiver)
    {
        this.outer = outer;
        this.bindings = bindings;
        Receiver = receiver;
    }

    /// <summary>No call is known: the body as its callers in source reach it.</summary>
    public static Frame Open { get; } = new(null, new(SymbolEqualityComparer.Default), null);

    /// <summary>The value of 'this' in a call on a known object.</summary>
    public Value? Receiver { get; }

    public static Frame Call(IEnumerable<(IParameterSymbol Parameter, Value Value)> arguments, Value? receiver) =>
        new(null, Bind(arguments), receiver);

    /// <summary>Whether the call passes anything, or is made on an object that was given anything, that may choose a branch.</summary>
    public bool MayChoose => IsInLastRound || Receiver is { Operands.IsEmpty: false } || bindings.Values.Any(value => value.IsConstant || value is { Operator: Operator.Leaf, Identity: string or bool or char });

    /// <summary>A lambda or local function sees the parameters of what encloses it.</summary>
    public Frame Nest(IEnumerable<(IParameterSymbol Parameter, Value Value)> arguments) =>
        new(this, Bind(arguments), Receiver);

    /// <summary>The same bodies, in one round of a loop that is followed round by round.</summary>
    public Frame Hold(params (ISymbol Variable, Value Value)[] variables) =>
        new(this, new(SymbolEqualityComparer.Default), Receiver) { held = variables };

    /// <summary>Whether a loop's last round is seen.</summary>
    public bool IsInLastRound => lastRound is not null || outer?.IsInLastRound == true;

    public bool IsLastRound(ForStatementSyntax loop) => lastRound == loop || outer?.IsLastRound(loop) == true;

    /// <summary>The same bodies, in the last round of a loop.</summary>
    public Frame InLastRound(ForStatementSyntax loop) => new(this, new(SymbolEqualityComparer.Default), Receiver) { lastRound = loop };

    /// <summary>The bodies as they were seen before it was said that the round is a loop's last one.</summary>
    public Frame BeforeLastRound(ForStatementSyntax loop)
    {
        for (Frame? frame = this; frame is not null; frame = frame.outer)
            if (frame.lastRound == loop) return frame.outer!;
        return this;
    }

    /// <summary>What a variable holds in the round of a loop that is followed; null outside of any.</summary>
    public Value? Held(ISymbol variable)
    {
        for (Frame? frame = this; frame is not null; frame = frame.outer)
            foreach ((ISymbol symbol, Value value) in frame.held)
                if (SymbolEqualityComparer.Default.Equals(symbol, variable)) return value;
        return null;
    }

    public Value? Lookup(IParameterSymbol parameter)
    {
        for (Frame? frame = this; frame is not null; frame = frame.outer)
            if (frame.bindings.TryGetValue(parameter, out Value? value)) return value;
        return null;
    }

    private static Dictionary<ISymbol, Value> Bind(IEnumerable<(IParameterSymbol Parameter, Value Value)> arguments)
    {
        var bindings = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach ((IParameterSymbol parameter, Value value) in arguments) bindings[parameter] = value;
        return bindings;
    }
}
