using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>A variable that holds probabilities only for the place that wants logits: it is given the logits, wherever those come from.</summary>
internal static class OnlyUse
{
    public static Rewrite? PassLogits(IOperation probabilities, Value value, Place place)
    {
        if (Variables.Unwrap(probabilities) is not ILocalReferenceOperation { Local: var local } || !Is(probabilities, place)) return null;
        if (place.Flow.BodyOf(probabilities).WritesOf(local).Where(w => w.Scope != WriteScope.Call).ToList() is not [{ Scope: WriteScope.Whole, Value: { } written }]) return null;
        if (Probability.MakerOf(probabilities, value, place.Flow) is not IInvocationOperation maker || maker != Variables.Unwrap(written)) return null;
        if (place.Flow.Apis.Find(maker.TargetMethod, maker.Instance?.Type) is not { } api || ApiCalls.Operands(api, maker) is not [{ Syntax: ExpressionSyntax input } logits, ..]) return null;
        return SymbolEqualityComparer.Default.Equals(logits.Type, maker.Type)
            ? new Rewrite("PassLogits", "Pass the logits", Safety.ChangesTraining, maker.Syntax, input)
            : null;
    }

    /// <summary>A local that is named nowhere else than here.</summary>
    public static bool Is(IOperation operation, Place place) =>
        Variables.Unwrap(operation) is ILocalReferenceOperation { Local: var local }
        && place.Flow.BodyOf(place.Sink.Operation).Root.Descendants().Count(o => o is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)) == 1;
}
