using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>
/// A loop or query that divides exponentials by their sum becomes StableMath.Softmax(z, p) or StableMath.Softmax(z); one entry StableMath.Softmax(z)[k]; of TorchSharp's tensors
/// x.softmax(d). Where no array holds the row and nothing else, loops get their maximum subtracted.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1005SoftmaxWithoutMaxFix() : Fix("CE1005")
{
    private const string Title = "Use StableMath.Softmax";

    protected override IEnumerable<Rewrite?> Rewrites(Place place) => place.Sink switch
    {
        SoftmaxSink { Operation: var quotient } sink when TorchTensor.Is(quotient.Type) => [TorchExponentials.Softmax(sink)],
        SoftmaxSink sink => new[] { Loop(sink, place) ?? Loops(sink, place), Query(sink, place), Call(sink, place), Single(sink, place) }.Where(rewrite => rewrite is not null).DefaultIfEmpty(Shift(sink, place)),
        _ => [],
    };

    private static Rewrite? Loop(SoftmaxSink sink, Place place) =>
        SoftmaxQuotient.InLoop(sink) is ({ } loop, { } logits, { } destination) && place.Do(loop, "Softmax", logits, destination) is { } statement
            ? new Rewrite("Softmax", Title, Safety.MoreAccurate, loop, statement)
            : null;

    private static Rewrite? Loops(SoftmaxSink sink, Place place) =>
        ReplacedLogits.Of(sink) is { } loops && place.Do(loops.Last, "Softmax", loops.Logits, loops.Destination) is { } statement
            ? new Rewrite("Softmax", Title, Safety.MoreAccurate, loops.Block, loops.With(statement))
            : null;

    private static Rewrite? Query(SoftmaxSink sink, Place place) =>
        SoftmaxQuotient.InQuery(sink) is ({ } query, { } logits) && place.Math(query, "Softmax", logits) is { } row ? new Rewrite("Softmax", Title, Safety.MoreAccurate, query, row) : null;

    private static Rewrite? Call(SoftmaxSink sink, Place place) =>
        SoftmaxQuotient.InCall(sink) is ({ } call, { } logits, { } destination) && place.Math(call, "Softmax", logits, destination) is { } row ? new Rewrite("Softmax", Title, Safety.MoreAccurate, call, row) : null;

    private static Rewrite? Single(SoftmaxSink sink, Place place) =>
        SoftmaxQuotient.Single(sink) is ({ } logits, { } index) && sink.Operation.Syntax is ExpressionSyntax quotient && place.Math(logits, "Softmax", logits) is { } row
            ? new Rewrite("Softmax", Title, Safety.MoreAccurate, quotient, Place.Element(row, index))
            : null;

    private static Rewrite? Shift(SoftmaxSink sink, Place place) =>
        sink.IsUnshifted && ExponentialLoops.Of(sink.Operation, sink.Flow) is { } loops && MaximumSearch.Before(loops, place) is { } shifted
            ? new Rewrite("Maximum", "Subtract the maximum first", Safety.MoreAccurate, loops.Block, shifted)
            : null;
}
