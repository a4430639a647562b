using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>Powers of two whose exponents are integers or, where a vector can look up a table, sixteenths of them.</summary>
internal readonly struct Powers<TVector, T> where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>The roots as <c>PowerOfMantissa</c> takes them, and the relative difference of the true ones, which are that little larger or smaller.</summary>
    private readonly TVector _roots, _rests;

    private Powers(TVector roots, TVector rests) => (_roots, _rests) = (roots, rests);

    public static Powers<TVector, T> All { get; } = Create();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of(TVector mantissa) => TVector.PowerOfMantissa(mantissa, _roots);

    /// <summary>What the polynomial is of: the reduced logit, and what the root's rounding left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Rest(TVector mantissa, TVector reduced) => TVector.IndexBits == 0 ? reduced : reduced + TVector.LookUp(_rests, mantissa);

    private static Powers<TVector, T> Create()
    {
        if (TVector.IndexBits == 0)
            return default;
        int count = 1 << TVector.IndexBits;
        Span<float> roots = stackalloc float[count], rests = stackalloc float[count];
        for (int index = 0; index < count; index++)
        {
            double exact = Math.Pow(2, (double)index / count);
            float root = (float)exact;
            roots[index] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(root) - BitConverter.SingleToInt32Bits(1) - (index << 23 - TVector.IndexBits));
            rests[index] = (float)((exact - root) / root);
        }
        return new(TVector.Load(ref Unsafe.As<float, T>(ref roots[0]), 0), TVector.Load(ref Unsafe.As<float, T>(ref rests[0]), 0));
    }
}
