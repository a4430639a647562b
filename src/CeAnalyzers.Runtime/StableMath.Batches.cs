using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableMath
{
    /// <summary>The probabilities of each row of a batch.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples, in row-major order.</param>
    /// <param name="classes">C, the number of classes.</param>
    /// <param name="destination">Receives the rows; may be the logits themselves.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or the spans overlap without being the same; nothing has been written.</exception>
    public static void Softmax<T>(ReadOnlySpan<T> logits, int classes, Span<T> destination) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        Checks.Classes(classes, logits.Length);
        Checks.Output(logits, nameof(logits), destination, nameof(destination));
        for (int start = 0; start < logits.Length; start += classes)
        {
            ReadOnlySpan<T> row = logits.Slice(start, classes);
            Span<T> target = destination.Slice(start, classes);
            Row.Probabilities(row, Row.Sum(row, target), 1, target);
        }
    }

    /// <inheritdoc cref="Softmax{T}(ReadOnlySpan{T}, int, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void Softmax<T>(T[] logits, int classes, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        Softmax(Checks.Array(logits), classes, Checks.Array(destination));

    /// <summary>The log-probabilities of each row of a batch.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples, in row-major order.</param>
    /// <param name="classes">C, the number of classes.</param>
    /// <param name="destination">Receives the rows; may be the logits themselves.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or the spans overlap without being the same; nothing has been written.</exception>
    public static void LogSoftmax<T>(ReadOnlySpan<T> logits, int classes, Span<T> destination) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        Checks.Classes(classes, logits.Length);
        Checks.Output(logits, nameof(logits), destination, nameof(destination));
        for (int start = 0; start < logits.Length; start += classes)
        {
            ReadOnlySpan<T> row = logits.Slice(start, classes);
            Span<T> target = destination.Slice(start, classes);
            Row.LogSoftmax(row, target);
        }
    }

    /// <inheritdoc cref="LogSoftmax{T}(ReadOnlySpan{T}, int, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void LogSoftmax<T>(T[] logits, int classes, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        LogSoftmax(Checks.Array(logits), classes, Checks.Array(destination));

    /// <summary>log(sum of exp(logits[j])) of each row of a batch.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples, in row-major order.</param>
    /// <param name="classes">C, the number of classes.</param>
    /// <param name="destination">Receives N numbers, apart from the logits.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or the spans overlap without being the same; nothing has been written.</exception>
    public static void LogSumExp<T>(ReadOnlySpan<T> logits, int classes, Span<T> destination) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        Checks.Classes(classes, logits.Length);
        Checks.Rows(destination.Length, nameof(destination), logits.Length / classes);
        Checks.Apart<T>(logits, nameof(logits), destination, nameof(destination));
        for (int row = 0; row < destination.Length; row++)
            destination[row] = T.CreateTruncating(Row.Sum(logits.Slice(row * classes, classes)).LogSumExp);
    }

    /// <inheritdoc cref="LogSumExp{T}(ReadOnlySpan{T}, int, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void LogSumExp<T>(T[] logits, int classes, T[] destination) where T : IBinaryFloatingPointIeee754<T> =>
        LogSumExp(Checks.Array(logits), classes, Checks.Array(destination));
}
