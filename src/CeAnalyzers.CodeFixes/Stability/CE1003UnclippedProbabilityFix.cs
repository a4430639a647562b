using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>The whole loss from probabilities, which clips them; else a clip.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1003UnclippedProbabilityFix() : Fix("CE1003")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) => place.Sink is LogSink log ? ProbabilityRewrites.Of(log, place) : [];
}
