using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Stability;

/// <summary>The log of an entry of a softmax: minus infinity as soon as the entry underflows to 0.</summary>
internal sealed class CE1001LogOfSoftmax : Rule<LogSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE1001",
        "Log of softmax",
        "'{0}' holds {1}{2}: its log is minus infinity when a probability underflows to 0; take the log-softmax of the logits",
        Categories.Stability,
        DiagnosticSeverity.Warning,
        "Softmax rounds small probabilities to 0, and the log of 0 is minus infinity; the loss becomes infinite and its gradient NaN. The log-softmax, z - log sum exp z, never leaves the log domain.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 30;

    protected override Diagnostic? Judge(LogSink sink) =>
        sink.Value.Kind == ValueKind.SoftmaxProbability && !sink.IsClipped && !sink.IsKeptPositive && !sink.IsResultKept
        && !sink.Formula.HasTwin // CE2001 speaks for both logs of a binary formula
            ? sink.Report(Rule, sink.Operand, sink.Value)
            : null;
}
