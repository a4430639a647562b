using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>What a local that is given one value holds.</summary>
internal static class Held
{
    /// <summary>What the local holds; anything else is itself.</summary>
    public static IOperation? By(IOperation? operation, FlowAnalysis flow)
    {
        operation = Variables.Unwrap(operation);
        return operation is ILocalReferenceOperation local && ValueOf(local, flow) is { } value ? Variables.Unwrap(value) : operation;
    }

    /// <summary>The one value that the local is given; null where there are others.</summary>
    public static IOperation? ValueOf(ILocalReferenceOperation local, FlowAnalysis flow) => WritesOf(local, flow) is [{ Scope: WriteScope.Whole, Value: { } value }] ? value : null;

    /// <summary>Without calls that only read what they are handed.</summary>
    public static List<Write> WritesOf(ILocalReferenceOperation local, FlowAnalysis flow) =>
        [.. flow.BodyOf(local).WritesOf(local.Local).Where(flow.IsWrite)];
}
