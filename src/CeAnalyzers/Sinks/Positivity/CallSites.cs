using CeAnalyzers.Flow;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>The calls of a method in source.</summary>
internal static class CallSites
{
    /// <summary>Past so many mentions of a name, nothing is worth saying about all of them.</summary>
    private const int MaxMentions = 40;

    /// <summary>Whether there are calls, and all of them pass an argument that satisfies the condition.</summary>
    public static bool AllPass(IMethodSymbol method, int ordinal, FlowAnalysis flow, Func<IOperation, bool> condition)
    {
        var mentions = flow.Index.Find(method.Name, flow.Cancellation);
        if (mentions.Length is 0 or > MaxMentions) return false;
        bool any = false;
        foreach (SyntaxToken mention in mentions)
        {
            if (CallSinkFinder.CalledBy(mention) is not { } syntax || flow.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation) is not IInvocationOperation call) continue;
            if (!Dispatch.MayRun(call.TargetMethod, method.OriginalDefinition)) continue;
            if (call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal)?.Value is not { } argument || !condition(argument)) return false;
            any = true;
        }

        return any;
    }
}
