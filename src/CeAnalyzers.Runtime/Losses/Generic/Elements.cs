using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers;

/// <summary>Runs a loss of single numbers over many of them.</summary>
internal static partial class Elements
{
    public static T Run<TLoss, T>(TLoss loss, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, Reduction reduction)
        where TLoss : struct, IElementLoss where T : IBinaryFloatingPointIeee754<T>
    {
        double denominator = reduction == Reduction.Mean ? inputs.Length : 1;
        CompensatedSum sum = new();
        for (int start = 0; start < inputs.Length; start += BlockLength)
            sum.Add(Block(loss, inputs, targets, gradient, losses, denominator, start));
        return T.CreateTruncating(sum.Value / denominator);
    }

    /// <summary>As above, after all checks, and on several cores if that is wanted.</summary>
    public static T Run<TLoss, T>(TLoss loss, Entries<T> inputs, string name, Entries<T> targets, Entries<T> gradient, Entries<T> losses, Reduction reduction, int maxDegreeOfParallelism)
        where TLoss : struct, IElementLoss where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Parallelism(maxDegreeOfParallelism);
        bool areProbabilities = loss.TakesProbabilities && BatchChecks.AreProbabilities(targets, maxDegreeOfParallelism);
        BatchChecks.Elements(loss, inputs.Span, name, targets.Span, gradient.Span, losses.Span, reduction, areProbabilities);
        int count = inputs.Span.Length;
        if (maxDegreeOfParallelism == 1 || count <= BlockLength)
            return Run(loss, inputs.Span, targets.Span, gradient.Span, losses.Span, reduction);
        return Share(loss, inputs, targets, gradient, losses, reduction == Reduction.Mean ? count : 1, count, maxDegreeOfParallelism);
    }

    /// <summary>A block of elements on each core; the blocks are those of the serial run. Apart from it, which must not allocate what the work here holds.</summary>
    private static T Share<TLoss, T>(TLoss loss, Entries<T> inputs, Entries<T> targets, Entries<T> gradient, Entries<T> losses, double denominator, int count, int maxDegreeOfParallelism)
        where TLoss : struct, IElementLoss where T : IBinaryFloatingPointIeee754<T>
    {
        double sum = Blocks.Sum((count + BlockLength - 1) / BlockLength, maxDegreeOfParallelism,
            block => Block<TLoss, T>(loss, inputs.Span, targets.Span, gradient.Span, losses.Span, denominator, block * BlockLength));
        return T.CreateTruncating(sum / denominator);
    }

    public static T Run<TLoss, T>(TLoss loss, T input, T target, out T gradient) where TLoss : struct, IElementLoss where T : IBinaryFloatingPointIeee754<T>
    {
        double value = loss.Evaluate(0, double.CreateTruncating(input), double.CreateTruncating(target), out double slope);
        gradient = T.CreateTruncating(slope);
        return T.CreateTruncating(value);
    }

    private static double Block<TLoss, T>(TLoss loss, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, double denominator, int start)
        where TLoss : struct, IElementLoss where T : IBinaryFloatingPointIeee754<T>
    {
        int count = Math.Min(BlockLength, inputs.Length - start);
        ReadOnlySpan<T> own = inputs.Slice(start, count), wanted = targets.Slice(start, count);
        Span<T> slopes = gradient.IsEmpty ? gradient : gradient.Slice(start, count), values = losses.IsEmpty ? losses : losses.Slice(start, count);
        CompensatedSum sum = new();
        for (int j = Kernel.Elements(loss, start, own, wanted, slopes, values, denominator, ref sum); j < count; j++)
            One(loss, start, own, wanted, slopes, values, denominator, j, ref sum);
        return sum.Value;
    }

    /// <summary>The element at an index of the spans, whose first elements have an index among all.</summary>
    public static void One<TLoss, T>(TLoss loss, int first, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, double denominator, int j, ref CompensatedSum sum)
        where TLoss : struct, IElementLoss where T : IBinaryFloatingPointIeee754<T>
    {
        double value = loss.Evaluate(first + j, double.CreateTruncating(inputs[j]), double.CreateTruncating(targets[j]), out double slope);
        sum.Add(value);
        if (!gradient.IsEmpty)
            gradient[j] = T.CreateTruncating(slope / denominator);
        if (!losses.IsEmpty)
            losses[j] = T.CreateTruncating(value);
    }
}
