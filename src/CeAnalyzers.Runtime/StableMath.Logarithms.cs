using System.Numerics;

namespace CeAnalyzers;

public static partial class StableMath
{
    /// <summary>log(1 - exp(x)), the logarithm of the complement of a probability given by its logarithm.</summary>
    /// <remarks>NaN for positive x; minus infinity for 0. Computed as log(-expm1(x)) near 0 and log1p(-exp(x)) elsewhere (Maechler, 2012).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">A logarithm of at most 0.</param>
    /// <returns>The value, at most 0.</returns>
    public static T Log1MinusExp<T>(T x) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Real.Log1MinusExp(double.CreateTruncating(x)));

    /// <summary>log(exp(x) + exp(y)), without overflow.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">A logarithm.</param>
    /// <param name="y">A logarithm.</param>
    /// <returns>The value, to within 3 units in the last place of the larger term.</returns>
    public static T LogAddExp<T>(T x, T y) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Real.LogAddExp(double.CreateTruncating(x), double.CreateTruncating(y)));

    /// <summary>log(exp(x) - exp(y)), without overflow.</summary>
    /// <remarks>Minus infinity where both are equal, NaN where y is larger.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">The larger logarithm.</param>
    /// <param name="y">The smaller logarithm.</param>
    /// <returns>The value, to within 3 units in the last place of the larger term.</returns>
    public static T LogSubtractExp<T>(T x, T y) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Real.LogSubtractExp(double.CreateTruncating(x), double.CreateTruncating(y)));

    /// <summary>x * log(y), and 0 where x is 0, whatever y is unless it is NaN.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">The factor.</param>
    /// <param name="y">The number whose logarithm is taken.</param>
    /// <returns>The value, to within 3 units in the last place of the larger term.</returns>
    public static T XLogY<T>(T x, T y) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Real.XLogY(double.CreateTruncating(x), double.CreateTruncating(y)));

    /// <summary>x * log(1 + y), and 0 where x is 0, whatever y is unless it is NaN; exact for small y.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">The factor.</param>
    /// <param name="y">A number of at least -1.</param>
    /// <returns>The value, to within 3 units in the last place of the larger term.</returns>
    public static T XLog1PY<T>(T x, T y) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Real.XLog1PY(double.CreateTruncating(x), double.CreateTruncating(y)));

    /// <summary>log(p / (1 - p)), the inverse of the sigmoid.</summary>
    /// <remarks>Exact near one half too, where the quotient is nearly 1.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probability">A number from 0 to 1.</param>
    /// <returns>The logit: minus infinity for 0, plus infinity for 1, NaN outside.</returns>
    public static T Logit<T>(T probability) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Real.Logit(double.CreateTruncating(probability)));
}
