using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>Probabilities that come in through a parameter: where the method is private, does nothing with them that logits are not for and is called once in this file, the logits go in instead.</summary>
internal static class CallSite
{
    public static Rewrite? PassLogits(IOperation probabilities, Place place)
    {
        if (Variables.Unwrap(probabilities) is not IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { DeclaredAccessibility: Accessibility.Private } method } parameter }) return null;
        FlowAnalysis flow = place.Flow;
        if (flow.BodyOf(probabilities).Root.Descendants().OfType<IParameterReferenceOperation>().Any(use =>
            SymbolEqualityComparer.Default.Equals(use.Parameter, parameter) && use.Syntax != probabilities.Syntax && !IsForLogits(use, flow))) return null;
        List<IInvocationOperation> calls = [.. LogitUses.CallsOf(method.Name, flow)
            .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, method.OriginalDefinition))];
        if (calls is not [var only] || only.Syntax.SyntaxTree != probabilities.Syntax.SyntaxTree) return null;
        if (only.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)?.Value is not { } passed) return null;
        ExpressionSyntax? logits = Logits.OfRow(passed, flow.ValueOf(passed), passed, flow);
        return logits is not null && flow.Compilation.HasImplicitConversion(place.Model.GetTypeInfo(logits).Type, parameter.Type)
            ? new Rewrite("PassLogits", "Pass the logits", Safety.ChangesTraining, passed.Syntax, logits)
            : null;
    }

    /// <summary>What an activation or a loss from logits is given.</summary>
    private static bool IsForLogits(IParameterReferenceOperation use, FlowAnalysis flow) =>
        use.Parent is IArgumentOperation { Parent: IInvocationOperation call } && SinkSearch.At(call.Syntax, flow).Any(sink => sink is ActivationSink || LogitUses.IsLossOf(sink, use));
}
