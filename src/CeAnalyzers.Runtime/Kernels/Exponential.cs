using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>
/// exp(z - max) of a row's logits, times a fixed factor. The logits are reduced by multiples of log 2 only, z = k log 2 + r, and the maximum's
/// own multiple is taken from the exponent: z - max is never rounded, which would cost far logits their digits.
/// </summary>
internal readonly struct Exponential<TVector, T> where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
{
    private readonly TVector _shift, _lowest, _rounder;

    public Exponential(T max)
    {
        double top = double.CreateTruncating(max), shift = Math.Abs(top) > Format<T>.LargestUnshifted ? top : 0;
        double exponent = Math.Round((top - shift) * 1.4426950408889634);
        _shift = TVector.Create(Format<T>.Of(shift));
        _lowest = TVector.Create(Format<T>.Of(top - shift + Format<T>.Lowest));
        _rounder = TVector.Create(Format<T>.Of(Format<T>.Rounder + Format<T>.ExponentOffset - exponent));
        double remainder = top - shift - exponent * 6.93147180369123816490e-01 - exponent * 1.90821492927058770002e-10;
        OfMax = Math.Exp(remainder) * Format<T>.OffsetScale;
    }

    /// <summary>A maximum of its own in each lane, none larger than may stay unshifted.</summary>
    public Exponential(TVector max)
    {
        TVector rounder = Constant(Format<T>.Rounder);
        _shift = Constant(0);
        _lowest = max + Constant(Format<T>.Lowest);
        TVector exponent = TVector.MultiplyAdd(max, Constant(1.4426950408889634), rounder) - rounder;
        _rounder = Constant(Format<T>.Rounder + Format<T>.ExponentOffset) - exponent;
    }

    /// <summary>What the maximum itself becomes.</summary>
    public double OfMax { get; }

    /// <summary>1 + r + r^2 q(r) on [-log(2)/2, log(2)/2], q minimax: within 3.1e-9 (float) and 1.7e-17 (double) before rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of(TVector logits)
    {
        TVector d = TVector.Max(logits - _shift, _lowest);
        TVector rounded = TVector.MultiplyAdd(d, Constant(1.4426950408889634), _rounder);
        TVector k = rounded - _rounder;
        // d - k log 2 in two parts: the first is exact, so only the last two additions round.
        TVector high = TVector.MultiplyAdd(k, Constant(-Format<T>.Log2High), d), low = k * Constant(-Format<T>.Log2Low), r = high + low;
        TVector q = typeof(T) == typeof(float) ? SingleTail(r) : DoubleTail(r);
        return TVector.ScaleByMantissa(Constant(1) + (high + TVector.MultiplyAdd(r * r, q, low)), rounded);
    }

    /// <summary>q(r).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SingleTail(TVector r)
    {
        TVector q = TVector.MultiplyAdd(Constant(0.0013814569683745503), r, Constant(0.008368744514882565));
        q = TVector.MultiplyAdd(q, r, Constant(0.04166838899254799));
        q = TVector.MultiplyAdd(q, r, Constant(0.1666652113199234));
        return TVector.MultiplyAdd(q, r, Constant(0.4999999403953552));
    }

    /// <summary>q(r).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector DoubleTail(TVector r)
    {
        TVector q = TVector.MultiplyAdd(Constant(2.5100424157005067e-08), r, Constant(2.7620138719733994e-07));
        q = TVector.MultiplyAdd(q, r, Constant(2.7557268378684192e-06));
        q = TVector.MultiplyAdd(q, r, Constant(2.480152119021773e-05));
        q = TVector.MultiplyAdd(q, r, Constant(0.00019841269863105968));
        q = TVector.MultiplyAdd(q, r, Constant(0.0013888888917281794));
        q = TVector.MultiplyAdd(q, r, Constant(0.008333333333330051));
        q = TVector.MultiplyAdd(q, r, Constant(0.04166666666662399));
        q = TVector.MultiplyAdd(q, r, Constant(0.16666666666666669));
        return TVector.MultiplyAdd(q, r, Constant(0.5000000000000001));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Constant(double value) => TVector.Create(Format<T>.Of(value));
}
