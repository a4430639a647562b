using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>Math.Log(z.Sum(Math.Exp)) becomes StableMath.LogSumExp(z), Math.Log(Math.Exp(a) + Math.Exp(b)) StableMath.LogAddExp(a, b).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1006LogSumExpWithoutMaxFix() : Fix("CE1006")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place)
    {
        if (place.Sink is not ExponentialLogSink sink || sink.Operation.Syntax is not ExpressionSyntax call || !ExponentialLogRewrites.IsNatural(sink)) yield break;
        (string member, ExpressionSyntax[]? arguments) = sink.Form switch
        {
            ExponentialLog.RowSum => ("LogSumExp", Row(sink)),
            ExponentialLog.Sum => ("LogAddExp", ExponentialLogRewrites.Exponents(sink)),
            _ => ("LogSubtractExp", ExponentialLogRewrites.Exponents(sink)),
        };
        if (arguments is not null && place.Math(call, member, arguments) is { } stable) yield return new Rewrite(member, $"Use StableMath.{member}", Safety.MoreAccurate, call, stable);
    }

    /// <summary>The array or span, where it is as precise as the log.</summary>
    private static ExpressionSyntax[]? Row(ExponentialLogSink sink) =>
        new ExponentialRow(sink.Flow).OfTotal(sink.Operand) is { Syntax: ExpressionSyntax row, Type: var type } && SymbolEqualityComparer.Default.Equals(ExponentialRow.TypeOfEntries(type), sink.Operation.Type)
            ? [row]
            : null;
}
