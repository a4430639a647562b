using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>The binary loss or the log-sigmoid from the logit; a clip where it is out of reach.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1002LogOfSigmoidFix() : Fix("CE1002")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) =>
        place.Sink is LogSink log ? [.. SigmoidRewrites.FromLogits(log, place), .. ProbabilityRewrites.Of(log, place)] : [];
}
