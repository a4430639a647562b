using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Losses;

/// <summary>Something else in a loss that takes log-probabilities.</summary>
internal sealed class CE2005LogProbabilitiesExpected : Rule<LossSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE2005",
        "Log-probabilities expected",
        "'{0}' holds {1}{2}, where '{3}' expects log-probabilities: {4}",
        Categories.Losses,
        DiagnosticSeverity.Warning,
        "The negative log-likelihood and the Kullback-Leibler divergence of TorchSharp take the log of nothing: they expect it taken. With probabilities the loss is -p and not -log p: it is bounded, its gradient does not grow where the model is wrong, and logits drive it to minus infinity.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 45;

    protected override Diagnostic? Judge(LossSink sink)
    {
        if (sink.Loss is not (LossKind.NegativeLogLikelihood or LossKind.KullbackLeibler)) return null;
        if (IsNoLog(sink.Value)) return sink.Report(Rule, sink.Prediction, sink.Value, sink.Name, "take the log-softmax of the logits");
        if (RandomNumbers.IsMadeOf(sink.Prediction, sink.Flow))
            return Diagnostic.Create(Rule, sink.Operation.Syntax.GetLocation(), Describe.Expression(sink.Prediction.Syntax), "random numbers that may be positive", "", sink.Name, "take their log-softmax");
        return LogTarget.Of(sink) is { } target && sink.Flow.ValueOf(target) is var value && value.Kind != ValueKind.Logits && IsNoLog(value)
            ? sink.Report(Rule, target, value, sink.Name, "pass log_target: false")
            : null;
    }

    private static bool IsNoLog(Value value) => value.Evidence != Evidence.Named && (value.Kind == ValueKind.Logits || value.Kind.IsProbability());
}
