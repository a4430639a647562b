using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>The log of a sigmoid from its logit: the whole binary loss, else the log-sigmoid.</summary>
internal static class SigmoidRewrites
{
    private const string LogSigmoidTitle = "Use StableMath.LogSigmoid of the logit";

    public static IEnumerable<Rewrite?> FromLogits(LogSink log, Place place)
    {
        if (TorchTensor.Is(log.Operand.Type)) return [TorchRewrites.LogSigmoid(log)];
        if (log.Call?.Syntax is not ExpressionSyntax call) return [];
        if (!LogBase.IsNatural(log.Call, log.Flow)) return [OfBase(log, call, place)];
        if ((Row(log, place) ?? SpanRewrite.Of(log, "LogSigmoid", LogSigmoidTitle, place)) is { } row) return [row];
        if (Logits.OfSigmoid(log) is not var (logit, isComplement)) return [];
        return
        [
            Binary(log, logit, place),
            place.Math(call, "LogSigmoid", isComplement ? Place.Negate(logit) : logit) is { } logSigmoid
                ? new Rewrite("LogSigmoid", LogSigmoidTitle, Safety.MoreAccurate, call, logSigmoid)
                : null,
        ];
    }

    /// <summary>Math.Log2(p) is the log-sigmoid over log 2.</summary>
    private static Rewrite? OfBase(LogSink log, ExpressionSyntax call, Place place) =>
        LogBase.LogOf(log.Call!) is { } divisor && Logits.OfSigmoid(log) is var (logit, isComplement) && place.Math(call, "LogSigmoid", isComplement ? Place.Negate(logit) : logit) is { } natural
            ? new Rewrite("LogSigmoid", LogSigmoidTitle, Safety.MoreAccurate, call, LogBase.Over(natural, divisor))
            : null;

    private static Rewrite? Row(LogSink log, Place place)
    {
        if (RowLoss.Binary(log) is not { Targets.Syntax: ExpressionSyntax targets } row) return null;
        if (Logits.OfRow(row.Probabilities, log.Value, row.Probabilities, log.Flow) is not { } logits) return null;
        return place.Loss(row.Like, "SigmoidCrossEntropy", logits, targets) is { } loss ? Whole(row.Put(loss)) : null;
    }

    private static Rewrite? Binary(LogSink log, ExpressionSyntax logit, Place place)
    {
        if (BinaryFormula.Around(log) is not { Target.Syntax: ExpressionSyntax target } formula) return null;
        return place.Loss(formula.Sum, "SigmoidCrossEntropy", logit, target) is { } loss ? Whole(formula.Put(loss)) : null;
    }

    private static Rewrite Whole((SyntaxNode Target, SyntaxNode Replacement) change) =>
        new("SigmoidCrossEntropy", "Use StableLoss.SigmoidCrossEntropy of the logit", Safety.MoreAccurate, change.Target, change.Replacement);
}
