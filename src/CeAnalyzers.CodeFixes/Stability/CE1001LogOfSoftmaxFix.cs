using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>
/// The loss or the log-softmax from the logits; a clip where they are out of reach, but not of a quotient of exponentials that overflow: its NaN would
/// pass the clip.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1001LogOfSoftmaxFix() : Fix("CE1001")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) =>
        place.Sink is LogSink log ? [.. SoftmaxRewrites.FromLogits(log, place), log.Value.IsUnshifted && SoftmaxQuotient.Quotient(log)?.Syntax is { } quotient && log.Value.Origin?.Node == quotient ? null : ClipRewrite.Of(log, place)] : [];
}
