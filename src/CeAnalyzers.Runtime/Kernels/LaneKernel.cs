using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>
/// The softmax cross-entropy of as many short rows as a vector has lanes, each in a lane of its own, so that maxima, sums, logarithms and
/// quotients are taken for all of them at once.
/// </summary>
internal static class LaneKernel<TVector> where TVector : struct, IVector<TVector, float>
{
    public const int MostClasses = 16;
    private const int MostLanes = 16;

    [InlineArray(MostLanes)]
    private struct Lanes
    {
        private float _first;
    }

    [InlineArray(MostClasses * MostLanes)]
    private struct Columns
    {
        private float _first;
    }

    /// <summary>
    /// Writes the rows' losses, log-sum-exps and, unless its span is empty, their gradients times the scale. Refuses rows with NaN, without a
    /// finite maximum, with a large one or with a label that is no class, before anything is written.
    /// </summary>
    public static bool TryRun(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient, double scale, Span<float> losses, Span<float> logSumExps, ref CompensatedSum sum)
    {
        int classes = logits.Length / TVector.Count;
        Unsafe.SkipInit(out Columns storage);
        Span<float> columns = ((Span<float>)storage)[..(classes * TVector.Count)];
        Unsafe.SkipInit(out Lanes lanes);
        Span<float> own = ((Span<float>)lanes)[..TVector.Count];
        if (!TryGather(logits, labels, classes, columns, own))
            return false;

        ref float first = ref MemoryMarshal.GetReference(columns);
        TVector max = TVector.Load(ref first, 0), numbers = TVector.Equal(max, max);
        for (int j = TVector.Count; j < columns.Length; j += TVector.Count)
        {
            TVector z = TVector.Load(ref first, j);
            numbers &= TVector.Equal(z, z);
            max = TVector.Max(max, z);
        }
        TVector limit = TVector.Create((float)Format<float>.LargestUnshifted);
        numbers &= TVector.Equal(TVector.Max(max, limit), limit) & TVector.Equal(TVector.Max(TVector.Create(0) - max, limit), limit);
        if (!TVector.IsAll(numbers))
            return false;

        var exponential = new Exponential<TVector, float>(max);
        VectorSum<TVector, float> others = new();
        TVector none = max;
        TVector seen = TVector.Without(numbers, numbers);
        for (int j = 0; j < columns.Length; j += TVector.Count)
        {
            TVector z = TVector.Load(ref first, j), e = exponential.OfNear(exponential.Near(z), ref none);
            TVector top = TVector.Without(TVector.Equal(z, max), seen);
            seen = TVector.Either(seen, top);
            others.Add(TVector.Without(e, top));
            if (!gradient.IsEmpty)
                TVector.Store(e, ref first, j);
        }
        TVector ofMax = exponential.OfNear(max, ref none), logarithm = SingleLogarithm<TVector>.OfOnePlus(others.Value / ofMax);
        if (!logSumExps.IsEmpty)
            TVector.Store(max + logarithm, ref MemoryMarshal.GetReference(logSumExps), 0);
        if (!gradient.IsEmpty)
            WriteGradient(columns, labels, classes, ofMax, others, max, own, scale, gradient);
        ref float values = ref MemoryMarshal.GetReference(own);
        TVector.Store(max - TVector.Load(ref values, 0) + logarithm, ref values, 0);
        if (!losses.IsEmpty)
            own.CopyTo(losses);
        foreach (float value in own)
            sum.Add(value);
        return true;
    }

    /// <summary>Rows become columns; each label's logit goes to a place of its own.</summary>
    private static bool TryGather(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int classes, Span<float> columns, Span<float> own)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
                return false;
        }
        for (int row = 0; row < labels.Length; row++)
            own[row] = logits[row * classes + labels[row]];
        // The lengths are those of the caller's slices; bounds checks would double the time of this copy.
        ref float source = ref MemoryMarshal.GetReference(logits), target = ref MemoryMarshal.GetReference(columns);
        for (int j = 0; j < classes; j++, source = ref Unsafe.Add(ref source, 1), target = ref Unsafe.Add(ref target, TVector.Count))
        {
            for (int row = 0; row < TVector.Count; row++)
                Unsafe.Add(ref target, row) = Unsafe.Add(ref source, row * classes);
        }
        return true;
    }

    /// <summary>p times the scale, with the quotient scale / sum in two parts; at the label minus the scale, or minus the others' sum where the label is the maximum.</summary>
    private static void WriteGradient(Span<float> columns, ReadOnlySpan<int> labels, int classes, TVector ofMax, VectorSum<TVector, float> others, TVector max, ReadOnlySpan<float> own, double scale, Span<float> gradient)
    {
        VectorSum<TVector, float> all = others;
        all.Add(ofMax);
        float rounded = (float)scale;
        TVector sum = all.Value, scales = TVector.Create(rounded), factor = scales / sum;
        TVector missing = TVector.MultiplyAdd(TVector.Create(0) - factor, sum, scales) - factor * all.Lost(sum) + TVector.Create((float)(scale - rounded));
        TVector correction = missing / sum;
        ref float first = ref MemoryMarshal.GetReference(columns);
        for (int j = 0; j < columns.Length; j += TVector.Count)
        {
            TVector e = TVector.Load(ref first, j);
            TVector.Store(TVector.MultiplyAdd(e, factor, e * correction), ref first, j);
        }
        TVector rest = others.Value, atTop = TVector.MultiplyAdd(rest, factor, rest * correction);
        ref float target = ref MemoryMarshal.GetReference(gradient);
        for (int j = 0; j < classes; j++, target = ref Unsafe.Add(ref target, 1), first = ref Unsafe.Add(ref first, TVector.Count))
        {
            for (int row = 0; row < TVector.Count; row++)
                Unsafe.Add(ref target, row * classes) = Unsafe.Add(ref first, row);
        }
        for (int row = 0; row < labels.Length; row++)
        {
            Span<float> entries = gradient.Slice(row * classes, classes);
            entries[labels[row]] = own[row] == TVector.Lane(max, row) ? 0 - TVector.Lane(atTop, row) : entries[labels[row]] - rounded;
        }
    }
}
