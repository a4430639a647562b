using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>Math.Log(1 + Math.Exp(x)) becomes StableMath.Softplus(x), Math.Log(1 - Math.Exp(x)) StableMath.Log1MinusExp(x), torch's log(1 + exp(x)) x.softplus().</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class CE1007UnstableSoftplusFix() : Fix("CE1007")
{
    protected override IEnumerable<Rewrite?> Rewrites(Place place) => place.Sink switch
    {
        ExponentialLogSink sink when TorchTensor.Is(sink.Operation.Type) => [TorchExponentials.Softplus(sink)],
        ExponentialLogSink sink => [ExponentialLogRewrites.Of(sink, sink.Form == ExponentialLog.OneMinus ? "Log1MinusExp" : "Softplus", type => ExponentialLogRewrites.Exponents(sink, type) is [var one] ? [one] : null, place)],
        _ => [],
    };
}
