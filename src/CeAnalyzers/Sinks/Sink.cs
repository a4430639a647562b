using System.Collections.Immutable;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Sinks;

/// <summary>A place that cares about kinds. Made once, judged by all rules that listen to its type, the most specific first.</summary>
internal abstract class Sink(IOperation operation, FlowAnalysis flow)
{
    /// <summary>The properties of a diagnostic whose first additional location is the sink's, because its own is another.</summary>
    public static readonly ImmutableDictionary<string, string?> IsAtAdditionalLocation = ImmutableDictionary<string, string?>.Empty.Add(nameof(IsAtAdditionalLocation), null);

    /// <summary>What a diagnostic points at, or begins with.</summary>
    public IOperation Operation { get; } = operation;

    public FlowAnalysis Flow { get; } = flow;

    /// <summary>Where the mistake is that of one caller: the call, at which the diagnostic points, and what it passes. Null for a sink that is wrong whoever calls.</summary>
    public (IOperation Call, IOperation Argument)? Passed { get; private set; }

    /// <summary>The sink as one caller reaches it.</summary>
    public Sink PassedBy(IOperation call, IOperation argument)
    {
        Passed = (call, argument);
        return this;
    }

    /// <summary>When the value is what the message says, as the message goes on; nothing where it always is.</summary>
    protected virtual string Limit => "";

    public Diagnostic Report(DiagnosticDescriptor descriptor, IOperation culprit, Value value, params object[] more)
    {
        Location[] origins = value.Origin is { } origin ? [origin.Location] : [];
        (IOperation place, IOperation blamed) = Passed ?? (Operation, culprit);
        return Diagnostic.Create(descriptor, place.Syntax.GetLocation(), origins, [Describe.Expression(blamed.Syntax), value.Kind.Describe(), Describe.Maker(value, place) + Limit, .. more]);
    }
}
