using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>Powers of two whose exponents are integers or, where a vector can look up a table, sixteenths (float) or eighths (double) of them.</summary>
internal readonly struct Powers<TVector, T> where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>The roots as <c>PowerOfMantissa</c> takes them, and the relative difference of the true ones, which are that little larger or smaller.</summary>
    private readonly TVector _roots, _rests;

    private Powers(TVector roots, TVector rests, double factor) => (_roots, _rests, LogFactor) = (roots, rests, Math.Log(factor));

    public static Powers<TVector, T> All { get; } = Create(1);

    /// <summary>
    /// All times a factor, found by search, which makes the roots floats to within 2^-26 of their size, or doubles to within 2^-57, so that their rests hardly
    /// count (S. Gal and B. Bachelis, An accurate elementary mathematical library for the IEEE floating point standard, 1991). The least power is not 0 then.
    /// </summary>
    public static Powers<TVector, T> Accurate { get; } = Create(typeof(T) == typeof(float) ? 1.03236590662189664513 : 1.0056899216424762);

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
        T[] roots = new T[count], rests = new T[count];
        for (int index = 0; index < count; index++)
        {
            double near = factor * Math.Pow(2, (double)index / count);
            T root = Format<T>.Of(Math.FusedMultiplyAdd(near, RestOf(near, factor, index), near));
            roots[index] = Stored(root, index);
            rests[index] = Format<T>.Of(RestOf(double.CreateTruncating(root), factor, index));
        }
        return new(TVector.Load(ref roots[0], 0), TVector.Load(ref rests[0], 0), factor);
    }

    /// <summary>By how much, relatively, the true root is larger: its power has as many times that as the table has entries.</summary>
    private static double RestOf(double root, double factor, int index)
    {
        DoubleDouble power = root / (DoubleDouble)factor;
        for (int bit = 0; bit < TVector.IndexBits; bit++)
            power *= power;
        return ((1 << index) - power).Value / ((1 << index) * (1 << TVector.IndexBits));
    }

    /// <summary>The root's bits less those of 1 and the index in the place where it comes to be.</summary>
    private static T Stored(T root, int index) => typeof(T) == typeof(float)
        ? (T)(object)BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits((float)(object)root) - BitConverter.SingleToInt32Bits(1) - (index << 23 - TVector.IndexBits))
        : (T)(object)BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits((double)(object)root) - BitConverter.DoubleToInt64Bits(1) - ((long)index << 52 - TVector.IndexBits));
}
