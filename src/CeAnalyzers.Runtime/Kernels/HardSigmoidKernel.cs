using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>The plain binary cross-entropy of floats whose targets are 0 or 1: nothing cancels then, so that float lanes are exact enough.</summary>
internal static class HardSigmoidKernel<TVector, TWide> where TVector : struct, IVector<TVector, float> where TWide : struct, IVector<TWide, double>
{
    /// <summary>Beyond this size exp(-a) would not be a normal number.</summary>
    private const float LargestLogit = 87;

    /// <summary>Runs whole vectors and returns how many elements that were. A vector with another target, or a logit that is large or NaN, is taken in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Run(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient, Span<float> losses, double denominator, ref CompensatedSum sum)
    {
        ref float logit = ref MemoryMarshal.GetReference(logits), target = ref MemoryMarshal.GetReference(targets);
        ref float slope = ref MemoryMarshal.GetReference(gradient), value = ref MemoryMarshal.GetReference(losses);
        bool hasGradient = !gradient.IsEmpty, hasLosses = !losses.IsEmpty;
        float high = (float)(1 / denominator), low = (float)(1 / denominator - high);
        var exponential = new Exponential<TVector, float>(0f);
        TVector zero = TVector.Create(0), one = TVector.Create(1), largest = TVector.Create(LargestLogit), none = zero;
        TVector total = zero, lost = zero, highs = TVector.Create(high), lows = TVector.Create(low);
        TVector scale = TVector.Create((float)(1 / Format<float>.PivotScale));
        int j = 0;
        for (; j <= logits.Length - TVector.Count; j += TVector.Count)
        {
            TVector z = TVector.Load(ref logit, j), t = TVector.Load(ref target, j), size = TVector.Max(z, zero - z);
            TVector isOne = TVector.Equal(t, one), isPositive = TVector.Equal(size, z);
            if (!TVector.IsAll(TVector.Equal(TVector.Max(size, largest), largest) & TVector.Equal(z, z) & TVector.Either(isOne, TVector.Equal(t, zero))))
            {
                Other(logits, targets, gradient, losses, denominator, j, ref sum);
                continue;
            }
            TVector e = exponential.OfNear(zero - size, ref none) * scale, isWrong = TVector.Xor(isPositive, isOne);
            TVector loss = Softplus(e) + (size & isWrong);
            if (hasGradient)
            {
                // p or 1 - p, whichever is wrong: 1 or e over 1 + e. What the sum and the quotient round off is put back, to a tenth.
                TVector numerator = TVector.Either(one & isWrong, TVector.Without(e, isWrong)), sumOf = one + e, p = numerator / sumOf;
                TVector rest = TVector.MultiplyAdd(zero - p, sumOf, numerator) - p * (e - (sumOf - one));
                rest *= TVector.MultiplyAdd(sumOf, TVector.Create(-0.5f), TVector.Create(1.5f));
                TVector result = TVector.MultiplyAdd(p, highs, TVector.MultiplyAdd(p, lows, rest * highs));
                TVector.Store(TVector.Xor(result, TVector.Create(-0f) & isOne), ref slope, j);
            }
            if (hasLosses)
                TVector.Store(loss, ref value, j);
            TVector next = total + loss;
            lost += loss - (next - total);
            total = next;
        }
        sum.Add(TVector.Sum(total));
        sum.Add(TVector.Sum(lost));
        return j;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Other(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient, Span<float> losses, double denominator, int start, ref CompensatedSum sum) =>
        SigmoidKernel<TWide, float, SigmoidLoss>.Run(new SigmoidLoss(default), 0, logits.Slice(start, TVector.Count), targets.Slice(start, TVector.Count),
            gradient.IsEmpty ? gradient : gradient.Slice(start, TVector.Count), losses.IsEmpty ? losses : losses.Slice(start, TVector.Count), denominator, ref sum);

    /// <summary>log(1 + e) = e + e^2 q(e) for e from 0 to 1, q by Chebyshev interpolation: within 4.7e-9 before rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Softplus(TVector e)
    {
        TVector e2 = e * e, e4 = e2 * e2;
        TVector highest = TVector.MultiplyAdd(TVector.Create(0.0028016420546919107f), e, TVector.Create(-0.017184266820549965f));
        TVector high = TVector.MultiplyAdd(
            TVector.MultiplyAdd(TVector.Create(0.049309972673654556f), e, TVector.Create(-0.09139414131641388f)), e2,
            TVector.MultiplyAdd(TVector.Create(0.13033364713191986f), e, TVector.Create(-0.16365152597427368f)));
        TVector low = TVector.MultiplyAdd(
            TVector.MultiplyAdd(TVector.Create(0.19956707954406738f), e, TVector.Create(-0.24996760487556458f)), e2,
            TVector.MultiplyAdd(TVector.Create(0.333332359790802f), e, TVector.Create(-0.5f)));
        TVector q = TVector.MultiplyAdd(TVector.MultiplyAdd(highest, e4, high), e4, low);
        return TVector.MultiplyAdd(e2, q, e);
    }
}
