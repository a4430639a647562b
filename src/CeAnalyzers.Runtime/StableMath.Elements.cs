using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableMath
{
    /// <summary>1 / (1 + exp(-x)) of each number, as <see cref="Sigmoid{T}(T)"/> computes it.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">Logits.</param>
    /// <param name="destination">Receives the values, at least as many; may be the numbers themselves.</param>
    /// <exception cref="ArgumentException">The destination is shorter, or the spans overlap without being the same; nothing has been written.</exception>
    public static void Sigmoid<T>(ReadOnlySpan<T> x, Span<T> destination) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Map(x, nameof(x), destination, Real.Sigmoid);

    /// <inheritdoc cref="Sigmoid{T}(ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void Sigmoid<T>(T[] x, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        Sigmoid(Checks.Array(x), Checks.Array(destination));

    /// <summary>log(1 / (1 + exp(-x))) of each number, as <see cref="LogSigmoid{T}(T)"/> computes it.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">Logits.</param>
    /// <param name="destination">Receives the values, at least as many; may be the numbers themselves.</param>
    /// <exception cref="ArgumentException">The destination is shorter, or the spans overlap without being the same; nothing has been written.</exception>
    public static void LogSigmoid<T>(ReadOnlySpan<T> x, Span<T> destination) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Map(x, nameof(x), destination, Real.LogSigmoid);

    /// <inheritdoc cref="LogSigmoid{T}(ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void LogSigmoid<T>(T[] x, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        LogSigmoid(Checks.Array(x), Checks.Array(destination));

    /// <summary>log(1 + exp(x)) of each number, as <see cref="Softplus{T}(T)"/> computes it.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">Logits.</param>
    /// <param name="destination">Receives the values, at least as many; may be the numbers themselves.</param>
    /// <exception cref="ArgumentException">The destination is shorter, or the spans overlap without being the same; nothing has been written.</exception>
    public static void Softplus<T>(ReadOnlySpan<T> x, Span<T> destination) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Map(x, nameof(x), destination, Real.Softplus);

    /// <inheritdoc cref="Softplus{T}(ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void Softplus<T>(T[] x, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        Softplus(Checks.Array(x), Checks.Array(destination));

    /// <summary>log(1 + x) of each number, as <see cref="Log1P{T}(T)"/> computes it.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">Numbers of at least -1.</param>
    /// <param name="destination">Receives the values, at least as many; may be the numbers themselves.</param>
    /// <exception cref="ArgumentException">The destination is shorter, or the spans overlap without being the same; nothing has been written.</exception>
    public static void Log1P<T>(ReadOnlySpan<T> x, Span<T> destination) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Map(x, nameof(x), destination, Real.Log1P);

    /// <inheritdoc cref="Log1P{T}(ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void Log1P<T>(T[] x, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        Log1P(Checks.Array(x), Checks.Array(destination));

    /// <summary>exp(x) - 1 of each number, as <see cref="ExpM1{T}(T)"/> computes it.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">Any numbers.</param>
    /// <param name="destination">Receives the values, at least as many; may be the numbers themselves.</param>
    /// <exception cref="ArgumentException">The destination is shorter, or the spans overlap without being the same; nothing has been written.</exception>
    public static void ExpM1<T>(ReadOnlySpan<T> x, Span<T> destination) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Map(x, nameof(x), destination, Real.ExpM1);

    /// <inheritdoc cref="ExpM1{T}(ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void ExpM1<T>(T[] x, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        ExpM1(Checks.Array(x), Checks.Array(destination));

    /// <summary>log(1 - exp(x)) of each number, as <see cref="Log1MinusExp{T}(T)"/> computes it.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">Logarithms of at most 0.</param>
    /// <param name="destination">Receives the values, at least as many; may be the numbers themselves.</param>
    /// <exception cref="ArgumentException">The destination is shorter, or the spans overlap without being the same; nothing has been written.</exception>
    public static void Log1MinusExp<T>(ReadOnlySpan<T> x, Span<T> destination) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Map(x, nameof(x), destination, Real.Log1MinusExp);

    /// <inheritdoc cref="Log1MinusExp{T}(ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void Log1MinusExp<T>(T[] x, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        Log1MinusExp(Checks.Array(x), Checks.Array(destination));

    /// <summary>log(p / (1 - p)) of each number, as <see cref="Logit{T}(T)"/> computes it.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">Numbers from 0 to 1.</param>
    /// <param name="destination">Receives the values, at least as many; may be the numbers themselves.</param>
    /// <exception cref="ArgumentException">The destination is shorter, or the spans overlap without being the same; nothing has been written.</exception>
    public static void Logit<T>(ReadOnlySpan<T> probabilities, Span<T> destination) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Map(probabilities, nameof(probabilities), destination, Real.Logit);

    /// <inheritdoc cref="Logit{T}(ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void Logit<T>(T[] probabilities, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        Logit(Checks.Array(probabilities), Checks.Array(destination));
}
