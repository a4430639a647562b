using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>log(p) becomes log(ClipProbability(p)).</summary>
internal static class ClipRewrite
{
    public static Rewrite? Of(LogSink log, Place place) =>
        !log.IsLog1P && log.Operand.Syntax is ExpressionSyntax operand && place.Math(operand, "ClipProbability", operand) is { } clipped
            ? new Rewrite("Clip", "Clip the probability: StableMath.ClipProbability", Safety.Clipped, operand, clipped)
            : null;
}
