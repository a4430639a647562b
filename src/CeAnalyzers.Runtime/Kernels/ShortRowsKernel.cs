using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>
/// The softmax cross-entropies of a block of short rows: the exponentials of all of them as if they were one row, since rows are seldom far from
/// each other, then a sum for each row, then the logarithms and quotients of many rows at once, in double precision.
/// </summary>
internal static partial class ShortRowsKernel<TVector, T, TWide>
    where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T> where TWide : struct, IVector<TWide, double>
{
    public const int MostClasses = 16;
    private const int MostLanes = 16;

    [InlineArray(Batch.MostBlockRows * MostClasses + MostLanes)]
    private struct Entries
    {
        private T _first;
    }

    /// <summary>
    /// Writes the rows' losses, log-sum-exps and, unless its span is empty, their gradients times the scale. Refuses blocks with NaN, plus infinity,
    /// large logits, rows far from each other, and labels that are no class or whose probability is next to 0, before anything is written.
    /// </summary>
    public static bool TryRun(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient, double scale, Span<T> losses, Span<T> logSumExps, ref CompensatedSum sum)
    {
        Unsafe.SkipInit(out RowBlock<T> block);
        Unsafe.SkipInit(out Entries entries);
        int classes = logits.Length / labels.Length;
        if (!TryLosses(logits, labels, classes, scale, !gradient.IsEmpty, canBeFar: false, ref block, entries, out double total)
            && !TryLosses(logits, labels, classes, scale, !gradient.IsEmpty, canBeFar: true, ref block, entries, out total))
            return false;
        sum.Add(total);
        block.Write(losses, logSumExps);
        if (!gradient.IsEmpty)
            WriteGradient(labels, classes, ref block, entries, gradient);
        return true;
    }

    /// <summary>Leaves the losses, and the exponentials of which those of the labels are 0.</summary>
    private static bool TryLosses(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, int classes, double scale, bool withGradient, bool canBeFar, ref RowBlock<T> block, Span<T> exponentials, out double total)
    {
        total = 0;
        ref T first = ref MemoryMarshal.GetReference(exponentials);
        if (!TryPivot(logits, classes, canBeFar, out T pivot) || !TryExponentials(logits, exponentials, pivot, canBeFar, out double origin) || !TryOwn(logits, labels, classes, ref block, ref first))
            return false;
        Sum(labels.Length, classes, ref block, ref first);
        block.Pad(labels.Length, TWide.Count, pivot);
        return RowLosses<T, TWide>.TryLosses(labels.Length, double.CreateTruncating(pivot), hasAccuratePowers: false, origin, scale, withGradient, ref block, out total);
    }

    /// <summary>The exponentials times their row's factor.</summary>
    private static void WriteGradient(ReadOnlySpan<int> labels, int classes, ref RowBlock<T> block, Span<T> exponentials, Span<T> gradient)
    {
        int vectors = (classes + TVector.Count - 1) / TVector.Count, rows = labels.Length;
        if (vectors == 1)
        {
            // What is written past a row's end is the next row's, and written again with that; of the last rows it would be past all.
            rows = gradient.Length < TVector.Count ? 0 : (gradient.Length - TVector.Count) / classes + 1;
            WriteRows<One>(labels[..rows], classes, vectors, 0, ref block, exponentials, gradient);
        }
        else if (vectors == 2)
        {
            WriteRows<Two>(labels, classes, vectors, classes - TVector.Count, ref block, exponentials, gradient);
        }
        else
        {
            WriteRows<Many>(labels, classes, vectors, classes - TVector.Count, ref block, exponentials, gradient);
        }
        for (int row = rows; row < labels.Length; row++)
        {
            for (int j = row * classes; j < (row + 1) * classes; j++)
            {
                T e = exponentials[j];
                gradient[j] = typeof(T) == typeof(float) ? T.FusedMultiplyAdd(e, block.Factors[row], e * block.FactorRests[row]) : e * block.Factors[row];
            }
            gradient[row * classes + labels[row]] = block.Slopes[row];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WriteRows<TVectors>(ReadOnlySpan<int> labels, int classes, int vectors, int last, ref RowBlock<T> block, Span<T> exponentials, Span<T> gradient) where TVectors : struct, IVectors
    {
        ref T entry = ref MemoryMarshal.GetReference(exponentials), target = ref MemoryMarshal.GetReference(gradient);
        ref T factors = ref block.Factors[0], rests = ref block.FactorRests[0], slopes = ref block.Slopes[0];
        for (int row = 0; row < labels.Length; row++)
        {
            TVector high = TVector.Create(Unsafe.Add(ref factors, row)), low = TVector.Create(Unsafe.Add(ref rests, row));
            for (int vector = 0; vector < TVectors.Count(vectors); vector++)
            {
                // The last one ends with the row, and has some of the entries of the one before.
                int start = vector == TVectors.Count(vectors) - 1 ? last : vector * TVector.Count;
                TVector.Store(RowKernel<TVector, T>.Scaled(TVector.Load(ref entry, start), high, low), ref target, start);
            }
            Unsafe.Add(ref target, labels[row]) = Unsafe.Add(ref slopes, row);
            entry = ref Unsafe.Add(ref entry, classes);
            target = ref Unsafe.Add(ref target, classes);
        }
    }
}
