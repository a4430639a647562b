using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Sinks;

/// <summary>A place that cares about kinds. Made once, judged by all rules that listen to its type, the most specific first.</summary>
internal abstract class Sink(IOperation operation, FlowAnalysis flow)
{
    /// <summary>What a diagnostic points at.</summary>
    public IOperation Operation { get; } = operation;

    public FlowAnalysis Flow { get; } = flow;

    public Diagnostic Report(DiagnosticDescriptor descriptor, IOperation culprit, Value value, params object[] more)
    {
        Location[] origins = value.Origin is { } origin ? [origin.Location] : [];
        return Diagnostic.Create(descriptor, Operation.Syntax.GetLocation(), origins, [Describe.Expression(culprit.Syntax), value.Kind.Describe(), Describe.Maker(value, Operation), .. more]);
    }
}
