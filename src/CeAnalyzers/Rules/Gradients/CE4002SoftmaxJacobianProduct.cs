using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Gradients;

/// <summary>The derivative of a softmax taken for itself, all of it or its diagonal alone, where with the cross-entropy it is p - y.</summary>
internal sealed class CE4002SoftmaxJacobianProduct : Rule<SoftmaxDerivativeSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE4002",
        "Softmax Jacobian product",
        "'{0}' {1}; with the cross-entropy the gradient by the logits is p - y",
        Categories.Gradients,
        DiagnosticSeverity.Info,
        "The Jacobian of a softmax over C classes has C squared entries, and the gradient of the cross-entropy that it is multiplied by divides by the probabilities: much work to get p - y, and NaN where one of them rounds to 0. Its diagonal alone, p (1 - p), is the derivative of a sigmoid: it leaves out that a logit lowers every other probability.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 5;

    protected override Diagnostic? Judge(SoftmaxDerivativeSink sink) => Diagnostic.Create(
        Rule,
        sink.Operation.Syntax.GetLocation(),
        sink.Probability.Origin is { } origin ? [origin.Location] : [],
        Describe.Expression(sink.Operation.Syntax),
        sink.IsDiagonal ? "is only the diagonal of the softmax's Jacobian: a logit also lowers every other probability" : "builds the whole Jacobian of a softmax");
}
