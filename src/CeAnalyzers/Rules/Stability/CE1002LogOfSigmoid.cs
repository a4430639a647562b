using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Stability;

/// <summary>The log of a sigmoid, or of 1 less it: minus infinity where the sigmoid rounds to 0 or 1.</summary>
internal sealed class CE1002LogOfSigmoid : Rule<LogSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE1002",
        "Log of sigmoid",
        "'{0}' holds {1}{2}: its log is minus infinity when the sigmoid rounds to 0 or 1; take the log-sigmoid of the logit",
        Categories.Stability,
        DiagnosticSeverity.Warning,
        "A sigmoid rounds to 1 from a logit of 17 in float and 37 in double, and to 0 far on the other side; the log of what is left is minus infinity. The log-sigmoid, -log(1 + exp(-z)), stays finite.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 30;

    protected override Diagnostic? Judge(LogSink sink) =>
        sink.Value.Kind == ValueKind.SigmoidProbability && !sink.IsClipped && !sink.IsKeptPositive && !sink.IsResultKept
            ? sink.Report(Rule, sink.Operand, sink.Value)
            : null;
}
