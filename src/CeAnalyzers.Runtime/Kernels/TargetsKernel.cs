using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>The softmax cross-entropy of a row whose sum is known with any targets, smoothed and weighted.</summary>
/// <typeparam name="TVector">The vectors that it is computed in.</typeparam>
/// <typeparam name="TLane">Their numbers: those of the row, or doubles, as which weights are given.</typeparam>
/// <typeparam name="T">The numbers of the row.</typeparam>
internal static class TargetsKernel<TVector, TLane, T>
    where TVector : struct, IVector<TVector, TLane> where TLane : IBinaryFloatingPointIeee754<TLane> where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>A smaller factor of the exponentials would lose digits of a float.</summary>
    private const double SmallestFactor = 1e-20;

    /// <summary>Doubles have digits to spare, so that a slope is the same at every scale; a float would be rounded once more.</summary>
    private static bool IsScaledFirst
    {
        // A call would spill every vector.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(TLane) == typeof(float);
    }

    /// <summary>Of rows of at least one vector. Refuses those whose loss or slopes are not finite, or next to nothing, before anything is written.</summary>
    public static bool TryRun(in SoftmaxOptions options, in RowSum sum, ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double loss)
    {
        int top = sum.Top;
        (double below, double others) = Sums(options, logits, label, targets, top, hasInfinite: false);
        if (!double.IsFinite(below))
            (below, others) = Sums(options, logits, label, targets, top, hasInfinite: true);
        double own = SoftmaxLoss.Effective(options, logits.Length, top, targets.IsEmpty ? (top == label ? 1 : 0) : double.CreateTruncating(targets[top])), total = others + own;
        double penalty = options.ZLoss * sum.LogSumExp;
        DoubleDouble factor = sum.OfTop(total + 2 * penalty);
        loss = below + total * sum.Loss(sum.Max) + penalty * sum.LogSumExp;
        if (!double.IsFinite(loss) || !double.IsFinite(factor.High) || factor.High != 0 && Math.Abs(factor.High) < SmallestFactor)
            return false;
        if (gradient.IsEmpty)
            return true;
        double topSlope = sum.TopSlope(own, others) + sum.TopProbability * 2 * penalty;
        Slopes(options, logits, label, targets, sum.Max, factor, scale, gradient);
        gradient[top] = T.CreateTruncating(scale * topSlope);
        return true;
    }

    /// <summary>How far the logits are below the top entry's, times their targets, and the sum of all targets but the top entry's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static (double Below, double Others) Sums(in SoftmaxOptions options, ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, int top, bool hasInfinite)
    {
        var wanted = new Wanted(options, logits.Length, label, targets);
        ref T first = ref MemoryMarshal.GetReference(logits);
        TVector most = Create(double.CreateTruncating(logits[top]));
        TVector distances = Create(0), lostDistances = distances, asked = distances, lostAsked = distances;
        int j = 0, topGroup = top - 4 * TVector.Count;
        for (; j <= logits.Length - 4 * TVector.Count; j += 4 * TVector.Count)
        {
            TVector t = wanted.At(j), t1 = wanted.At(j + TVector.Count), t2 = wanted.At(j + 2 * TVector.Count), t3 = wanted.At(j + 3 * TVector.Count);
            TVector d = Distance(most, in first, j, t, hasInfinite), d1 = Distance(most, in first, j + TVector.Count, t1, hasInfinite);
            TVector d2 = Distance(most, in first, j + 2 * TVector.Count, t2, hasInfinite), d3 = Distance(most, in first, j + 3 * TVector.Count, t3, hasInfinite);
            if (j > topGroup && j <= top)
                PivotKernel<TVector, TLane>.Exclude(top - j, ref t, ref t1, ref t2, ref t3);
            // None is negative, so that adding four first rounds twice.
            Add(d + d1 + (d2 + d3), ref distances, ref lostDistances);
            Add(t + t1 + (t2 + t3), ref asked, ref lostAsked);
        }
        for (; j < logits.Length; j += TVector.Count)
        {
            // The last vector ends with the row; what it has of those before counts only once.
            int start = Math.Min(j, logits.Length - TVector.Count);
            TVector old = Create(j - start - 0.5), t = TVector.Without(wanted.At(start), TVector.Equal(TVector.Max(TVector.Indices, old), old));
            Add(Distance(most, in first, start, t, hasInfinite), ref distances, ref lostDistances);
            Add(TVector.Without(t, TVector.Equal(TVector.Indices, Create(top - start))), ref asked, ref lostAsked);
        }
        return (TVector.Sum(distances, lostDistances), TVector.Sum(asked, lostAsked));
    }

    /// <summary>The exponentials about the largest logit, times a factor over what that one's is, less the targets times the scale.</summary>
    private static void Slopes(in SoftmaxOptions options, ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, double most, DoubleDouble factor, double scale, Span<T> gradient)
    {
        var wanted = new Wanted(options, logits.Length, label, targets, scale);
        var exponential = new Exponential<TVector, TLane>(TLane.CreateTruncating(most));
        ref T first = ref MemoryMarshal.GetReference(logits);
        ref T output = ref MemoryMarshal.GetReference(gradient);
        // In two parts, so that only one rounding counts.
        factor = IsScaledFirst ? factor.Value * scale / exponential.OfPivot : factor / exponential.OfPivot;
        TVector ofExponential = Create(factor.High), rest = Create(factor.High - double.CreateTruncating(TVector.Lane(ofExponential, 0)) + factor.Low), scales = Create(scale);
        int end = logits.Length - TVector.Count;
        // Before anything is written, which may be in its place.
        TVector last = Slope(in first, end, wanted, exponential, ofExponential, rest, scales);
        int j = SlopesByFour(logits, wanted, exponential, ofExponential, rest, scales, gradient);
        for (; j < end; j += TVector.Count)
            Store(Slope(in first, j, wanted, exponential, ofExponential, rest, scales), ref output, j);
        Store(last, ref output, end);
    }

    /// <summary>As many as four vectors at a time make, up to the index that is returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int SlopesByFour(ReadOnlySpan<T> logits, in Wanted wanted, in Exponential<TVector, TLane> exponential, TVector ofExponential, TVector rest, TVector scales, Span<T> gradient)
    {
        ref T first = ref MemoryMarshal.GetReference(logits);
        ref T output = ref MemoryMarshal.GetReference(gradient);
        TVector none = scales;
        int j = 0;
        for (; j <= logits.Length - 4 * TVector.Count; j += 4 * TVector.Count)
        {
            TVector e = exponential.Near(Load(in first, j)), e1 = exponential.Near(Load(in first, j + TVector.Count));
            TVector e2 = exponential.Near(Load(in first, j + 2 * TVector.Count)), e3 = exponential.Near(Load(in first, j + 3 * TVector.Count));
            exponential.OfNear(ref e, ref e1, ref e2, ref e3, ref none);
            Store(Slope(e, wanted, j, ofExponential, rest, scales), ref output, j);
            Store(Slope(e1, wanted, j + TVector.Count, ofExponential, rest, scales), ref output, j + TVector.Count);
            Store(Slope(e2, wanted, j + 2 * TVector.Count, ofExponential, rest, scales), ref output, j + 2 * TVector.Count);
            Store(Slope(e3, wanted, j + 3 * TVector.Count, ofExponential, rest, scales), ref output, j + 3 * TVector.Count);
        }
        return j;
    }

    /// <summary>One vector of slopes; apart, since the compiler inlines no more than so much into one method.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static TVector Slope(ref readonly T logits, int index, in Wanted wanted, in Exponential<TVector, TLane> exponential, TVector ofExponential, TVector rest, TVector scales)
    {
        TVector none = scales;
        TVector e = exponential.OfNear(exponential.Near(Load(in logits, index)), ref none);
        return Slope(e, wanted, index, ofExponential, rest, scales);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Slope(TVector exponentials, in Wanted wanted, int index, TVector ofExponential, TVector rest, TVector scales)
    {
        TVector targets = wanted.At(index), small = IsScaledFirst ? TVector.MultiplyAdd(exponentials, rest, wanted.SpreadRounding) : exponentials * rest;
        TVector slope = TVector.MultiplyAdd(exponentials, ofExponential, small - (IsScaledFirst ? targets * scales : targets));
        return IsScaledFirst ? slope : slope * scales;
    }

    /// <summary>Targets times how far their logits are below the largest. Of an infinite distance a target of 0 makes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Distance(TVector most, ref readonly T logits, int index, TVector targets, bool hasInfinite)
    {
        TVector distance = (most - Load(in logits, index)) * targets;
        return hasInfinite ? TVector.Without(distance, TVector.Equal(targets, Create(0))) : distance;
    }

    /// <summary>Of floats a sum of doubles has digits enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TVector term, ref TVector sum, ref TVector lost)
    {
        TVector next = sum + term;
        if (typeof(T) == typeof(TLane))
            lost += VectorSum<TVector, TLane>.RoundedOff(sum, term, next);
        sum = next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Create(double value) => TVector.Create(Format<TLane>.Of(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load(ref readonly T source, int index) =>
        typeof(TLane) == typeof(T) ? TVector.Load(in Unsafe.As<T, TLane>(ref Unsafe.AsRef(in source)), index) : TVector.LoadWidened(in source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector value, ref T destination, int index)
    {
        if (typeof(TLane) == typeof(T))
            TVector.Store(value, ref Unsafe.As<T, TLane>(ref destination), index);
        else
            TVector.StoreNarrowed(value, ref destination, index);
    }

    /// <summary>What a row's targets become, smoothed and weighted.</summary>
    private readonly ref struct Wanted(in SoftmaxOptions options, int classes, int label, ReadOnlySpan<T> targets, double scale = 1)
    {
        private readonly ReadOnlySpan<T> _targets = targets;
        private readonly ReadOnlySpan<double> _weights = options.ClassWeights.Span;
        private readonly TVector _kept = Create(1 - options.LabelSmoothing), _spread = Create(options.LabelSmoothing / classes);

        /// <summary>How much more smoothing gives every class than it should, times the scale: one rounding less where a float's probability and target nearly agree.</summary>
        public readonly TVector SpreadRounding = Create((double.CreateTruncating(Format<TLane>.Of(options.LabelSmoothing / classes)) - options.LabelSmoothing / classes) * scale);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector At(int index)
        {
            TVector target = _targets.IsEmpty ? Create(1) & TVector.Equal(TVector.Indices, Create(label - index)) : Load(in MemoryMarshal.GetReference(_targets), index);
            target = TVector.MultiplyAdd(target, _kept, _spread);
            return _weights.IsEmpty ? target : target * TVector.LoadWidened(in MemoryMarshal.GetReference(_weights), index);
        }
    }
}
