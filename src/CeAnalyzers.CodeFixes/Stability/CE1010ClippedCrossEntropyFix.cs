using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>The loss from the logits, without the clip; nothing where they are out of reach, since the clip is what keeps the loss finite there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1010ClippedCrossEntropyFix() : Fix("CE1010")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) => place.Sink switch
    {
        LogSink { Value.Kind: ValueKind.SoftmaxProbability } log => SoftmaxRewrites.FromLogits(log, place),
        LogSink { Value.Kind: ValueKind.SigmoidProbability } log => SigmoidRewrites.FromLogits(log, place),
        LossSink loss => [TorchRewrites.WithLogits(loss)],
        _ => [],
    };
}
