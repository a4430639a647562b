using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>The numbers of the exponential that depend on the format: float or double.</summary>
internal static class Format<T> where T : IBinaryFloatingPointIeee754<T>
{
    private static bool IsSingle => typeof(T) == typeof(float);

    /// <summary>Kept exponentials are 2^this times too large, so that they are normal numbers down to the smallest subnormal result.</summary>
    public static int ExponentOffset
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 64 : 512;
    }

    /// <summary>2 to the power of the offset.</summary>
    public static double OffsetScale
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 18446744073709551616.0 : 1.3407807929942597e154;
    }

    /// <summary>An exponential this far below the maximum's is 0 for every purpose.</summary>
    public static double Lowest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? -130 : -1040;
    }

    /// <summary>
    /// From this size of the maximum on it is subtracted: the difference of all logits that count is exact then. Below it, subtracting would
    /// round, and only the power of two that belongs to the maximum is taken out.
    /// </summary>
    public static double LargestUnshifted
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 512 : 2200;
    }

    /// <summary>1.5 * 2^(mantissa bits): added to a number, it leaves the nearest integer in the low bits of the mantissa.</summary>
    public static double Rounder
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 1.5 * (1L << 23) : 1.5 * (1L << 52);
    }

    /// <summary>log 2 in two parts, the first with so few bits that its products with exponents are exact.</summary>
    public static double Log2High
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 0.693359375 : 6.93147180369123816490e-01;
    }

    public static double Log2Low
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? -2.12194440e-4 : 1.90821492927058770002e-10;
    }

    /// <summary>A constant of T. The compiler folds this to a literal, which CreateTruncating does not become.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(double value) => IsSingle ? (T)(object)(float)value : (T)(object)value;
}

/// <summary>The bits of float.</summary>
internal static class SingleFormat
{
    public const int TwoThirds = 0x3f2aaaab;
    public const int MantissaMask = 0x007fffff;
}
