using CeAnalyzers.Sinks;
using CeAnalyzers.Sinks.Epsilons;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules.Stability;

/// <summary>A guard that is there and guards nothing: a clip whose result the log does not take, an epsilon that is not the machine's, a check for NaN alone.</summary>
internal sealed class CE1011GuardThatDoesNotGuard : Rule
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        "CE1011",
        "Guard that does not guard",
        "'{0}' guards nothing: {1}",
        Categories.Stability,
        DiagnosticSeverity.Warning,
        "A clip returns the clipped value and leaves its argument as it is; double.Epsilon is the smallest number above 0, not the distance from 1 to the next number; the log of 0 is minus infinity, which a check for NaN lets through.");

    public override DiagnosticDescriptor Descriptor => Rule;

    public override int Precedence => 35;

    public override Diagnostic? Judge(Sink sink) => sink switch
    {
        LogSink { IsClipped: false } log when UnusedClip.Of(log) is { } clip && !log.IsKeptPositive => Diagnostic.Create(
            Rule,
            log.Operation.Syntax.GetLocation(),
            [clip.Clip.Syntax.GetLocation()],
            Describe.Expression(clip.Clip.Syntax),
            $"the log takes '{Describe.Expression(clip.Raw.Syntax)}', which is not clipped"),
        EpsilonSink { Fault: EpsilonFault.MachineEpsilon } epsilon => Diagnostic.Create(
            Rule,
            epsilon.Operation.Syntax.GetLocation(),
            Describe.Expression(epsilon.Operation.Syntax),
            $"it is 1, since '{Describe.Expression(epsilon.Epsilon.Syntax)}' is the smallest number there is; the smallest epsilon that counts there is about {epsilon.Survivor}"),
        NanCheckSink check => Diagnostic.Create(
            Rule,
            check.Operation.Syntax.GetLocation(),
            [check.Log.Operation.Syntax.GetLocation()],
            Describe.Expression(check.Operation.Syntax),
            "the log of 0 is minus infinity, not NaN; check with IsFinite, or keep the probability off 0"),
        _ => null,
    };
}
