using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>log(1 + x) of floats x that are at least 0.</summary>
internal static class SingleLogarithm<TVector> where TVector : struct, IVector<TVector, float>
{
    /// <summary>
    /// log(u + c) = k log 2 + log(1 + s) + c / u, where u is the rounded 1 + x and c what the rounding lost; 1 + s is u's significand, and
    /// log(1 + s) = s - s^2/2 + s^3 q(s) on [-1/3, 1/3], q by Chebyshev interpolation: within 3.6e-9 before rounding.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfOnePlus(TVector x)
    {
        TVector one = TVector.Create(1), u = x + one, added = u - x;
        TVector lost = x - (u - added) + (one - added);
        TVector s = TVector.SplitSingle(u, out TVector k) - one;
        TVector q = TVector.MultiplyAdd(TVector.Create(0.11333218961954117f), s, TVector.Create(-0.12425009161233902f));
        q = TVector.MultiplyAdd(q, s, TVector.Create(0.10915222764015198f));
        q = TVector.MultiplyAdd(q, s, TVector.Create(-0.12288255244493484f));
        q = TVector.MultiplyAdd(q, s, TVector.Create(0.14291886985301971f));
        q = TVector.MultiplyAdd(q, s, TVector.Create(-0.16673338413238525f));
        q = TVector.MultiplyAdd(q, s, TVector.Create(0.19999948143959045f));
        q = TVector.MultiplyAdd(q, s, TVector.Create(-0.24999943375587463f));
        q = TVector.MultiplyAdd(q, s, TVector.Create(0.3333333432674408f));
        q = TVector.MultiplyAdd(q, s, TVector.Create(-0.5f));
        TVector low = TVector.MultiplyAdd(k, TVector.Create((float)Format<float>.Log2Low), TVector.MultiplyAdd(s * s, q, lost / u));
        return TVector.MultiplyAdd(k, TVector.Create((float)Format<float>.Log2High), s + low);
    }
}
