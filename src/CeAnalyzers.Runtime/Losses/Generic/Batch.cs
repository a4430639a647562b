using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers;

/// <summary>Runs a row loss over a batch: N rows of C logits, in row-major order.</summary>
internal static partial class Batch
{
    /// <summary>
    /// Either labels or targets are empty, and so may the outputs be. The denominator is known from the labels alone, so the gradient is
    /// written once, already scaled.
    /// </summary>
    public static T Run<TLoss, T>(TLoss loss, ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<T> targets, int rows, Span<T> gradient, Span<T> losses, Span<T> logSumExps, Reduction reduction)
        where TLoss : struct, IRowLoss where T : IBinaryFloatingPointIeee754<T>
    {
        double denominator = reduction == Reduction.Mean ? Denominator(loss, labels, rows) : 1;
        int classes = logits.Length / rows, blockRows = BlockRows(classes);
        CompensatedSum sum = new();
        for (int start = 0; start < rows; start += blockRows)
        {
            int count = Math.Min(blockRows, rows - start);
            sum.Add(Block(loss, Rows(logits, start, count, classes), Rows(labels, start, count, 1), Rows(targets, start, count, classes), count,
                Rows(gradient, start, count, classes), Rows(losses, start, count, 1), Rows(logSumExps, start, count, 1), Scale(denominator)));
        }
        return T.CreateTruncating(sum.Value / denominator);
    }

    /// <summary>Over labels, after all checks.</summary>
    public static T Labelled<TLoss, T>(TLoss loss, Entries<T> logits, int[] labels, Entries<T> gradient, Entries<T> losses, Entries<T> logSumExps, Reduction reduction, int maxDegreeOfParallelism, string name = "logits")
        where TLoss : struct, IRowLoss where T : IBinaryFloatingPointIeee754<T>
    {
        BatchChecks.Labelled(logits.Span, Checks.Array(labels), gradient.Span, losses.Span, logSumExps.Span, reduction, loss.ClassWeights, loss.IgnoredLabel, name);
        return Run(loss, logits, labels, default, labels.Length, gradient, losses, logSumExps, reduction, maxDegreeOfParallelism);
    }

    /// <summary>Over distributions, after all checks.</summary>
    public static T Targeted<TLoss, T>(TLoss loss, Entries<T> logits, Entries<T> targets, int classes, Entries<T> gradient, Entries<T> losses, Entries<T> logSumExps, Reduction reduction, int maxDegreeOfParallelism, string name = "logits")
        where TLoss : struct, IRowLoss where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Parallelism(maxDegreeOfParallelism);
        bool areWeights = BatchChecks.AreWeights(targets, maxDegreeOfParallelism);
        BatchChecks.Targeted(logits.Span, targets.Span, classes, gradient.Span, losses.Span, logSumExps.Span, reduction, loss.ClassWeights, name, areWeights);
        return Run(loss, logits, [], targets, logits.Span.Length / classes, gradient, losses, logSumExps, reduction, maxDegreeOfParallelism);
    }

    private static T Run<TLoss, T>(TLoss loss, Entries<T> logits, int[] labels, Entries<T> targets, int rows, Entries<T> gradient, Entries<T> losses, Entries<T> logSumExps, Reduction reduction, int maxDegreeOfParallelism)
        where TLoss : struct, IRowLoss where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Parallelism(maxDegreeOfParallelism);
        if (maxDegreeOfParallelism == 1 || rows <= BlockRows(logits.Span.Length / rows))
            return Run<TLoss, T>(loss, logits.Span, labels, targets.Span, rows, gradient.Span, losses.Span, logSumExps.Span, reduction);
        return Share(loss, logits, labels, targets, rows, gradient, losses, logSumExps, reduction == Reduction.Mean ? Denominator(loss, labels, rows) : 1, maxDegreeOfParallelism);
    }

    /// <summary>
    /// A block of rows on each core. The blocks are those of the serial run, so the result is the same to the last bit. Apart from it, which must not
    /// allocate what the work here holds.
    /// </summary>
    private static T Share<TLoss, T>(TLoss loss, Entries<T> logits, int[] labels, Entries<T> targets, int rows, Entries<T> gradient, Entries<T> losses, Entries<T> logSumExps, double denominator, int maxDegreeOfParallelism)
        where TLoss : struct, IRowLoss where T : IBinaryFloatingPointIeee754<T>
    {
        int classes = logits.Span.Length / rows, blockRows = BlockRows(classes);
        double sum = Blocks.Sum((rows + blockRows - 1) / blockRows, maxDegreeOfParallelism, block =>
        {
            int start = block * blockRows, count = Math.Min(blockRows, rows - start);
            return Block<TLoss, T>(loss, Rows(logits.Span, start, count, classes), Rows<int>(labels.AsSpan(), start, count, 1), Rows(targets.Span, start, count, classes), count,
                Rows(gradient.Span, start, count, classes), Rows(losses.Span, start, count, 1), Rows(logSumExps.Span, start, count, 1), Scale(denominator));
        });
        return T.CreateTruncating(sum / denominator);
    }

    private static double Block<TLoss, T>(TLoss loss, ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<T> targets, int rows, Span<T> gradient, Span<T> losses, Span<T> logSumExps, double scale)
        where TLoss : struct, IRowLoss where T : IBinaryFloatingPointIeee754<T>
    {
        int classes = logits.Length / rows, groupRows = loss is SoftmaxLoss { IsPlain: true } && !labels.IsEmpty ? Kernel.GroupRows<T>(classes) : 0;
        CompensatedSum sum = new();
        for (int start = 0; start < rows;)
        {
            int count = Math.Min(Math.Max(groupRows, 1), rows - start);
            if (groupRows == 0 || !Kernel.TryCrossEntropies(Rows(logits, start, count, classes), Rows(labels, start, count, 1), Rows(gradient, start, count, classes), scale,
                Rows(losses, start, count, 1), Rows(logSumExps, start, count, 1), ref sum))
            {
                for (int row = start; row < start + count; row++)
                {
                    sum.Add(One(loss, Rows(logits, row, 1, classes), labels.IsEmpty ? 0 : labels[row], Rows(targets, row, 1, classes), Rows(gradient, row, 1, classes),
                        Rows(losses, row, 1, 1), Rows(logSumExps, row, 1, 1), scale));
                }
            }
            start += count;
        }
        return sum.Value;
    }

    private static double One<TLoss, T>(TLoss loss, ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, Span<T> logSumExps, double scale)
        where TLoss : struct, IRowLoss where T : IBinaryFloatingPointIeee754<T>
    {
        double value = 0, logSumExp;
        if (targets.IsEmpty && label == loss.IgnoredLabel)
        {
            logSumExp = logSumExps.IsEmpty ? 0 : Row.Sum(logits).LogSumExp;
            gradient.Clear();
        }
        else
        {
            value = loss.Evaluate(logits, label, targets, gradient, scale, out logSumExp);
        }
        if (!losses.IsEmpty)
            losses[0] = T.CreateTruncating(value);
        if (!logSumExps.IsEmpty)
            logSumExps[0] = T.CreateTruncating(logSumExp);
        return value;
    }
}
