using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

/// <summary>How often, and how surely, a classifier is right.</summary>
public static partial class ClassMetrics
{
    /// <summary>The share of samples whose largest logit is the label's. Of equal ones the first counts as largest; a row with NaN is wrong.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples, in row-major order.</param>
    /// <param name="labels">The right class of each sample, from 0 to C - 1.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label or k is out of its range.</exception>
    public static double Accuracy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels) where T : IBinaryFloatingPointIeee754<T> =>
        TopK(logits, labels, 1);

    /// <inheritdoc cref="Accuracy{T}(ReadOnlySpan{T}, ReadOnlySpan{int})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static double Accuracy<T>(T[] logits, int[] labels) where T : IBinaryFloatingPointIeee754<T> =>
        TopK(Checks.Array(logits), Checks.Array(labels), 1);

    /// <summary>The share of samples whose label is among the k largest logits. Of equal ones the first count as larger; a row with NaN is wrong.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples, in row-major order.</param>
    /// <param name="labels">The right class of each sample, from 0 to C - 1.</param>
    /// <param name="k">How many guesses a sample has, from 1 to C.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label or k is out of its range.</exception>
    public static double TopK<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, int k) where T : IBinaryFloatingPointIeee754<T>
    {
        BatchChecks.Labelled(logits, labels, default, default, default, Reduction.Mean, default, -1);
        int classes = logits.Length / labels.Length, right = 0;
        Checks.Guesses(k, classes);
        for (int row = 0; row < labels.Length; row++)
            right += Row.Rank(logits.Slice(row * classes, classes), labels[row]) < k ? 1 : 0;
        return (double)right / labels.Length;
    }

    /// <inheritdoc cref="TopK{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, int)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static double TopK<T>(T[] logits, int[] labels, int k) where T : IBinaryFloatingPointIeee754<T> =>
        TopK(Checks.Array(logits), Checks.Array(labels), k);

    /// <summary>The perplexity that belongs to a mean cross-entropy: among how many equally likely classes one would be as unsure.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="meanLoss">A mean cross-entropy, in nats.</param>
    /// <returns>exp(meanLoss).</returns>
    public static T Perplexity<T>(T meanLoss) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Math.Exp(double.CreateTruncating(meanLoss)));
}
