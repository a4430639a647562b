using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>
/// exp of doubles from -700 to 0 and log(1 + e) of doubles from 0 to 1, relatively within 4e-9: a sixteenth of the last place of a float, for results
/// that are rounded to one and are no differences.
/// </summary>
internal readonly struct CoarseFunctions<TVector> where TVector : struct, IVector<TVector, double>
{
    // In memory, so that the compiler reads each once.
    private readonly TVector _log2E, _rounder, _log2, _one, _c0, _c1, _c2, _c3, _c4;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public CoarseFunctions(double one)
    {
        _one = TVector.Create(one);
        _log2E = TVector.Create(1.4426950408889634 * Format<double>.Unit);
        _rounder = TVector.Create(2 + Format<double>.Unit * 1023);
        _log2 = TVector.Create(-0.6931471805599453 / Format<double>.Unit);
        // The coefficients of float's exponential.
        _c0 = TVector.Create(0.4999999403953552);
        _c1 = TVector.Create(0.1666652113199234);
        _c2 = TVector.Create(0.04166838899254799);
        _c3 = TVector.Create(0.008368744514882565);
        _c4 = TVector.Create(0.0013814569683745503);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Exp(TVector x)
    {
        TVector t = TVector.MultiplyAdd(x, _log2E, _rounder), r = TVector.MultiplyAdd(t - _rounder, _log2, x);
        TVector q = TVector.MultiplyAdd(TVector.MultiplyAdd(TVector.MultiplyAdd(TVector.MultiplyAdd(_c4, r, _c3), r, _c2), r, _c1), r, _c0);
        return TVector.MultiplyAdd(TVector.MultiplyAdd(q, r, _one), r, _one) * TVector.PowerOfMantissa(t);
    }

    /// <summary>e + e^2 q(e), q by Chebyshev interpolation.</summary>
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
}
