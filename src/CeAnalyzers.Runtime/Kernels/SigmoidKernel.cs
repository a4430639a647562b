using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>
/// A loss through a sigmoid of many logits, in lanes of double precision whatever they are: what is written is rounded once. The exponentials of a
/// block come first, since a processor cannot look ahead over the whole of one element's work to find the next one's.
/// </summary>
internal static class SigmoidKernel<TVector, T, TLoss>
    where TVector : struct, IVector<TVector, double> where T : IBinaryFloatingPointIeee754<T> where TLoss : struct, ISigmoidLoss
{
    private const int BlockLength = 64;

    [InlineArray(BlockLength)]
    private struct Block
    {
        private double _first;
    }

    /// <summary>Runs whole vectors and returns how many elements that were; the first one has an index among all. A block with a logit that is large or NaN is taken one by one.</summary>
    public static int Run(TLoss loss, int first, ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, double denominator, ref CompensatedSum sum)
    {
        bool isWeighted = !loss.PositiveWeights.AreCommon || !loss.Weights.AreCommon;
        Unsafe.SkipInit(out Block block);
        Unsafe.SkipInit(out Block restBlock);
        Unsafe.SkipInit(out Block positiveBlock);
        Unsafe.SkipInit(out Block factorBlock);
        Span<double> exponentials = block, rests = restBlock, positives = isWeighted ? positiveBlock : default(Span<double>), factors = isWeighted ? factorBlock : default(Span<double>);
        var exponential = new Exponential<TVector, double>(0.0);
        int whole = logits.Length / TVector.Count * TVector.Count;
        for (int start = 0; start < whole; start += BlockLength)
        {
            int count = Math.Min(BlockLength, whole - start);
            ReadOnlySpan<T> own = logits.Slice(start, count), wanted = targets.Slice(start, count);
            Span<T> slopes = gradient.IsEmpty ? gradient : gradient.Slice(start, count), values = losses.IsEmpty ? losses : losses.Slice(start, count);
            // Of hard targets nothing cancels, so that a float needs no more digits than it has.
            bool isCoarse = typeof(T) == typeof(float) && loss.HasHardTargets && AreHard(wanted);
            bool isReady = isCoarse ? TryExponentials(own, exponentials[..count])
                : loss.IsSteep ? TryExponentials(exponential, own, exponentials[..count], rests[..count]) : TryExponentials(exponential, own, exponentials[..count]);
            if (isReady)
            {
                if (isWeighted)
                {
                    loss.PositiveWeights.CopyTo(positives[..count], first + start);
                    loss.Weights.CopyTo(factors[..count], first + start);
                }
                if (isCoarse)
                    Finish<Coarse>(loss, own, wanted, exponentials[..count], rests, positives, factors, slopes, values, 1 / denominator, ref sum);
                else if (loss.IsSteep)
                    Finish<Exact>(loss, own, wanted, exponentials[..count], rests, positives, factors, slopes, values, 1 / denominator, ref sum);
                else
                    Finish<Full>(loss, own, wanted, exponentials[..count], rests, positives, factors, slopes, values, 1 / denominator, ref sum);
                continue;
            }
            for (int j = 0; j < count; j++)
                Elements.One(loss, first + start, own, wanted, slopes, values, denominator, j, ref sum);
        }
        return whole;
    }

    /// <summary>Whether all targets are 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool AreHard(ReadOnlySpan<T> targets)
    {
        ref T target = ref MemoryMarshal.GetReference(targets);
        TVector zero = TVector.Create(0), one = TVector.Create(1), between = zero;
        for (int j = 0; j < targets.Length; j += TVector.Count)
        {
            TVector t = TVector.LoadWidened(in target, j);
            between = TVector.Either(between, t * (one - t));
        }
        return TVector.IsAll(TVector.Equal(between, zero));
    }

    /// <summary>exp(-|z|), unless a logit is large or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryExponentials(ReadOnlySpan<T> logits, Span<double> exponentials)
    {
        ref T logit = ref MemoryMarshal.GetReference(logits);
        ref double output = ref MemoryMarshal.GetReference(exponentials);
        TVector zero = TVector.Create(0), largest = TVector.Create(Sigmoids<TVector>.LargestLogit), most = zero, numbers = TVector.Equal(zero, zero);
        for (int j = 0; j < logits.Length; j += TVector.Count)
        {
            TVector z = TVector.LoadWidened(in logit, j), size = TVector.Max(z, zero - z);
            numbers &= TVector.Equal(z, z);
            most = TVector.Max(most, size);
            TVector.Store(CoarseFunctions<TVector>.Exp(zero - size), ref output, j);
        }
        return TVector.IsAll(numbers & TVector.Equal(TVector.Max(most, largest), largest));
    }

    /// <summary>exp(-|z|), unless a logit is large or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryExponentials(in Exponential<TVector, double> exponential, ReadOnlySpan<T> logits, Span<double> exponentials)
    {
        ref T logit = ref MemoryMarshal.GetReference(logits);
        ref double output = ref MemoryMarshal.GetReference(exponentials);
        TVector zero = TVector.Create(0), largest = TVector.Create(Sigmoids<TVector>.LargestLogit), scale = TVector.Create(1 / Format<double>.PivotScale);
        TVector most = zero, numbers = TVector.Equal(zero, zero), none = zero;
        int j = 0;
        for (; j <= logits.Length - 4 * TVector.Count; j += 4 * TVector.Count)
        {
            TVector z = TVector.LoadWidened(in logit, j), z1 = TVector.LoadWidened(in logit, j + TVector.Count);
            TVector z2 = TVector.LoadWidened(in logit, j + 2 * TVector.Count), z3 = TVector.LoadWidened(in logit, j + 3 * TVector.Count);
            numbers = numbers & TVector.Equal(z, z) & TVector.Equal(z1, z1) & TVector.Equal(z2, z2) & TVector.Equal(z3, z3);
            (z, z1, z2, z3) = (TVector.Max(z, zero - z), TVector.Max(z1, zero - z1), TVector.Max(z2, zero - z2), TVector.Max(z3, zero - z3));
            most = TVector.Max(TVector.Max(most, TVector.Max(z, z1)), TVector.Max(z2, z3));
            (z, z1, z2, z3) = (zero - z, zero - z1, zero - z2, zero - z3);
            exponential.OfNear(ref z, ref z1, ref z2, ref z3, ref none);
            TVector.Store(z * scale, ref output, j);
            TVector.Store(z1 * scale, ref output, j + TVector.Count);
            TVector.Store(z2 * scale, ref output, j + 2 * TVector.Count);
            TVector.Store(z3 * scale, ref output, j + 3 * TVector.Count);
        }
        for (; j < logits.Length; j += TVector.Count)
        {
            TVector z = TVector.LoadWidened(in logit, j), size = TVector.Max(z, zero - z);
            numbers &= TVector.Equal(z, z);
            most = TVector.Max(most, size);
            TVector.Store(exponential.OfNear(zero - size, ref none) * scale, ref output, j);
        }
        return TVector.IsAll(numbers & TVector.Equal(TVector.Max(most, largest), largest));
    }

    /// <summary>As above, and what each rounds off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryExponentials(in Exponential<TVector, double> exponential, ReadOnlySpan<T> logits, Span<double> exponentials, Span<double> rests)
    {
        ref T logit = ref MemoryMarshal.GetReference(logits);
        ref double output = ref MemoryMarshal.GetReference(exponentials), rest = ref MemoryMarshal.GetReference(rests);
        TVector zero = TVector.Create(0), largest = TVector.Create(Sigmoids<TVector>.LargestLogit), scale = TVector.Create(1 / Format<double>.PivotScale);
        TVector most = zero, numbers = TVector.Equal(zero, zero), none = zero;
        for (int j = 0; j < logits.Length; j += TVector.Count)
        {
            TVector z = TVector.LoadWidened(in logit, j), size = TVector.Max(z, zero - z);
            numbers &= TVector.Equal(z, z);
            most = TVector.Max(most, size);
            TVector.Store(exponential.OfNear(zero - size, ref none, out TVector lost) * scale, ref output, j);
            TVector.Store(lost * scale, ref rest, j);
        }
        return TVector.IsAll(numbers & TVector.Equal(TVector.Max(most, largest), largest));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Finish<TPrecision>(TLoss loss, ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<double> exponentials, Span<double> rests, Span<double> positives, Span<double> factors, Span<T> gradient, Span<T> losses, double scale, ref CompensatedSum sum)
        where TPrecision : struct, IPrecision
    {
        ref T logit = ref MemoryMarshal.GetReference(logits), target = ref MemoryMarshal.GetReference(targets);
        ref T slope = ref MemoryMarshal.GetReference(gradient), value = ref MemoryMarshal.GetReference(losses);
        ref double exponential = ref MemoryMarshal.GetReference(exponentials), rest = ref MemoryMarshal.GetReference(rests), positive = ref MemoryMarshal.GetReference(positives), factor = ref MemoryMarshal.GetReference(factors);
        bool hasGradient = !gradient.IsEmpty, hasLosses = !losses.IsEmpty, isWeighted = !factors.IsEmpty;
        TVector scales = TVector.Create(scale), total = TVector.Create(0), common = TVector.Create(loss.PositiveWeights.Common);
        for (int j = 0; j < logits.Length; j += TVector.Count)
        {
            TVector e = TVector.Load(ref exponential, j);
            var sigmoids = Sigmoids<TVector>.Of<TPrecision>(e, TPrecision.IsExact ? TVector.Load(ref rest, j) : e, TVector.LoadWidened(in logit, j));
            TVector result = loss.Evaluate<TVector, TPrecision>(sigmoids, TVector.LoadWidened(in target, j), isWeighted ? TVector.Load(ref positive, j) : common, hasGradient, out TVector slopes);
            if (isWeighted)
            {
                TVector weights = TVector.Load(ref factor, j);
                (result, slopes) = (result * weights, slopes * weights);
            }
            if (hasGradient)
                TVector.StoreNarrowed(slopes * scales, ref slope, j);
            if (hasLosses)
                TVector.StoreNarrowed(result, ref value, j);
            total += result;
        }
        sum.Add(TVector.Sum(total));
    }
}
