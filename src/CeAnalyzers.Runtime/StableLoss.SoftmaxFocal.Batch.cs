using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The focal loss of a softmax (Lin et al., 2017): -(1 - p)^gamma * log p of the right class: of a batch, with its gradient in the same pass.</summary>
    /// <remarks>Ignored samples have loss and gradient 0.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples, in row-major order.</param>
    /// <param name="labels">The right class of each sample, from 0 to C - 1, or the ignored label.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each logit (without reduction: of each row's loss); may be the logits themselves, or empty.</param>
    /// <param name="losses">Receives each sample's loss; may be empty unless the reduction is None.</param>
    /// <param name="logSumExps">Receives log(sum of exp(logits)) of each row; may be empty.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="options">Gamma, class weights, the ignored label.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, spans overlap without being the same, or a number is out of its range; nothing has been written.</exception>
    public static T SoftmaxFocal<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient = default, Span<T> losses = default, Span<T> logSumExps = default, Reduction reduction = Reduction.Mean, FocalOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SoftmaxFocal(options);
        BatchChecks.Labelled(logits, labels, gradient, losses, logSumExps, reduction, options.ClassWeights, options.IgnoredLabel);
        return Batch.Run(new FocalLoss(options), logits, labels, default, labels.Length, gradient, losses, logSumExps, reduction);
    }

    /// <inheritdoc cref="SoftmaxFocal{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, Span{T}, Span{T}, Span{T}, Reduction, FocalOptions)"/>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SoftmaxFocal<T>(T[] logits, int[] labels, T[]? gradient = null, T[]? losses = null, T[]? logSumExps = null, Reduction reduction = Reduction.Mean, FocalOptions options = default, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SoftmaxFocal(options);
        return Batch.Labelled(new FocalLoss(options), Checks.Entries(logits), labels, gradient, losses, logSumExps, reduction, maxDegreeOfParallelism);
    }
}
