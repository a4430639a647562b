using CeAnalyzers.Apis;
using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Losses;

/// <summary>A softmax or sigmoid output where logits belong: in a loss that applies the activation itself, or in the activation again.</summary>
internal sealed class CE2003ActivationAppliedTwice : Rule
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE2003",
        "Activation applied twice",
        "'{0}' already holds {1}{2}; '{3}' applies the activation again, so the result is squeezed towards uniform: pass the logits",
        Categories.Losses,
        DiagnosticSeverity.Warning,
        "Softmax of probabilities lies between 1 / (1 + (C - 1) e) and e / (e + C - 1): with ten classes no entry exceeds 0.24, the loss never falls below 1.46, and gradients are a fraction of what they should be. Pass the logits, or drop the model's last activation.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 50;

    public override Diagnostic? Judge(Sink sink) => sink switch
    {
        LossSink { Loss: LossKind.SoftmaxCrossEntropy or LossKind.SigmoidCrossEntropy or LossKind.SoftmaxDistribution or LossKind.SigmoidDistribution } loss when loss.Value.Kind.IsProbability()
            => sink.Report(Rule, loss.Prediction, loss.Value, loss.Name),
        OwnLossSink loss => sink.Report(Rule, loss.Prediction, loss.Value, loss.Call.TargetMethod.Name),
        ActivationSink { Value: { Kind: ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability or ValueKind.LogSoftmax or ValueKind.LogSigmoid, Source: { } source } } activation
            when IsActivated(source) && Input(activation) is { } input && (activation.Value.Kind.IsProbability() || IsMadeBeside(source, activation) || MadeByCall.Is(input, IsActivated, activation.Flow))
            => sink.Report(Rule, input, source, activation.Call.TargetMethod.Name),
        _ => null,
    };

    private static bool IsActivated(Value value) => value.Kind is ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability && value.Evidence == Evidence.Proven;

    /// <summary>A loss takes the log of a softmax of what its callers pass: the mistake is then theirs, and reported there.</summary>
    private static bool IsMadeBeside(Value source, ActivationSink log) => source.Origin is { } origin && Bodies.Scope(origin.Node) == Bodies.Scope(log.Operation.Syntax);

    private static IOperation? Input(ActivationSink activation) =>
        activation.Flow.Apis.Find(activation.Call.TargetMethod, activation.Call.Instance?.Type) is { } api
            ? ApiCalls.Operands(api, activation.Call).FirstOrDefault()
            : activation.Call.Arguments.FirstOrDefault()?.Value ?? activation.Call.Instance;
}
