using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>A value of which nothing is known but that the same method also puts it through a softmax or sigmoid: it is logits.</summary>
internal static class LogitsByUse
{
    /// <summary>The call of the activation; null where there is none.</summary>
    public static SyntaxNode? Activation(IOperation prediction, Value value, FlowAnalysis flow)
    {
        if (value.HasKind || Variables.Named(prediction) is not { } variable) return null;
        Body body = flow.BodyOf(prediction);
        if (body.WritesOf(variable).Count(w => w.Scope != WriteScope.Call) > (variable is ILocalSymbol ? 1 : 0)) return null;
        return body.Root.Descendants().OfType<IInvocationOperation>().FirstOrDefault(call => Takes(call, variable) && IsActivation(call, value, flow))?.Syntax;
    }

    private static bool IsActivation(IInvocationOperation call, Value value, FlowAnalysis flow)
    {
        Value made = flow.ValueOf(call);
        return made.Kind is ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability or ValueKind.LogSoftmax or ValueKind.LogSigmoid
            && made is { Evidence: Evidence.Proven, Source: { } source } && source.SameShape(value);
    }

    private static bool Takes(IInvocationOperation call, ISymbol variable) =>
        SymbolEqualityComparer.Default.Equals(Variables.Named(call.Instance), variable) || call.Arguments.Any(a => SymbolEqualityComparer.Default.Equals(Variables.Named(a.Value), variable));
}
