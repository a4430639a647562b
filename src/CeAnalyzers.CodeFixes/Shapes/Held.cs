using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>What a local that is given one value holds; anything else is itself.</summary>
internal static class Held
{
    public static IOperation? By(IOperation? operation, FlowAnalysis flow)
    {
        operation = Variables.Unwrap(operation);
        return operation is ILocalReferenceOperation local && WritesOf(local, flow) is [{ Scope: WriteScope.Whole, Value: { } value }] ? Variables.Unwrap(value) : operation;
    }

    /// <summary>Without calls that only read what they are handed.</summary>
    public static List<Write> WritesOf(ILocalReferenceOperation reference, FlowAnalysis flow) =>
        [.. flow.BodyOf(reference).WritesOf(reference.Local).Where(w => w.Scope != WriteScope.Call || Calls.Writes(w, new Evaluation(flow)))];
}
