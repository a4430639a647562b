using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableMath
{
    /// <summary>log(exp(x) + exp(y)) of each pair of numbers, as <see cref="LogAddExp{T}(T, T)"/> computes it.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">Logarithms.</param>
    /// <param name="y">Logarithms, as many.</param>
    /// <param name="destination">Receives the values, at least as many; may be either of the inputs.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or the destination overlaps an input without being the same; nothing has been written.</exception>
    public static void LogAddExp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Map(x, y, destination, Real.LogAddExp);

    /// <inheritdoc cref="LogAddExp{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void LogAddExp<T>(T[] x, T[] y, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        LogAddExp(Checks.Array(x), Checks.Array(y), Checks.Array(destination));

    /// <summary>log(exp(x) - exp(y)) of each pair of numbers, as <see cref="LogSubtractExp{T}(T, T)"/> computes it.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">The larger logarithms.</param>
    /// <param name="y">The smaller logarithms, as many.</param>
    /// <param name="destination">Receives the values, at least as many; may be either of the inputs.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or the destination overlaps an input without being the same; nothing has been written.</exception>
    public static void LogSubtractExp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Map(x, y, destination, Real.LogSubtractExp);

    /// <inheritdoc cref="LogSubtractExp{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void LogSubtractExp<T>(T[] x, T[] y, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        LogSubtractExp(Checks.Array(x), Checks.Array(y), Checks.Array(destination));

    /// <summary>x * log(y) of each pair of numbers, as <see cref="XLogY{T}(T, T)"/> computes it.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">The factors.</param>
    /// <param name="y">The numbers whose logarithms are taken, as many.</param>
    /// <param name="destination">Receives the values, at least as many; may be either of the inputs.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or the destination overlaps an input without being the same; nothing has been written.</exception>
    public static void XLogY<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Map(x, y, destination, Real.XLogY);

    /// <inheritdoc cref="XLogY{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void XLogY<T>(T[] x, T[] y, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        XLogY(Checks.Array(x), Checks.Array(y), Checks.Array(destination));

    /// <summary>x * log(1 + y) of each pair of numbers, as <see cref="XLog1PY{T}(T, T)"/> computes it.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">The factors.</param>
    /// <param name="y">The numbers to which 1 is added, as many.</param>
    /// <param name="destination">Receives the values, at least as many; may be either of the inputs.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or the destination overlaps an input without being the same; nothing has been written.</exception>
    public static void XLog1PY<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> destination) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Map(x, y, destination, Real.XLog1PY);

    /// <inheritdoc cref="XLog1PY{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void XLog1PY<T>(T[] x, T[] y, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        XLog1PY(Checks.Array(x), Checks.Array(y), Checks.Array(destination));
}
