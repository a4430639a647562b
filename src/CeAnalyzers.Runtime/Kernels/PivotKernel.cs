using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>
/// A row whose label is known, read once: its exponentials relative to the label's, and the sum of all but that one. Nothing is known about the
/// other logits before, so each is checked to be in the range that the format leaves; rows that are not are refused.
/// </summary>
internal static class PivotKernel<TVector, T> where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>The smallest scale of a gradient, which is not known here, that leaves it all its digits: that of a mean over a million rows.</summary>
    private const double SmallestScale = 1.0 / (1 << 20);

    /// <summary>
    /// Sums a row of at least one vector; the exponentials stay in the scratch row where there is one. A row with NaN, with infinity or with logits
    /// far from the label's is refused; the scratch row means nothing then, so that it may be the logits only
    /// where the same call without it has succeeded.
    /// </summary>
    public static bool TrySum<TPrecision>(ReadOnlySpan<T> logits, int label, Span<T> scratch, out RowSum sum) where TPrecision : struct, IPrecision
    {
        sum = default;
        T pivot = logits[label];
        if (!(T.Abs(pivot) <= Format<T>.Of(Format<T>.LargestUnshifted)))
            return false;
        var exponential = new Exponential<TVector, T>(pivot, UseAccuratePowers<TPrecision>());
        if (!TrySum<TPrecision>(logits, label, exponential, scratch, out DoubleDouble others))
            return false;
        DoubleDouble own = TPrecision.IsExact ? exponential.ExactlyOf(pivot) : exponential.OfPivot;
        if ((others + own).Value > SmallestScale * Format<T>.LargestSum)
            return false;
        if (!scratch.IsEmpty)
            scratch[label] = T.CreateTruncating(own.Value);
        sum = new RowSum(double.CreateTruncating(pivot), others / own, scratch.IsEmpty ? default : others + own, label);
        return true;
    }

    /// <summary>
    /// As above, about any pivot: the sum of all exponentials but the label's. Where it is to be no more exact than a loss needs, four are added
    /// to each other first: of a steep row, whose sum is one of them, those roundings would show in a gradient.
    /// </summary>
    // The exponential is used where it is in memory: a copy would be held in registers, of which there are too few.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static bool TrySum<TPrecision>(ReadOnlySpan<T> logits, int label, in Exponential<TVector, T> exponential, Span<T> scratch, out DoubleDouble others) where TPrecision : struct, IPrecision
    {
        ref T first = ref MemoryMarshal.GetReference(logits);
        ref T output = ref MemoryMarshal.GetReference(scratch);
        bool store = !scratch.IsEmpty;
        TVector total = TVector.Create(T.Zero), lost = total, beyond = Exponential<TVector, T>.NoneBeyond;
        // It ends with the row, and is read before anything is written, which may be in its place.
        TVector last = TVector.Load(ref first, logits.Length - TVector.Count);
        int j = 0, labelGroup = label - 4 * TVector.Count;
        for (; !TPrecision.IsExact && j <= logits.Length - 4 * TVector.Count; j += 4 * TVector.Count)
        {
            TVector e = TVector.Load(ref first, j), e1 = TVector.Load(ref first, j + TVector.Count);
            TVector e2 = TVector.Load(ref first, j + 2 * TVector.Count), e3 = TVector.Load(ref first, j + 3 * TVector.Count);
            exponential.OfNear(ref e, ref e1, ref e2, ref e3, ref beyond, UseAccuratePowers<TPrecision>());
            if (store)
                Store(e, e1, e2, e3, ref output, j);
            if (j > labelGroup && j <= label)
                Exclude(label - j, ref e, ref e1, ref e2, ref e3);
            if (TPrecision.IsCoarse)
            {
                Add<TPrecision>(e + e1 + (e2 + e3), ref total, ref lost);
                continue;
            }
            if (TPrecision.IsPaired)
            {
                Add<TPrecision>(e + e1, ref total, ref lost);
                Add<TPrecision>(e2 + e3, ref total, ref lost);
                continue;
            }
            Add<TPrecision>(e, ref total, ref lost);
            Add<TPrecision>(e1, ref total, ref lost);
            Add<TPrecision>(e2, ref total, ref lost);
            Add<TPrecision>(e3, ref total, ref lost);
        }
        var sums = new Sums { Total = total, Lost = lost, Beyond = beyond };
        if (TPrecision.IsExact)
            j = AddExactly(logits, label, exponential, scratch, ref sums);
        AddSingly<TPrecision>(logits, label, exponential, scratch, j, last, ref sums);
        others = TPrecision.IsExact ? VectorSum<TVector, T>.Total(sums.Total, sums.Lost) : TVector.Sum(sums.Total, sums.Lost);
        return !Exponential<TVector, T>.IsAnyBeyond(sums.Beyond) && double.IsFinite(others.High);
    }

    /// <summary>Adds the exponentials by four vectors, with what each rounds off, up to the index that is returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int AddExactly(ReadOnlySpan<T> logits, int label, in Exponential<TVector, T> exponential, Span<T> scratch, ref Sums sums)
    {
        ref T first = ref MemoryMarshal.GetReference(logits);
        ref T output = ref MemoryMarshal.GetReference(scratch);
        bool store = !scratch.IsEmpty;
        TVector total = sums.Total, lost = sums.Lost, rounded = TVector.Create(T.Zero), beyond = sums.Beyond;
        int j = 0, labelGroup = label - 4 * TVector.Count;
        for (; j <= logits.Length - 4 * TVector.Count; j += 4 * TVector.Count)
        {
            TVector e = TVector.Load(ref first, j), e1 = TVector.Load(ref first, j + TVector.Count);
            TVector e2 = TVector.Load(ref first, j + 2 * TVector.Count), e3 = TVector.Load(ref first, j + 3 * TVector.Count);
            exponential.OfNear(ref e, ref e1, ref e2, ref e3, ref beyond, out TVector own, out TVector own1, out TVector own2, out TVector own3);
            if (store)
                Store(e, e1, e2, e3, ref output, j);
            if (j > labelGroup && j <= label)
            {
                Exclude(label - j, ref e, ref e1, ref e2, ref e3);
                Exclude(label - j, ref own, ref own1, ref own2, ref own3);
            }
            Add<Exact>(e, ref total, ref lost);
            Add<Exact>(e1, ref total, ref lost);
            Add<Exact>(e2, ref total, ref lost);
            Add<Exact>(e3, ref total, ref lost);
            rounded += own + own1 + (own2 + own3);
        }
        sums = new Sums { Total = total, Lost = lost + rounded, Beyond = beyond };
        return j;
    }

    /// <summary>Adds the exponentials from an index on, vector by vector; in a method of its own, since the compiler inlines no more than so much into one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddSingly<TPrecision>(ReadOnlySpan<T> logits, int label, in Exponential<TVector, T> exponential, Span<T> scratch, int j, in TVector last, ref Sums sums) where TPrecision : struct, IPrecision
    {
        ref T first = ref MemoryMarshal.GetReference(logits);
        ref T output = ref MemoryMarshal.GetReference(scratch);
        bool store = !scratch.IsEmpty;
        TVector total = sums.Total, lost = sums.Lost, rounded = TVector.Create(T.Zero), beyond = sums.Beyond;
        for (; j <= logits.Length - TVector.Count; j += TVector.Count)
        {
            TVector e = exponential.OfNear(TVector.Load(ref first, j), ref beyond, out TVector own);
            if (store)
                TVector.Store(e, ref output, j);
            if (label >= j && label < j + TVector.Count)
                (e, own) = (Without(e, label - j), Without(own, label - j));
            Add<TPrecision>(e, ref total, ref lost);
            if (TPrecision.IsExact)
                rounded += own;
        }
        if (j < logits.Length)
        {
            // What the last vector has of those before counts only once.
            int start = logits.Length - TVector.Count;
            TVector e = exponential.OfNear(last, ref beyond, out TVector own), old = Lane(j - start - 1);
            TVector mask = TVector.Either(TVector.Equal(TVector.Indices, Lane(label - start)), TVector.Equal(TVector.Max(TVector.Indices, old), old));
            if (store)
                TVector.Store(e, ref output, start);
            Add<TPrecision>(TVector.Without(e, mask), ref total, ref lost);
            if (TPrecision.IsExact)
                rounded += TVector.Without(own, mask);
        }
        sums = new Sums { Total = total, Lost = lost + rounded, Beyond = beyond };
    }

    /// <summary>What a row's sum is made of: the sum in each lane, what its additions rounded off, and what tells logits out of range.</summary>
    private struct Sums
    {
        public TVector Total, Lost, Beyond;
    }

    /// <summary>
    /// Keeps what the addition rounds off: by Knuth's two-sum, or of coarse sums by Dekker's fast one of positive numbers, which loses a rounding of a
    /// term that is larger than the sum so far.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TPrecision>(TVector term, ref TVector total, ref TVector lost) where TPrecision : struct, IPrecision
    {
        TVector next = total + term;
        lost += TPrecision.IsCoarse ? term - (next - total) : VectorSum<TVector, T>.RoundedOff(total, term, next);
        total = next;
    }

    /// <summary>Not where every digit of an exponential counts: those of floats are less accurate than those of doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool UseAccuratePowers<TPrecision>() where TPrecision : struct, IPrecision => TPrecision.IsPaired || TPrecision.IsCoarse || typeof(T) == typeof(double) && !TPrecision.IsExact;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector a, TVector b, TVector c, TVector d, ref T destination, int index)
    {
        TVector.Store(a, ref destination, index);
        TVector.Store(b, ref destination, index + TVector.Count);
        TVector.Store(c, ref destination, index + 2 * TVector.Count);
        TVector.Store(d, ref destination, index + 3 * TVector.Count);
    }

    /// <summary>Sets to 0 what stands at a distance from the first lane of four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exclude(int distance, ref TVector a, ref TVector b, ref TVector c, ref TVector d)
    {
        a = Without(a, distance);
        b = Without(b, distance - TVector.Count);
        c = Without(c, distance - 2 * TVector.Count);
        d = Without(d, distance - 3 * TVector.Count);
    }

    /// <summary>The vector with one lane 0; all of it where there is no such lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Without(TVector value, int lane) => TVector.Without(value, TVector.Equal(TVector.Indices, Lane(lane)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Lane(int index) => TVector.Create(Format<T>.Of(index));
}
