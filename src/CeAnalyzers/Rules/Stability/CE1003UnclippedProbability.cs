using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Stability;

/// <summary>The log of a probability of unknown origin that nothing keeps off 0.</summary>
internal sealed class CE1003UnclippedProbability : Rule<LogSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE1003",
        "Unclipped probability in a log",
        "'{0}' is a probability in a cross-entropy{2} and nothing keeps it off 0: its log can be minus infinity; clip it, or compute the loss from the logits",
        Categories.Stability,
        DiagnosticSeverity.Warning,
        "A cross-entropy written over probabilities is infinite as soon as one of them is 0, and 0 times minus infinity is NaN. Clip the probabilities away from 0 and 1, typically by 1e-7, or compute the loss from the logits.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 10;

    protected override Diagnostic? Judge(LogSink sink)
    {
        bool isProbability = sink.Value.Kind == ValueKind.Probability || CrossEntropyNames.Suggest(sink);
        return isProbability && !sink.IsClipped && !sink.IsKeptPositive && !sink.IsResultKept ? sink.Report(Rule, sink.Operand, sink.Value) : null;
    }
}
