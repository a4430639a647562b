using System.Globalization;
using CeAnalyzers.Apis;
using CeAnalyzers.Options;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Training;

/// <summary>A loss that weighs every sample alike, trained on classes that the user says are imbalanced.</summary>
internal sealed class CE3001ClassImbalanceIgnored : Rule<LossSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE3001",
        "Class imbalance ignored",
        "'{0}' weighs every sample alike, but by {1} the rarest class has {2} samples and the most frequent {3}: pass class weights, or use the focal loss",
        Categories.Training,
        DiagnosticSeverity.Info,
        "The mean loss of an imbalanced training set is the loss of its frequent classes: a model that never predicts the rare one does well by it. Class weights give each class the same say; the focal loss turns down the samples that are classified well already.");

    public override DiagnosticDescriptor Descriptor => Rule;

    protected override Diagnostic? Judge(LossSink sink) =>
        sink.Loss is LossKind.SoftmaxCrossEntropy or LossKind.SigmoidCrossEntropy
        && LossWeights.AreLeftOut(sink)
        && ClassBalances.Of(sink) is { } balance
        && (sink.Loss == LossKind.SoftmaxCrossEntropy || balance.Counts.Length == 2)
        && balance.IsImbalanced(sink.Flow.Knowledge.Options.Get(KnownOptions.ImbalanceRatio, sink.Operation.Syntax.SyntaxTree))
            ? Diagnostic.Create(Rule, sink.Operation.Syntax.GetLocation(), sink.Name, balance.By, Number(balance.Rarest), Number(balance.MostFrequent))
            : null;

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
