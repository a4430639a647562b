using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>
/// The softmax cross-entropies of a block of short rows: the exponentials of all of them as if they were one row, since rows are seldom far from
/// each other, then a sum for each row, then the logarithms and quotients of many rows at once, in double precision.
/// </summary>
internal static class ShortRowsKernel<TVector, T, TWide>
    where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T> where TWide : struct, IVector<TWide, double>
{
    public const int MostClasses = 16;
    public const int MostRows = 64;
    private const int MostLanes = 16;

    [InlineArray(MostRows * MostClasses + MostLanes)]
    private struct Entries
    {
        private T _first;
    }

    [InlineArray(MostClasses * MostClasses)]
    private struct Masks
    {
        private T _first;
    }

    [InlineArray(MostRows)]
    private struct Numbers
    {
        private double _first;
    }

    /// <summary>How far the pivot is below the largest logit: about half of the format's range, so that rows may be that far apart.</summary>
    private static double Headroom => typeof(T) == typeof(float) ? 52 : 500;

    /// <summary>With a smaller sum of its exponentials a row has lost some that count: those of up to 2^-149 or 2^-1074 of the largest.</summary>
    private static double SmallestSum => typeof(T) == typeof(float) ? 1L << 25 : 1L << 54;

    /// <summary>With a smaller exponential of its label the quotients of a row would leave the range of double.</summary>
    private const double SmallestOwn = 1e-60;

    /// <summary>
    /// Writes the rows' losses, log-sum-exps and, unless its span is empty, their gradients times the scale. Refuses blocks with NaN, plus infinity,
    /// large logits, rows far from each other, and labels that are no class or whose probability is next to 0, before anything is written.
    /// </summary>
    public static bool TryRun(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient, double scale, Span<T> losses, Span<T> logSumExps, ref CompensatedSum sum)
    {
        Unsafe.SkipInit(out Entries entryStorage);
        Unsafe.SkipInit(out Numbers ownStorage);
        Unsafe.SkipInit(out Numbers otherStorage);
        Unsafe.SkipInit(out Numbers lossStorage);
        Unsafe.SkipInit(out Numbers factorStorage);
        Span<T> entries = entryStorage;
        Span<double> own = ownStorage, others = otherStorage, rowLosses = lossStorage, factors = factorStorage;
        int classes = logits.Length / labels.Length;
        if (!TryExponentials(logits, entries, out T pivot) || !TrySums(logits, labels, classes, entries, own, others))
            return false;

        // Rows that fill up the last vector, with a loss of 0.
        own[labels.Length..].Fill(double.CreateTruncating(pivot));
        others[labels.Length..].Clear();
        if (!TryLosses(own, others, (labels.Length + TWide.Count - 1) / TWide.Count * TWide.Count, double.CreateTruncating(pivot), scale, rowLosses, factors, out double total))
            return false;

        sum.Add(total);
        for (int row = 0; row < losses.Length; row++)
            losses[row] = T.CreateTruncating(rowLosses[row]);
        for (int row = 0; row < logSumExps.Length; row++)
            logSumExps[row] = T.CreateTruncating(own[row] + rowLosses[row]);
        if (!gradient.IsEmpty)
            WriteGradient(entries, labels, classes, others, factors, gradient);
        return true;
    }

    /// <summary>The exponentials of all logits about one pivot; those of minus infinity are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryExponentials(ReadOnlySpan<T> logits, Span<T> entries, out T pivot)
    {
        bool isOrdinary = RowKernel<TVector, T>.TryMax(logits, out T max);
        pivot = max - Format<T>.Of(Headroom);
        if (!isOrdinary || !(T.Abs(pivot) <= Format<T>.Of(Format<T>.LargestUnshifted)))
            return false;

        // The last entries are padded to a vector: nothing is read past the end.
        int whole = logits.Length / TVector.Count * TVector.Count;
        entries.Slice(whole, TVector.Count).Fill(T.NegativeInfinity);
        logits[whole..].CopyTo(entries[whole..]);
        ref T first = ref MemoryMarshal.GetReference(logits), output = ref MemoryMarshal.GetReference(entries);
        var exp = new Exponential<TVector, T>(pivot);
        TVector none = Exponential<TVector, T>.NoneBeyond;
        int j = 0;
        for (; j <= logits.Length - 4 * TVector.Count; j += 4 * TVector.Count)
        {
            TVector e = exp.Near(TVector.Load(ref first, j)), e1 = exp.Near(TVector.Load(ref first, j + TVector.Count));
            TVector e2 = exp.Near(TVector.Load(ref first, j + 2 * TVector.Count)), e3 = exp.Near(TVector.Load(ref first, j + 3 * TVector.Count));
            exp.OfNear(ref e, ref e1, ref e2, ref e3, ref none);
            TVector.Store(e, ref output, j);
            TVector.Store(e1, ref output, j + TVector.Count);
            TVector.Store(e2, ref output, j + 2 * TVector.Count);
            TVector.Store(e3, ref output, j + 3 * TVector.Count);
        }
        for (; j < logits.Length; j += TVector.Count)
        {
            TVector z = TVector.Load(ref j < whole ? ref first : ref output, j);
            TVector.Store(exp.OfNear(exp.Near(z), ref none), ref output, j);
        }
        return true;
    }

    /// <summary>Each row's logit of the label, and the sum of its other exponentials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TrySums(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, int classes, Span<T> entries, Span<double> own, Span<double> others)
    {
        Unsafe.SkipInit(out Masks maskStorage);
        Span<T> masks = maskStorage;
        ref T mask = ref MemoryMarshal.GetReference(masks), entry = ref MemoryMarshal.GetReference(entries);
        // For each label a row that has all bits set for the other classes, and none past the last class.
        for (int label = 0; label < classes; label++)
        {
            for (int c = 0; c < classes; c += TVector.Count)
            {
                TVector last = TVector.Create(Format<T>.Of(classes - 1 - c));
                TVector isClass = TVector.Equal(TVector.Max(TVector.Indices, last), last), isLabel = TVector.Equal(TVector.Indices, TVector.Create(Format<T>.Of(label - c)));
                TVector.Store(TVector.Without(isClass, isLabel), ref mask, label * MostClasses + c);
            }
        }
        for (int row = 0; row < labels.Length; row++)
        {
            int label = labels[row];
            if ((uint)label >= (uint)classes)
                return false;
            own[row] = double.CreateTruncating(logits[row * classes + label]);
            double rest = 0;
            for (int c = 0; c < classes; c += TVector.Count)
                rest += TVector.Sum(TVector.Load(ref entry, row * classes + c) & TVector.Load(ref mask, label * MostClasses + c));
            others[row] = rest;
        }
        return true;
    }

    /// <summary>
    /// log(1 + others / own) of each row, their sum, and what makes its exponentials the gradient: scale / (own + others). The label's own
    /// exponential is taken in double precision, so that only those of the others have an error.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryLosses(Span<double> own, Span<double> others, int rows, double pivot, double scale, Span<double> losses, Span<double> factors, out double total)
    {
        ref double ownLogits = ref MemoryMarshal.GetReference(own), rests = ref MemoryMarshal.GetReference(others);
        ref double values = ref MemoryMarshal.GetReference(losses), quotients = ref MemoryMarshal.GetReference(factors);
        var exp = new Exponential<TWide, double>(pivot);
        TWide smallest = TWide.Create(SmallestSum), least = TWide.Create(SmallestOwn), none = Exponential<TWide, double>.NoneBeyond, valid = TWide.Equal(least, least);
        TWide unit = TWide.Create(Format<T>.PivotScale / Format<double>.PivotScale), scales = TWide.Create(scale);
        VectorSum<TWide, double> sum = new();
        for (int row = 0; row < rows; row += TWide.Count)
        {
            TWide e = exp.OfNear(exp.Near(TWide.Load(ref ownLogits, row)), ref none) * unit, rest = TWide.Load(ref rests, row), all = e + rest;
            valid = valid & TWide.Equal(TWide.Max(all, smallest), all) & TWide.Equal(TWide.Max(e, least), e);
            TWide ratio, quotient;
            if (typeof(T) == typeof(float))
            {
                TWide inverse = TWide.Create(1) / (e * all);
                (ratio, quotient) = (rest * all * inverse, scales * e * inverse);
            }
            else
            {
                (ratio, quotient) = (rest / e, scales / all);
            }
            TWide loss = Logarithm<TWide>.OfOnePlus(ratio);
            TWide.Store(loss, ref values, row);
            TWide.Store(quotient, ref quotients, row);
            sum.Add(loss);
        }
        total = VectorSum<TWide, double>.Total(sum);
        return TWide.IsAll(valid);
    }

    /// <summary>The exponentials times their row's factor, which has two parts so that only one rounding counts; at the label minus the others' sum times it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WriteGradient(Span<T> entries, ReadOnlySpan<int> labels, int classes, Span<double> others, Span<double> factors, Span<T> gradient)
    {
        ref T entry = ref MemoryMarshal.GetReference(entries), target = ref MemoryMarshal.GetReference(gradient);
        for (int row = 0; row < labels.Length; row++)
        {
            T high = T.CreateTruncating(factors[row]), low = T.CreateTruncating(factors[row] - double.CreateTruncating(high));
            TVector highs = TVector.Create(high), lows = TVector.Create(low);
            int j = row * classes, end = j + classes;
            // What is written past the row's end is the next row's, and written again with that.
            for (; j < end && j <= gradient.Length - TVector.Count; j += TVector.Count)
            {
                TVector e = TVector.Load(ref entry, j);
                TVector.Store(TVector.MultiplyAdd(e, highs, e * lows), ref target, j);
            }
            for (; j < end; j++)
                gradient[j] = T.FusedMultiplyAdd(entries[j], high, entries[j] * low);
            gradient[row * classes + labels[row]] = T.CreateTruncating(0 - others[row] * factors[row]);
        }
    }
}
