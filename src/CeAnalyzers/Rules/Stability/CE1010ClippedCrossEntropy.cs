using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Stability;

/// <summary>The log of a clipped softmax or sigmoid: finite, but cut off at the epsilon.</summary>
internal sealed class CE1010ClippedCrossEntropy : Rule
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE1010",
        "Cross-entropy from clipped probabilities",
        "'{0}' holds {1}{2}, {4}: {3} cut off there; compute the loss from the logits",
        Categories.Stability,
        DiagnosticSeverity.Info,
        "Clipping avoids minus infinity, but a confidently wrong prediction gets the same loss whatever its logits, and a gradient of 0: the model cannot learn from its worst mistakes. From the logits nothing is cut off.");

    private const string Both = "loss and gradient are";
    private const string Clipped = "kept off 0 by a clip or an epsilon";
    private const string ClippedLog = "whose log is clipped or replaced where it is infinite";

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 20;

    public override Diagnostic? Judge(Sink sink) => sink switch
    {
        LogSink log when log.Value.Kind is ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability && !log.Value.Guards.Has(Guards.Deliberate)
            && (log.IsClipped || !log.IsKeptPositive && log.IsResultKept)
            && (log.Value.Kind == ValueKind.SigmoidProbability || !log.Formula.HasTwin) // CE2001 speaks for both logs of a binary formula over a softmax
            => sink.Report(Rule, log.Operand, log.Value, Both, log.IsClipped ? Clipped : ClippedLog),
        LogSink { ShownBy: { } gradient } log => Diagnostic.Create(
            Rule, log.Operation.Syntax.GetLocation(), [gradient.GetLocation()], Describe.Expression(log.Operand.Syntax), ValueKind.SigmoidProbability.Describe(), $", whose derivative by the logit is '{Describe.Expression(gradient)}'", "the loss is", Clipped),
        LossSink { Loss: LossKind.BinaryCrossEntropy, Api.KeepsFinite: true, Value.Kind: ValueKind.SigmoidProbability } loss
            => sink.Report(Rule, loss.Prediction, loss.Value, Both, Clipped),
        _ => null,
    };
}
