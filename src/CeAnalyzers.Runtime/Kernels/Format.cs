using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>The numbers of the exponential that depend on the format: float or double.</summary>
internal static class Format<T> where T : IBinaryFloatingPointIeee754<T>
{
    private static bool IsSingle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float);
    }

    /// <summary>
    /// The exponent, with its bias, that the pivot's exponential gets: 32 or 64 above that of 1, so that exponentials are normal numbers down
    /// to where a probability is less than half the smallest subnormal, and most of the range above is left for logits that exceed the pivot.
    /// </summary>
    public static double PivotExponent
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 127 + 32 : 1023 + 64;
    }

    /// <summary>2^32 or 2^64: what that makes of 1.</summary>
    public static double PivotScale
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 4294967296.0 : 18446744073709551616.0;
    }

    public static double LogPivotScale
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 32 * 0.6931471805599453 : 64 * 0.6931471805599453;
    }

    /// <summary>The difference from the pivot's multiple of log 2 at which the biased exponent is 0, and so the exponential; what is below is 0 for every purpose.</summary>
    public static double Lowest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? -159 * 0.6931471805599453 : -1087 * 0.6931471805599453;
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

    /// <summary>
    /// With a larger sum of exponentials, to the scale of the gradient, the factors that make them the gradient would be so small that they, or
    /// their second parts, had lost digits.
    /// </summary>
    public static double LargestSum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 5.316911983139664e36 : 1.1235582092889474e307;
    }

    /// <summary>The last bit of 2's mantissa: added to 2, a number that is scaled by it leaves its nearest integer in the low bits.</summary>
    public static double Unit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 1.0 / (1L << 22) : 1.0 / (1L << 51);
    }

    /// <summary>log 2 in two parts. The first has so few bits, or lies on so coarse a grid, that subtracting its multiples is exact.</summary>
    public static double Log2High
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 0.693145751953125 : 6.93147180369123816490e-01;
    }

    public static double Log2Low
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSingle ? 1.4286068203094172e-6 : 1.90821492927058770002e-10;
    }

    /// <summary>A constant of T. The compiler folds this to a literal, which CreateTruncating does not become.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(double value) => IsSingle ? (T)(object)(float)value : (T)(object)value;
}

/// <summary>The bits of double.</summary>
internal static class DoubleFormat
{
    public const long RootOfHalf = 0x3fe6a09e667f3bcd;
    public const long MantissaMask = 0x000fffffffffffff;

    /// <summary>2^52: an integer in the mantissa is added to it.</summary>
    public const long Integer = 0x4330000000000000;
}
