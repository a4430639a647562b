using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Sinks;

/// <summary>A model whose last layer has no activation is given a loss from probabilities, as Keras does it: model.compile(optimizer, "binary_crossentropy").</summary>
internal sealed class CompiledModelSink(IOperation loss, string name, ExpressionSyntax lastLayer, FlowAnalysis flow) : Sink(loss, flow)
{
    /// <summary>The name of the loss.</summary>
    public string Loss { get; } = name;

    public ExpressionSyntax LastLayer { get; } = lastLayer;
}
