using System.Numerics;

namespace CeAnalyzers;

public static partial class StableMath
{
    /// <summary>exp(logits[i]) / sum of exp(logits[j]) of each row of a matrix: the probabilities, without overflow.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples.</param>
    /// <param name="destination">Receives the rows; may be the logits themselves.</param>
    /// <exception cref="ArgumentException">There are no logits, or shapes differ; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static void Softmax<T>(T[,] logits, T[,] destination) where T : IBinaryFloatingPointIeee754<T>
    {
        Entries<T> entries = Matrix.Input(logits);
        Checks.NotNull(destination, nameof(destination));
        Entries<T> results = Matrix.Output(destination, logits);
        Softmax(entries.Span, Matrix.Columns(logits), results.Span);
        Matrix.Store(results, destination);
    }

    /// <summary>exp(logits[i]) / sum of exp(logits[j]) of each row of a matrix: the probabilities, without overflow, in a new matrix.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples.</param>
    /// <returns>A new matrix with the probabilities.</returns>
    /// <exception cref="ArgumentException">There are no logits.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T[,] Softmax<T>(T[,] logits) where T : IBinaryFloatingPointIeee754<T>
    {
        T[,] destination = Matrix.Like(logits);
        Softmax(logits, destination);
        return destination;
    }

    /// <summary>logits[i] - log(sum of exp(logits[j])) of each row of a matrix: the log-probabilities, without overflow.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples.</param>
    /// <param name="destination">Receives the rows; may be the logits themselves.</param>
    /// <exception cref="ArgumentException">There are no logits, or shapes differ; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static void LogSoftmax<T>(T[,] logits, T[,] destination) where T : IBinaryFloatingPointIeee754<T>
    {
        Entries<T> entries = Matrix.Input(logits);
        Checks.NotNull(destination, nameof(destination));
        Entries<T> results = Matrix.Output(destination, logits);
        LogSoftmax(entries.Span, Matrix.Columns(logits), results.Span);
        Matrix.Store(results, destination);
    }

    /// <summary>logits[i] - log(sum of exp(logits[j])) of each row of a matrix: the log-probabilities, without overflow, in a new matrix.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples.</param>
    /// <returns>A new matrix with the log-probabilities.</returns>
    /// <exception cref="ArgumentException">There are no logits.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T[,] LogSoftmax<T>(T[,] logits) where T : IBinaryFloatingPointIeee754<T>
    {
        T[,] destination = Matrix.Like(logits);
        LogSoftmax(logits, destination);
        return destination;
    }

    /// <summary>log(sum of exp(logits[j])) of each row of a matrix, without overflow, in a new array.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples.</param>
    /// <returns>N numbers, one a row.</returns>
    /// <exception cref="ArgumentException">There are no logits.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T[] LogSumExp<T>(T[,] logits) where T : IBinaryFloatingPointIeee754<T>
    {
        Entries<T> entries = Matrix.Input(logits);
        var sums = new T[Matrix.Rows(logits)];
        LogSumExp(entries.Span, Matrix.Columns(logits), sums);
        return sums;
    }
}
