using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>Math.Log(1 + Math.Exp(x)) becomes StableMath.Softplus(x), Math.Log(1 - Math.Exp(x)) StableMath.Log1MinusExp(x).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1007UnstableSoftplusFix() : Fix("CE1007")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place)
    {
        if (place.Sink is not ExponentialLogSink sink || ExponentialLogRewrites.Exponents(sink) is not [var exponent] || sink.Operation.Syntax is not ExpressionSyntax call) yield break;
        string member = sink.Form == ExponentialLog.OneMinus ? "Log1MinusExp" : "Softplus";
        if (place.Math(call, member, exponent) is { } stable) yield return new Rewrite(member, $"Use StableMath.{member}", Safety.MoreAccurate, call, stable);
    }
}
