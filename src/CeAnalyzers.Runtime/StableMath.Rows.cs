using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableMath
{
    /// <summary>log(sum of exp(logits[j])), without overflow.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <returns>The value; minus infinity where all logits are, NaN where one is NaN.</returns>
    /// <exception cref="ArgumentException">There are no logits.</exception>
    public static T LogSumExp<T>(ReadOnlySpan<T> logits) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        return T.CreateTruncating(Row.Sum(logits).LogSumExp);
    }

    /// <inheritdoc cref="LogSumExp{T}(ReadOnlySpan{T})"/>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T LogSumExp<T>(T[] logits) where T : IBinaryFloatingPointIeee754<T> =>
        LogSumExp(Checks.Array(logits));

    /// <summary>exp(logits[i]) / sum of exp(logits[j]): the probabilities, without overflow.</summary>
    /// <remarks>All NaN where a logit is NaN or all are minus infinity. Logits of plus infinity share the probability 1.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="destination">Receives the probabilities, at least as long as the logits; may be the logits themselves.</param>
    /// <exception cref="ArgumentException">There are no logits, the destination is shorter, or the spans overlap without being the same.</exception>
    public static void Softmax<T>(ReadOnlySpan<T> logits, Span<T> destination) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        destination = Checks.Destination(logits, nameof(logits), destination, nameof(destination));
        Row.Probabilities(logits, Row.Sum(logits, destination), 1, destination);
    }

    /// <inheritdoc cref="Softmax{T}(ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void Softmax<T>(T[] logits, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        Softmax(Checks.Array(logits), Checks.Array(destination));

    /// <summary>exp(logits[i]) / sum of exp(logits[j]): the probabilities, without overflow, in a new array.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <returns>A new array with the probabilities.</returns>
    /// <exception cref="ArgumentException">There are no logits.</exception>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T[] Softmax<T>(T[] logits) where T : IBinaryFloatingPointIeee754<T>
    {
        var destination = new T[Checks.Array(logits).Length];
        Softmax(logits, destination);
        return destination;
    }

    /// <summary>The probability of one class, without writing the row.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="index">The class whose probability is wanted.</param>
    /// <returns>exp(logits[index]) / sum of exp(logits[j]).</returns>
    /// <exception cref="ArgumentException">There are no logits.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static T Softmax<T>(ReadOnlySpan<T> logits, int index) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        Checks.Label(index, logits.Length, nameof(index));
        return Row.Probability(logits, index);
    }

    /// <inheritdoc cref="Softmax{T}(ReadOnlySpan{T}, int)"/>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T Softmax<T>(T[] logits, int index) where T : IBinaryFloatingPointIeee754<T> =>
        Softmax(Checks.Array(logits), index);

    /// <summary>logits[i] - log(sum of exp(logits[j])): the log-probabilities, without overflow.</summary>
    /// <remarks>All NaN where a logit is NaN or all are minus infinity. Logits of plus infinity share the probability 1.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="destination">Receives the log-probabilities, at least as long as the logits; may be the logits themselves.</param>
    /// <exception cref="ArgumentException">There are no logits, the destination is shorter, or the spans overlap without being the same.</exception>
    public static void LogSoftmax<T>(ReadOnlySpan<T> logits, Span<T> destination) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        destination = Checks.Destination(logits, nameof(logits), destination, nameof(destination));
        Row.LogSoftmax(logits, destination);
    }

    /// <inheritdoc cref="LogSoftmax{T}(ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void LogSoftmax<T>(T[] logits, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        LogSoftmax(Checks.Array(logits), Checks.Array(destination));

    /// <summary>logits[i] - log(sum of exp(logits[j])): the log-probabilities, without overflow, in a new array.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <returns>A new array with the log-probabilities.</returns>
    /// <exception cref="ArgumentException">There are no logits.</exception>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T[] LogSoftmax<T>(T[] logits) where T : IBinaryFloatingPointIeee754<T>
    {
        var destination = new T[Checks.Array(logits).Length];
        LogSoftmax(logits, destination);
        return destination;
    }

    /// <summary>The log-probability of one class, without writing the row.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="index">The class whose log-probability is wanted.</param>
    /// <returns>logits[index] - log(sum of exp(logits[j])).</returns>
    /// <exception cref="ArgumentException">There are no logits.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static T LogSoftmax<T>(ReadOnlySpan<T> logits, int index) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        Checks.Label(index, logits.Length, nameof(index));
        return Row.LogProbability(logits, index);
    }

    /// <inheritdoc cref="LogSoftmax{T}(ReadOnlySpan{T}, int)"/>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T LogSoftmax<T>(T[] logits, int index) where T : IBinaryFloatingPointIeee754<T> =>
        LogSoftmax(Checks.Array(logits), index);
}
