using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>
/// exp of doubles from -700 to 700 and log(1 + e) of doubles from 0 on, relatively within 4e-9: a sixteenth of the last place of a float, for results
/// that are rounded to one and are no differences.
/// </summary>
internal static class CoarseFunctions<TVector> where TVector : struct, IVector<TVector, double>
{
    /// <summary>With the coefficients of float's exponential.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x)
    {
        TVector rounder = TVector.Create(2 + Unit * 1023), one = TVector.Create(1);
        TVector t = TVector.MultiplyAdd(x, TVector.Create(1.4426950408889634 * Unit), rounder), r = TVector.MultiplyAdd(t - rounder, TVector.Create(-0.6931471805599453 / Unit), x);
        TVector r2 = r * r, high = TVector.MultiplyAdd(TVector.MultiplyAdd(TVector.Create(0.0013814569683745503), r, TVector.Create(0.008368744514882565)), r, TVector.Create(0.04166838899254799));
        TVector q = TVector.MultiplyAdd(high, r2, TVector.MultiplyAdd(TVector.Create(0.1666652113199234), r, TVector.Create(0.4999999403953552)));
        return TVector.MultiplyAdd(q, r2, r + one) * TVector.PowerOfMantissa(t);
    }

    /// <summary>As <c>Format</c> of double has it.</summary>
    private const double Unit = 1.0 / (1L << 51);

    /// <summary>Of e up to 1: e + e^2 q(e), q by Chebyshev interpolation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1P(TVector e)
    {
        TVector e2 = e * e, e4 = e2 * e2;
        TVector highest = TVector.MultiplyAdd(TVector.Create(0.002801641992803349), e, TVector.Create(-0.017184266982448706));
        TVector high = TVector.MultiplyAdd(
            TVector.MultiplyAdd(TVector.Create(0.04930997343454969), e, TVector.Create(-0.09139413774014919)), e2,
            TVector.MultiplyAdd(TVector.Create(0.13033364238242814), e, TVector.Create(-0.16365152869205535)));
        TVector low = TVector.MultiplyAdd(
            TVector.MultiplyAdd(TVector.Create(0.19956707952251837), e, TVector.Create(-0.24996759908263924)), e2,
            TVector.MultiplyAdd(TVector.Create(0.3333323734621399), e, TVector.Create(-0.4999999952222377)));
        return TVector.MultiplyAdd(e2, TVector.MultiplyAdd(TVector.MultiplyAdd(highest, e4, high), e4, low), e);
    }

    /// <summary>log(1 + x) of x from 0 on: k log 2 + log(1 + f), log(1 + f) = f + f^2 q(f) for f from sqrt(1/2) - 1 to sqrt(2) - 1, q by Chebyshev interpolation. Relatively within 2e-9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LogOfOnePlus(TVector x)
    {
        TVector one = TVector.Create(1), root = TVector.Create(0.414), isSmall = TVector.Equal(TVector.Max(x, root), root);
        // Where k is 0, f is x itself, which has digits that 1 + x has not.
        TVector split = TVector.Split(x + one, out TVector k) - one, f = TVector.Either(x & isSmall, TVector.Without(split, isSmall)), f2 = f * f, f4 = f2 * f2;
        TVector highest = TVector.MultiplyAdd(TVector.Create(0.06769024113816001), f, TVector.Create(-0.11557287882015821));
        TVector high = TVector.MultiplyAdd(
            TVector.MultiplyAdd(TVector.Create(0.1181213614232965), f, TVector.Create(-0.12420814467908906)), f2,
            TVector.MultiplyAdd(TVector.Create(0.1423231785955222), f, TVector.Create(-0.16667536772428632)));
        TVector low = TVector.MultiplyAdd(
            TVector.MultiplyAdd(TVector.Create(0.2000144672220023), f, TVector.Create(-0.25000010940100675)), f2,
            TVector.MultiplyAdd(TVector.Create(0.333333227936071), f, TVector.Create(-0.4999999994349637)));
        TVector q = TVector.MultiplyAdd(TVector.MultiplyAdd(highest, f4, high), f4, low);
        return TVector.MultiplyAdd(k, TVector.Create(0.6931471805599453), TVector.MultiplyAdd(f2, q, f));
    }
}
