using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>
/// The softmax cross-entropies of a few longer rows, as many as stay in a cache: the exponentials of all about one pivot, each row read once, then the logarithms
/// and quotients of all rows at once, then each row's gradient.
/// </summary>
internal static class LongRowsKernel<TVector, T, TWide>
    where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T> where TWide : struct, IVector<TWide, double>
{
    /// <summary>Bytes of logits that are taken together: so many rows share what is done once for all, and with their gradients fit a second-level cache.</summary>
    private const int Together = 131072;

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
        var exponential = new Exponential<TVector, T>(pivot, hasAccuratePowers: true);
        // Rows that are refused must still be there.
        bool isInPlace = !gradient.IsEmpty && Unsafe.AreSame(ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(gradient));
        if (isInPlace && !TryLosses(logits, labels, pivot, exponential, default, scale, withGradient: true, ref block, out _))
            return false;
        if (!TryLosses(logits, labels, pivot, exponential, gradient, scale, !gradient.IsEmpty, ref block, out double total))
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

    /// <summary>All but the gradient, whose exponentials stay in the scratch rows.</summary>
    private static bool TryLosses(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, T pivot, in Exponential<TVector, T> exponential, Span<T> scratch, double scale, bool withGradient, ref RowBlock<T> block, out double total)
    {
        total = 0;
        // A gradient has the errors of its own exponential beside those of the sum, of which there are fewer with a table.
        bool areSummed = !withGradient ? TrySums<Coarse>(logits, labels, exponential, scratch, ref block)
            : TVector.IndexBits > 0 ? TrySums<Paired>(logits, labels, exponential, scratch, ref block)
            : TrySums<Full>(logits, labels, exponential, scratch, ref block);
        if (!areSummed)
            return false;
        block.Pad(labels.Length, TWide.Count, pivot);
        return RowLosses<T, TWide>.TryLosses(labels.Length, double.CreateTruncating(pivot), hasAccuratePowers: true, exponential.Origin, scale, withGradient, ref block, out total);
    }

    private static bool TrySums<TPrecision>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, in Exponential<TVector, T> exponential, Span<T> scratch, ref RowBlock<T> block) where TPrecision : struct, IPrecision
    {
        int classes = logits.Length / labels.Length;
        for (int row = 0; row < labels.Length; row++)
        {
            bool isSummed = PivotKernel<TVector, T>.TrySum<TPrecision>(logits.Slice(row * classes, classes), labels[row], exponential,
                scratch.IsEmpty ? scratch : scratch.Slice(row * classes, classes), out DoubleDouble others);
            block.Others[row] = others.High;
            if (!isSummed)
                return false;
        }
        return true;
    }
}
