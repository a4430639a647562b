using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>A polynomial in vectors: of degree 4 for float and 9 for double, with a table of 1 and 5.</summary>
internal readonly struct Coefficients<TVector, T> where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
{
    private readonly TVector _c0, _c1, _c2, _c3, _c4, _c5, _c6, _c7, _c8, _c9;

    private Coefficients(double c0, double c1, double c2 = 0, double c3 = 0, double c4 = 0, double c5 = 0, double c6 = 0, double c7 = 0, double c8 = 0, double c9 = 0)
    {
        (_c0, _c1, _c2, _c3, _c4) = (Constant(c0), Constant(c1), Constant(c2), Constant(c3), Constant(c4));
        (_c5, _c6, _c7, _c8, _c9) = (Constant(c5), Constant(c6), Constant(c7), Constant(c8), Constant(c9));
    }

    /// <summary>
    /// q of exp(r) = 1 + r + r^2 q(r) on [-log(2)/2, log(2)/2], minimax: within 3.1e-9 (float) and 1.7e-17 (double) before rounding. With a
    /// table r is a sixteenth or an eighth of that at most: within 1.7e-9 and 1.1e-17.
    /// </summary>
    public static Coefficients<TVector, T> OfExponential
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) && TVector.IndexBits > 0 ? new(0.5000162720680237, 0.16666878759860992)
            : TVector.IndexBits > 0 ? new(0.5000000000000051, 0.16666666666666724, 0.0416666666174281, 0.008333333327862411, 0.001388958780664985, 0.00019842046413244086)
            : typeof(T) == typeof(float) ? new(0.4999999403953552, 0.1666652113199234, 0.04166838899254799, 0.008368744514882565, 0.0013814569683745503)
            : new(0.5000000000000001, 0.16666666666666669, 0.04166666666662399, 0.008333333333330051, 0.0013888888917281794,
                0.00019841269863105968, 2.480152119021773e-05, 2.7557268378684192e-06, 2.7620138719733994e-07, 2.5100424157005067e-08);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Evaluate(TVector x)
    {
        TVector q = TVector.IndexBits > 0 ? _c1 : _c4;
        if (typeof(T) == typeof(double))
        {
            // In pairs (Estrin), so that a lone vector waits less.
            TVector x2 = x * x, x4 = x2 * x2, high = TVector.MultiplyAdd(_c5, x, _c4);
            if (TVector.IndexBits == 0)
                high = TVector.MultiplyAdd(TVector.MultiplyAdd(_c9, x, _c8), x4, TVector.MultiplyAdd(TVector.MultiplyAdd(_c7, x, _c6), x2, high));
            return TVector.MultiplyAdd(high, x4, TVector.MultiplyAdd(TVector.MultiplyAdd(_c3, x, _c2), x2, TVector.MultiplyAdd(_c1, x, _c0)));
        }
        if (TVector.IndexBits == 0)
            q = TVector.MultiplyAdd(TVector.MultiplyAdd(TVector.MultiplyAdd(q, x, _c3), x, _c2), x, _c1);
        return TVector.MultiplyAdd(q, x, _c0);
    }

    /// <summary>At four vectors side by side, so that none waits for the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate(TVector a, TVector b, TVector c, TVector d, out TVector qa, out TVector qb, out TVector qc, out TVector qd)
    {
        bool isTabled = TVector.IndexBits > 0;
        qa = qb = qc = qd = typeof(T) == typeof(float) ? isTabled ? _c1 : _c4 : isTabled ? _c5 : _c9;
        if (typeof(T) == typeof(double) && !isTabled)
        {
            Step(_c8, a, b, c, d, ref qa, ref qb, ref qc, ref qd);
            Step(_c7, a, b, c, d, ref qa, ref qb, ref qc, ref qd);
            Step(_c6, a, b, c, d, ref qa, ref qb, ref qc, ref qd);
            Step(_c5, a, b, c, d, ref qa, ref qb, ref qc, ref qd);
        }
        if (typeof(T) == typeof(double))
            Step(_c4, a, b, c, d, ref qa, ref qb, ref qc, ref qd);
        if (typeof(T) == typeof(double) || !isTabled)
        {
            Step(_c3, a, b, c, d, ref qa, ref qb, ref qc, ref qd);
            Step(_c2, a, b, c, d, ref qa, ref qb, ref qc, ref qd);
            Step(_c1, a, b, c, d, ref qa, ref qb, ref qc, ref qd);
        }
        Step(_c0, a, b, c, d, ref qa, ref qb, ref qc, ref qd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(TVector addend, TVector a, TVector b, TVector c, TVector d, ref TVector qa, ref TVector qb, ref TVector qc, ref TVector qd)
    {
        qa = TVector.MultiplyAdd(qa, a, addend);
        qb = TVector.MultiplyAdd(qb, b, addend);
        qc = TVector.MultiplyAdd(qc, c, addend);
        qd = TVector.MultiplyAdd(qd, d, addend);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Constant(double value) => TVector.Create(Format<T>.Of(value));
}
