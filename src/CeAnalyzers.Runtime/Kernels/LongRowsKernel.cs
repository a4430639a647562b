using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>
/// The softmax cross-entropies of a few longer rows, as many as stay in the cache: the exponentials of all about one pivot, each row read once, then the logarithms
/// and quotients of all rows at once, then each row's gradient.
/// </summary>
internal static class LongRowsKernel<TVector, T, TWide>
    where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T> where TWide : struct, IVector<TWide, double>
{
    /// <summary>Bytes of logits that are taken together: half of a first-level cache.</summary>
    private const int Together = 16384;

    /// <summary>How far the pivot is below the largest logit of a label: other logits may exceed that by three quarters of what they may fall short of it.</summary>
    private static double Headroom => typeof(T) == typeof(float) ? 16 : 100;

    /// <summary>How many rows are taken together.</summary>
    public static int GroupRows(int classes) => Math.Clamp(Together / (classes * Unsafe.SizeOf<T>()), 1, Batch.MostBlockRows);

    /// <summary>
    /// Writes the rows' losses, log-sum-exps and, unless its span is empty, their gradients times the scale. Refuses groups with NaN, with infinity, with
    /// logits far from those of the labels, and with labels that are no class: nothing but the gradient is written then, and that only where it is not the logits.
    /// </summary>
    public static bool TryRun(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient, double scale, Span<T> losses, Span<T> logSumExps, ref CompensatedSum sum)
    {
        Unsafe.SkipInit(out RowBlock<T> block);
        int classes = logits.Length / labels.Length;
        if (!TryOwn(logits, labels, classes, ref block, out T pivot))
            return false;
        var exponential = new Exponential<TVector, T>(pivot);
        // Rows that are refused must still be there.
        bool isInPlace = !gradient.IsEmpty && Unsafe.AreSame(ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(gradient));
        if (isInPlace && !TrySums(logits, labels, classes, exponential, default, ref block))
            return false;
        if (!TrySums(logits, labels, classes, exponential, gradient, ref block))
            return false;
        block.Pad(labels.Length, TWide.Count, pivot);
        if (!RowLosses<T, TWide>.TryLosses(labels.Length, double.CreateTruncating(pivot), exponential.Origin, scale, !gradient.IsEmpty, ref block, out double total))
            return false;
        sum.Add(total);
        block.Write(losses, logSumExps);
        for (int row = 0; row < labels.Length && !gradient.IsEmpty; row++)
        {
            Span<T> slopes = gradient.Slice(row * classes, classes);
            RowKernel<TVector, T>.Scale(slopes, block.Factors[row], block.FactorRests[row]);
            slopes[labels[row]] = block.Slopes[row];
        }
        return true;
    }

    /// <summary>Takes the labels' logits.</summary>
    private static bool TryOwn(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, int classes, ref RowBlock<T> block, out T pivot)
    {
        pivot = T.NegativeInfinity;
        for (int row = 0; row < labels.Length; row++)
        {
            int label = labels[row];
            if ((uint)label >= (uint)classes)
                return false;
            T own = logits[row * classes + label];
            block.Own[row] = own;
            pivot = own > pivot ? own : pivot;
        }
        pivot -= Format<T>.Of(Headroom);
        return T.Abs(pivot) <= Format<T>.Of(Format<T>.LargestUnshifted);
    }

    private static bool TrySums(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, int classes, in Exponential<TVector, T> exponential, Span<T> scratch, ref RowBlock<T> block)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<T> own = logits.Slice(row * classes, classes);
            // A gradient has the errors of its own exponential beside those of the sum.
            DoubleDouble others;
            bool isSummed = scratch.IsEmpty
                ? PivotKernel<TVector, T>.TrySum<Coarse>(own, labels[row], exponential, default, out others)
                : PivotKernel<TVector, T>.TrySum<Full>(own, labels[row], exponential, scratch.Slice(row * classes, classes), out others);
            block.Others[row] = others.High;
            if (!isSummed)
                return false;
        }
        return true;
    }
}
