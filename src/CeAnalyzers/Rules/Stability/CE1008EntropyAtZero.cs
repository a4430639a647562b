using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Stability;

/// <summary>A term p log p or p log(p / q) with a probability that nothing keeps off 0: NaN where it is 0.</summary>
internal sealed class CE1008EntropyAtZero : Rule<LogSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE1008",
        "Entropy term undefined at zero",
        "'{0}' is multiplied by its own log and nothing keeps it off 0, where that is 0 times minus infinity: NaN; {3}",
        Categories.Stability,
        DiagnosticSeverity.Warning,
        "The term p log p of an entropy tends to 0 with p, but at p = 0 the computer multiplies 0 by minus infinity: one empty class makes the whole entropy or divergence NaN. Skip the term where p is 0, or let StableMath.XLogY do it.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 15;

    protected override Diagnostic? Judge(LogSink sink) =>
        EntropyTerm.Of(sink) is { } term && Entropies.IsLikely(sink, term.Factor) && !Entropies.IsOffZero(sink, term.Factor) && !NanTests.Follow(sink.Operation, sink.Flow)
            ? sink.Report(Rule, term.Factor, sink.Value, StableForm.Of("XLogY", sink.Operand))
            : null;
}
