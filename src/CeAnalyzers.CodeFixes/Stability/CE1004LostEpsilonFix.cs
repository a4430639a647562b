using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks.Epsilons;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>The smallest round epsilon that counts: 1f - 1e-8f becomes 1f - 1e-7f.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1004LostEpsilonFix() : Fix("CE1004")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) => [EpsilonRewrite.Of(place)];
}
