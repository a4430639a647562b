using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>
/// exp(z - pivot) of logits, times a fixed factor. The logits are reduced by multiples of log 2 only, z = k log 2 + r, and the pivot's
/// own multiple is taken from the exponent: z - pivot is never rounded, which would cost far logits their digits. Where a vector can look up a table, the multiples
/// are of log 2 over as many as the table has entries (P. T. P. Tang, Table-driven implementation of the exponential function, 1989).
/// </summary>
internal readonly struct Exponential<TVector, T> where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
{
    // In memory, so that the compiler reads each once for four vectors: it would fetch literals for every one.
    private readonly TVector _log2E, _rounder, _log2High, _log2Low, _shift, _lowest;
    private readonly Coefficients<TVector, T> _coefficients;
    private readonly Powers<TVector, T> _powers;
    private readonly double _remainder;

    /// <summary>About a pivot. With accurate powers all results are larger by the factor of the table, that of the pivot included.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Exponential(T pivot, bool hasAccuratePowers = false)
    {
        double top = double.CreateTruncating(pivot), shift = Math.Abs(top) > Format<T>.LargestUnshifted ? top : 0;
        double exponent = Math.Round((top - shift) * Log2E);
        _powers = hasAccuratePowers ? Powers<TVector, T>.Accurate : Powers<TVector, T>.All;
        _remainder = top - shift - exponent * 6.93147180369123816490e-01 - exponent * 1.90821492927058770002e-10 + _powers.LogFactor;
        Origin = top - _remainder - Format<T>.LogPivotScale;
        double unit = Format<T>.Unit * (1 << TVector.IndexBits);
        _rounder = Constant(2 + unit * (Format<T>.PivotExponent - exponent));
        _shift = Constant(shift);
        _lowest = Constant(exponent * 0.6931471805599453 + Format<T>.Lowest);
        _log2E = Constant(Log2E * unit);
        _log2High = Constant(-Format<T>.Log2High / unit);
        _log2Low = Constant(-Format<T>.Log2Low / unit);
        _coefficients = Coefficients<TVector, T>.OfExponential;
    }

    private const double Log2E = 1.4426950408889634;

    /// <summary>What the pivot itself becomes.</summary>
    public double OfPivot => Math.Exp(_remainder) * Format<T>.PivotScale;

    /// <summary>The logit whose exponential is 1.</summary>
    public double Origin { get; }

    /// <summary>What <c>OfNear</c> gathers starts with.</summary>
    public static TVector NoneBeyond => Constant(2);

    /// <summary>Whether any logit was out of the range in which <c>OfNear</c> means something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAnyBeyond(TVector gathered) => TVector.IsAnyBeyondExponent(TVector.Xor(gathered, Constant(2)));

    /// <summary>The logits, moved into the range that <c>OfNear</c> takes: of those far below the pivot it then makes next to 0. None may be above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Near(TVector logits) => TVector.Max(logits - _shift, _lowest);

    /// <summary>
    /// In place, of logits whose result is a normal number or 0, which <c>IsAnyBeyond</c> can tell from what is gathered; of others the result means
    /// nothing. Adding 2, the last bit of whose mantissa stands for 1, leaves the biased exponent in the low bits: all that is out of range
    /// changes others. Of accurate powers the rests are not added.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OfNear(ref TVector a, ref TVector b, ref TVector c, ref TVector d, ref TVector gathered, bool hasAccuratePowers = false)
    {
        Reduce(ref a, ref b, ref c, ref d, ref gathered, hasAccuratePowers, out TVector powerA, out TVector powerB, out TVector powerC, out TVector powerD);
        a = OnePlus(a, powerA);
        b = OnePlus(b, powerB);
        c = OnePlus(c, powerC);
        d = OnePlus(d, powerD);
    }

    /// <summary>As above with all digits, and what the last additions rounded off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OfNear(ref TVector a, ref TVector b, ref TVector c, ref TVector d, ref TVector gathered, out TVector lostA, out TVector lostB, out TVector lostC, out TVector lostD)
    {
        Reduce(ref a, ref b, ref c, ref d, ref gathered, hasAccuratePowers: false, out TVector powerA, out TVector powerB, out TVector powerC, out TVector powerD);
        a = OnePlus(a, powerA, out lostA);
        b = OnePlus(b, powerB, out lostB);
        c = OnePlus(c, powerC, out lostC);
        d = OnePlus(d, powerD, out lostD);
    }

    /// <summary>The exponentials as (1 + x) times a power each, for all four at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reduce(ref TVector a, ref TVector b, ref TVector c, ref TVector d, ref TVector gathered, bool hasAccuratePowers, out TVector ta, out TVector tb, out TVector tc, out TVector td)
    {
        TVector factor = _log2E, addend = _rounder;
        (ta, tb) = (TVector.MultiplyAdd(a, factor, addend), TVector.MultiplyAdd(b, factor, addend));
        (tc, td) = (TVector.MultiplyAdd(c, factor, addend), TVector.MultiplyAdd(d, factor, addend));
        gathered = TVector.Either(TVector.Either(gathered, ta, tb), tc, td);
        TVector ka = ta - addend, kb = tb - addend, kc = tc - addend, kd = td - addend;
        // The first differences are exact, so only the last ones round.
        factor = _log2High;
        a = TVector.MultiplyAdd(ka, factor, a);
        b = TVector.MultiplyAdd(kb, factor, b);
        c = TVector.MultiplyAdd(kc, factor, c);
        d = TVector.MultiplyAdd(kd, factor, d);
        factor = _log2Low;
        a = TVector.MultiplyAdd(ka, factor, a);
        b = TVector.MultiplyAdd(kb, factor, b);
        c = TVector.MultiplyAdd(kc, factor, c);
        d = TVector.MultiplyAdd(kd, factor, d);
        if (!hasAccuratePowers)
            (a, b, c, d) = (_powers.Rest(ta, a), _powers.Rest(tb, b), _powers.Rest(tc, c), _powers.Rest(td, d));
        (ta, tb, tc, td) = (_powers.Of(ta), _powers.Of(tb), _powers.Of(tc), _powers.Of(td));
        _coefficients.Evaluate(a, b, c, d, out ka, out kb, out kc, out kd);
        a = TVector.MultiplyAdd(ka, a * a, a);
        b = TVector.MultiplyAdd(kb, b * b, b);
        c = TVector.MultiplyAdd(kc, c * c, c);
        d = TVector.MultiplyAdd(kd, d * d, d);
    }

    /// <summary>As above, of one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfNear(TVector logits, ref TVector gathered)
    {
        TVector x = Reduced(logits, ref gathered, out TVector power);
        return OnePlus(x, power);
    }

    /// <summary>As above, and what its last addition rounded off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfNear(TVector logits, ref TVector gathered, out TVector lost)
    {
        TVector x = Reduced(logits, ref gathered, out TVector power);
        return OnePlus(x, power, out lost);
    }

    /// <summary>Of one logit, with the same.</summary>
    public DoubleDouble ExactlyOf(T logit)
    {
        TVector none = default, result = OfNear(Near(TVector.Create(logit)), ref none, out TVector lost);
        return DoubleDouble.Sum(double.CreateTruncating(TVector.Lane(result, 0)), double.CreateTruncating(TVector.Lane(lost, 0)));
    }

    /// <summary>The exponential as (1 + x) times a power of two, or of a root of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector Reduced(TVector logits, ref TVector gathered, out TVector power)
    {
        TVector t = TVector.MultiplyAdd(logits, _log2E, _rounder), k = t - _rounder;
        gathered = TVector.Either(gathered, t);
        power = _powers.Of(t);
        TVector r = _powers.Rest(t, TVector.MultiplyAdd(k, _log2Low, TVector.MultiplyAdd(k, _log2High, logits)));
        return TVector.MultiplyAdd(_coefficients.Evaluate(r), r * r, r);
    }

    /// <summary>(1 + x) p, x being less than one half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector OnePlus(TVector x, TVector power) => TVector.MultiplyAdd(x, power, power);

    /// <summary>As above, and what that rounds off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector OnePlus(TVector x, TVector power, out TVector lost)
    {
        TVector result = OnePlus(x, power);
        lost = TVector.MultiplyAdd(x, power, power - result);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Constant(double value) => TVector.Create(Format<T>.Of(value));
}
