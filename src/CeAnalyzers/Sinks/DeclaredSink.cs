using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Sinks;

/// <summary>A value that goes where the user declares a kind: an argument, a returned value, what is assigned to a field or property.</summary>
internal sealed class DeclaredSink(IOperation operation, ISymbol place, Declaration declaration, FlowAnalysis flow) : Sink(operation, flow)
{
    /// <summary>The parameter, field or property, or the method that returns the value.</summary>
    public ISymbol Place { get; } = place;

    public Declaration Declaration { get; } = declaration;

    public Value Value { get; } = flow.ValueOf(operation);
}
