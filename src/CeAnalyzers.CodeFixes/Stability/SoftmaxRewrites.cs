using CeAnalyzers.Apis;
using CeAnalyzers.CodeFixes.Framework;
using CeAnalyzers.CodeFixes.Reach;
using CeAnalyzers.CodeFixes.Shapes;
using CeAnalyzers.Flow;
using CeAnalyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.CodeFixes.Stability;

/// <summary>The log of a softmax from its logits: the whole loss, else the log-softmax.</summary>
internal static class SoftmaxRewrites
{
    private const string LogSoftmaxTitle = "Use StableMath.LogSoftmax of the logits";

    public static IEnumerable<Rewrite?> FromLogits(LogSink log, Place place)
    {
        if (TorchTensor.Is(log.Operand.Type)) return [TorchRewrites.LogSoftmax(log)];
        if (log.Call?.Syntax is not ExpressionSyntax call) return [];
        if (!LogBase.IsNatural(log.Call, log.Flow)) return [OfBase(log, call, place)];
        if ((Row(log, place) ?? Mapped(log, call, place) ?? Loop(log, call, place)) is { } row) return [row];
        if ((Logits.OfEntry(log) ?? SoftmaxQuotient.UnderLog(log)) is not var (logits, index)) return [SpanRewrite.Of(log, "LogSoftmax", LogSoftmaxTitle, place)];
        return
        [
            log.Formula is { IsNegated: true, Target: null, Binary: null } && !IsInDifference(call) ? Label(call, logits, index, place) : null,
            place.Math(call, "LogSoftmax", logits, index) is { } logSoftmax
                ? new Rewrite("LogSoftmax", LogSoftmaxTitle, Safety.MoreAccurate, call, logSoftmax)
                : null,
        ];
    }

    /// <summary>Math.Log2(p[k]) is the log-softmax over log 2.</summary>
    private static Rewrite? OfBase(LogSink log, ExpressionSyntax call, Place place) =>
        LogBase.LogOf(log.Call!) is { } divisor && Logits.OfEntry(log) is var (logits, index) && place.Math(call, "LogSoftmax", logits, index) is { } natural
            ? new Rewrite("LogSoftmax", LogSoftmaxTitle, Safety.MoreAccurate, call, LogBase.Over(natural, divisor))
            : null;

    /// <summary>p.Select(v => Math.Log(v)).ToArray() and Array.ConvertAll(p, v => Math.Log(v)), a whole row at once.</summary>
    private static Rewrite? Mapped(LogSink log, ExpressionSyntax call, Place place) =>
        RowMap.IsEntry(log.Operand, call) && RowMap.Around(call, log.Flow) is var (map, row) && Logits.OfRow(row, log.Flow.ValueOf(row), row, log.Flow) is { } logits && place.Math(map, "LogSoftmax", logits) is { } logSoftmax
            ? new Rewrite("LogSoftmax", LogSoftmaxTitle, Safety.MoreAccurate, map, logSoftmax)
            : null;

    /// <summary>for (int i = 0; i &lt; p.Length; i++) q[i] = Math.Log(p[i]), a whole row at once.</summary>
    private static Rewrite? Loop(LogSink log, ExpressionSyntax call, Place place) =>
        RowLoop.Around(call, log.Operand, log.Flow) is var (loop, row, destination) && Logits.OfRow(row, log.Value, row, log.Flow) is { } logits && place.Do(loop, "LogSoftmax", logits, destination) is { } statement
            ? new Rewrite("LogSoftmax", LogSoftmaxTitle, Safety.MoreAccurate, loop, statement)
            : null;

    private static Rewrite? Row(LogSink log, Place place)
    {
        if (RowLoss.Categorical(log) is not { Targets.Syntax: ExpressionSyntax targets } row) return null;
        if (Logits.OfRow(row.Probabilities, log.Value, row.Probabilities, log.Flow) is not { } logits) return null;
        return place.Loss(row.Like, "SoftmaxCrossEntropy", logits, targets) is { } loss ? Whole(row.Put(loss)) : null;
    }

    private static Rewrite? Label(ExpressionSyntax call, ExpressionSyntax logits, ExpressionSyntax index, Place place) =>
        place.Loss(call, "SoftmaxCrossEntropy", logits, index) is { } loss ? Whole(Sign.Replace(call, loss, place.Model)) : null;

    /// <summary>1 - log p, log p - log q: a number of its own, rather than a loss that is added.</summary>
    private static bool IsInDifference(ExpressionSyntax call) =>
        Sign.Outer(call).Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference && difference.Right == Sign.Outer(call)
        && (difference.Left is LiteralExpressionSyntax || difference.Left.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(other => UnboundCall.NameOf(other) is "Log" or "LogSoftmax"));

    private static Rewrite Whole((SyntaxNode Target, SyntaxNode Replacement) change) =>
        new("SoftmaxCrossEntropy", "Use StableLoss.SoftmaxCrossEntropy of the logits", Safety.MoreAccurate, change.Target, change.Replacement);
}
