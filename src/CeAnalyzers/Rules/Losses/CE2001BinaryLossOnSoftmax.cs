using CeAnalyzers.Apis;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Losses;

/// <summary>Binary cross-entropy over the outputs of a softmax, by formula or by API.</summary>
internal sealed class CE2001BinaryLossOnSoftmax : Rule
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE2001",
        "Binary cross-entropy on softmax outputs",
        "'{0}' holds {1}{2}, which binary cross-entropy takes for independent probabilities; use the categorical cross-entropy of the logits",
        Categories.Losses,
        DiagnosticSeverity.Warning,
        "The entries of a softmax sum to 1: they are one distribution, not one probability for each class. Binary cross-entropy over them counts every mistake twice and pushes classes that the softmax already pushes. Categorical cross-entropy of the logits has the gradient p - y.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 40;

    public override Diagnostic? Judge(Sink sink) => sink switch
    {
        LogSink { Value: { Kind: ValueKind.SoftmaxProbability, IsComplement: true }, Formula: var formula } log when formula.IsComplementTerm || formula.HasPartner
            => sink.Report(Rule, log.Operand, log.Value),
        LossSink { Loss: LossKind.BinaryCrossEntropy, Value.Kind: ValueKind.SoftmaxProbability } loss => sink.Report(Rule, loss.Prediction, loss.Value),
        _ => null,
    };
}
