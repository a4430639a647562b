using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>What a number in a term of the loss is before it is clipped or given a name: p[i] of q = Math.Max(p[i], 1e-7).</summary>
internal static class Entry
{
    public static IOperation Of(IOperation operation, FlowAnalysis flow)
    {
        operation = Clip.Inside(operation);
        return operation is ILocalReferenceOperation local && Held.ValueOf(local, flow) is { } value ? Of(value, flow) : operation;
    }
}
