using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CeAnalyzers.CodeFixes.Losses;

/// <summary>The binary loss over a row of softmax outputs becomes the categorical one: of the logits, or of the probabilities where those are out of reach.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE2001BinaryLossOnSoftmaxFix() : Fix("CE2001")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) => place.Sink switch
    {
        LogSink log => CategoricalRewrites.Of(RowLoss.Binary(log), log.Value, place),
        LossSink loss => LossCall.FromLogits(loss, place),
        _ => [],
    };
}
