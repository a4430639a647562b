using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Gradients;

/// <summary>The gradient of a cross-entropy taken by the probabilities instead of the logits: it divides by them.</summary>
internal sealed class CE4001GradientThroughProbabilities : Rule<GradientSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE4001",
        "Gradient through probabilities",
        "'{0}' divides by {1}{2}: {3}; the gradient by the logits is p - y",
        Categories.Gradients,
        DiagnosticSeverity.Warning,
        "The derivative of a cross-entropy by its probability is -y / p, or (p - y) / (p (1 - p)): infinite where p rounds to 0 or 1, and 0 / 0 for a certain and right prediction. The derivative of the activation, which it is multiplied by, is 0 there, and the product is NaN. Taken together the two are p - y.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 40;

    protected override Diagnostic? Judge(GradientSink sink) => Diagnostic.Create(
        Rule,
        sink.Operation.Syntax.GetLocation(),
        sink.Probability.Origin is { } origin ? [origin.Location] : [],
        Describe.Expression(sink.Operation.Syntax),
        sink.Probability.HasKind ? sink.Probability.Kind.Describe() : "probabilities",
        Describe.Maker(sink.Probability, sink.Operation),
        sink.IsClipped ? "clipped, it is cut off for the worst predictions"
            : sink.IsBinary ? "it is infinite or NaN where one of them rounds to 0 or 1"
            : "it is infinite or NaN where one of them rounds to 0");
}
