using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>log(1 + x) of doubles x from 0 to 2^1000.</summary>
internal static class Logarithm<TVector> where TVector : struct, IVector<TVector, double>
{
    /// <summary>
    /// log(u + c) = k log 2 + log(1 + f) + c / u, where u is the rounded 1 + x and c what the rounding lost; 1 + f is u's significand.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfOnePlus(TVector x)
    {
        TVector one = TVector.Create(1), u = x + one, added = u - x;
        TVector lost = x - (u - added) + (one - added);
        TVector f = TVector.Split(u, out TVector k) - one, sum = f + TVector.Create(2);
        // One division for both quotients.
        TVector inverse = one / (u * sum);
        return Of(k, f, f * u * inverse, lost * sum * inverse);
    }

    /// <summary>Of x up to 1, and 1 / (1 + x): f is x itself, or with k = 1 half of x - 1, and nothing is lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfOnePlusSmall(TVector x, out TVector reciprocal)
    {
        TVector one = TVector.Create(1), root = TVector.Create(0.414), isSmall = TVector.Equal(TVector.Max(x, root), root);
        TVector f = TVector.Either(x & isSmall, TVector.Without((x - one) * TVector.Create(0.5), isSmall));
        TVector u = x + one, sum = f + TVector.Create(2), inverse = one / (u * sum);
        reciprocal = sum * inverse;
        return Of(TVector.Without(one, isSmall), f, f * u * inverse, TVector.Create(0));
    }

    /// <summary>
    /// k log 2 + log(1 + f) + low, with w = f / (2 + f): log(1 + f) = f - (f^2/2 - w (f^2/2 + w^2 p(w^2))) as in Sun's libm, p by Chebyshev
    /// interpolation: within 4e-16, which is 2e-18 of the logarithm.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Of(TVector k, TVector f, TVector w, TVector low)
    {
        TVector z = w * w, z2 = z * z;
        TVector p = TVector.MultiplyAdd(
            TVector.MultiplyAdd(TVector.MultiplyAdd(TVector.Create(0.146216498066634), z, TVector.Create(0.15331300088502456)), z, TVector.Create(0.1818290183046179)),
            z2 * z2,
            TVector.MultiplyAdd(
                TVector.MultiplyAdd(TVector.Create(0.22222210960080005), z, TVector.Create(0.28571428627047835)), z2,
                TVector.MultiplyAdd(TVector.Create(0.39999999999897135), z, TVector.Create(0.666666666666667))));
        TVector half = f * f * TVector.Create(0.5);
        TVector tail = half - TVector.MultiplyAdd(w, TVector.MultiplyAdd(z, p, half), TVector.MultiplyAdd(k, TVector.Create(Format<double>.Log2Low), low));
        return TVector.MultiplyAdd(k, TVector.Create(Format<double>.Log2High), f - tail);
    }
}
