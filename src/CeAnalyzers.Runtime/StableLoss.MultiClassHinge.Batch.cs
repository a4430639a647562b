using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The multi-class hinge loss: the mean over the C classes of max(0, 1 - logits[label] + logits[j]), j other than the label: of a batch, with its gradient in the same pass.</summary>
    /// <remarks>Ignored samples have loss and gradient 0. Mean divides by the number of the others, whatever they weigh, as PyTorch's <c>multi_margin_loss</c> does.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples, in row-major order.</param>
    /// <param name="labels">The right class of each sample, from 0 to C - 1, or the ignored label.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each logit (without reduction: of each row's loss); may be the logits themselves, or empty.</param>
    /// <param name="losses">Receives each sample's loss; may be empty unless the reduction is None.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="options">Class weights, the ignored label.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, spans overlap without being the same, or a number is out of its range; nothing has been written.</exception>
    public static T MultiClassHinge<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient = default, Span<T> losses = default, Reduction reduction = Reduction.Mean, LabelOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        BatchChecks.Labelled(logits, labels, gradient, losses, default, reduction, options.ClassWeights, options.IgnoredLabel);
        return Batch.Run(new MultiMarginLoss(options), logits, labels, default, labels.Length, gradient, losses, default, reduction);
    }

    /// <inheritdoc cref="MultiClassHinge{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, Span{T}, Span{T}, Reduction, LabelOptions)"/>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T MultiClassHinge<T>(T[] logits, int[] labels, T[]? gradient = null, T[]? losses = null, Reduction reduction = Reduction.Mean, int maxDegreeOfParallelism = 1, LabelOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        Batch.Labelled(new MultiMarginLoss(options), Checks.Entries(logits), labels, gradient, losses, default, reduction, maxDegreeOfParallelism);
}
