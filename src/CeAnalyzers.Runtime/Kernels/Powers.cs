using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>Powers of two whose exponents are integers or, where a vector can look up a table, sixteenths of them.</summary>
internal readonly struct Powers<TVector, T> where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>The roots as <c>PowerOfMantissa</c> takes them, and the relative difference of the true ones, which are that little larger or smaller.</summary>
    private readonly TVector _roots, _rests;

    private Powers(TVector roots, TVector rests, double factor) => (_roots, _rests, LogFactor) = (roots, rests, Math.Log(factor));

    public static Powers<TVector, T> All { get; } = Create(1);

    /// <summary>
    /// All times a factor, found by search, which makes the roots floats to within 2^-26 of their size, so that their rests hardly count (S. Gal and B. Bachelis,
    /// An accurate elementary mathematical library for the IEEE floating point standard, 1991). The least power is not 0 then.
    /// </summary>
    public static Powers<TVector, T> Accurate { get; } = Create(1.03236590662189664513);

    /// <summary>The logarithm of the factor by which all powers are larger.</summary>
    public double LogFactor { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of(TVector mantissa) => TVector.PowerOfMantissa(mantissa, _roots);

    /// <summary>What the polynomial is of: the reduced logit, and what the root's rounding left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Rest(TVector mantissa, TVector reduced) => TVector.IndexBits == 0 ? reduced : reduced + TVector.LookUp(_rests, mantissa);

    private static Powers<TVector, T> Create(double factor)
    {
        if (TVector.IndexBits == 0)
            return default;
        int count = 1 << TVector.IndexBits;
        Span<float> roots = stackalloc float[count], rests = stackalloc float[count];
        for (int index = 0; index < count; index++)
        {
            double exact = factor * Math.Pow(2, (double)index / count);
            float root = (float)exact;
            roots[index] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(root) - BitConverter.SingleToInt32Bits(1) - (index << 23 - TVector.IndexBits));
            rests[index] = (float)((exact - root) / root);
        }
        return new(TVector.Load(ref Unsafe.As<float, T>(ref roots[0]), 0), TVector.Load(ref Unsafe.As<float, T>(ref rests[0]), 0), factor);
    }
}
