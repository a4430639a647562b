using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Stability;

/// <summary>log(1 + exp(x)), infinite for large x, and log(1 - exp(x)), whose digits cancel for small x.</summary>
internal sealed class CE1007UnstableSoftplus : Rule<ExponentialLogSink>
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE1007",
        "Unstable softplus",
        "'{0}' {1}: {2}",
        Categories.Stability,
        DiagnosticSeverity.Warning,
        "log(1 + exp(x)) is x for large x, but exp(x) is infinite from 710 in double and 89 in float; max(x, 0) + log(1 + exp(-|x|)) never overflows. log(1 - exp(x)) loses its digits near 0, where exp(x) is near 1, and is 0 for very negative x.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 35;

    protected override Diagnostic? Judge(ExponentialLogSink sink) => sink.Form switch
    {
        ExponentialLog.OnePlus => Report(sink, $"is infinite from an exponent of {(StableForm.IsSingle(sink.Operand) ? 89 : 710)}, where softplus is the exponent itself", "Softplus"),
        ExponentialLog.OneMinus => Report(sink, "loses its digits where the exponential is near 1 or near 0", "Log1MinusExp"),
        _ => null,
    };

    private static Diagnostic Report(ExponentialLogSink sink, string symptom, string replacement) =>
        Diagnostic.Create(Rule, sink.Operation.Syntax.GetLocation(), Describe.Expression(sink.Operation.Syntax), symptom, StableForm.Of(replacement, sink.Operand));
}
