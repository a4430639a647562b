using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>Math.Log(z.Sum(Math.Exp)) becomes StableMath.LogSumExp(z), Math.Log(Math.Exp(a) + Math.Exp(b)) StableMath.LogAddExp(a, b); TorchSharp has its own calls.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1006LogSumExpWithoutMaxFix() : Fix("CE1006")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) => place.Sink switch
    {
        ExponentialLogSink sink when TorchTensor.Is(sink.Operation.Type) => [TorchExponentials.LogSumExp(sink)],
        ExponentialLogSink { Form: ExponentialLog.RowSum } sink => [ExponentialLogRewrites.Of(sink, "LogSumExp", type => Row(sink, type), place)],
        ExponentialLogSink sink => [ExponentialLogRewrites.Of(sink, sink.Form == ExponentialLog.Sum ? "LogAddExp" : "LogSubtractExp", type => ExponentialLogRewrites.Exponents(sink, type), place)],
        _ => [],
    };

    /// <summary>The array, span or list, where it is as precise as the log.</summary>
    private static ExpressionSyntax[]? Row(ExponentialLogSink sink, ITypeSymbol type) =>
        new ExponentialRow(sink.Flow).OfTotal(sink.Operand) is { Syntax: ExpressionSyntax row } array && SymbolEqualityComparer.Default.Equals(ExponentialRow.TypeOfEntries(array.Type), type)
            ? [ExponentialRow.AsArray(row, array.Type)]
            : null;
}
