using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The divergence of a softmax from a distribution: sum of targets[j] * log(targets[j] / p[j]): of a batch, with its gradient in the same pass.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples, in row-major order.</param>
    /// <param name="targets">The wanted distributions, N rows of C in row-major order; each number at least 0.</param>
    /// <param name="classes">C, the number of classes.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each logit (without reduction: of each row's loss); may be the logits themselves, or empty.</param>
    /// <param name="losses">Receives each sample's loss; may be empty unless the reduction is None.</param>
    /// <param name="logSumExps">Receives log(sum of exp(logits)) of each row; may be empty.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, spans overlap without being the same, or a number is out of its range; nothing has been written.</exception>
    public static T KullbackLeibler<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, int classes, Span<T> gradient = default, Span<T> losses = default, Span<T> logSumExps = default, Reduction reduction = Reduction.Mean) where T : IBinaryFloatingPointIeee754<T>
    {
        BatchChecks.Targeted(logits, targets, classes, gradient, losses, logSumExps, reduction, default);
        return Batch.Run(new DivergenceLoss(), logits, default, targets, logits.Length / classes, gradient, losses, logSumExps, reduction);
    }

    /// <inheritdoc cref="KullbackLeibler{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Span{T}, Span{T}, Span{T}, Reduction)"/>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T KullbackLeibler<T>(T[] logits, T[] targets, int classes, T[]? gradient = null, T[]? losses = null, T[]? logSumExps = null, Reduction reduction = Reduction.Mean, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T> =>
        Batch.Targeted(new DivergenceLoss(), Checks.Entries(logits), Checks.Entries(targets), classes, gradient, losses, logSumExps, reduction, maxDegreeOfParallelism);
}
