using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The sum over a row: the binary cross-entropy of a sigmoid, from its logit: -t log(sigmoid(z)) - (1 - t) log(1 - sigmoid(z)).</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, one a label.</param>
    /// <param name="targets">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <param name="options">Weights of positive samples and of labels, label smoothing.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">The row is empty, or lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T SigmoidCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, SigmoidOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        SigmoidCrossEntropy(logits, targets, Reduction.Sum, default, default, options);

    /// <inheritdoc cref="SigmoidCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, SigmoidOptions)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SigmoidCrossEntropy<T>(T[] logits, T[] targets, SigmoidOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        SigmoidCrossEntropy(Checks.Array(logits), Checks.Array(targets), options);

    /// <summary>The sum over a row: the binary cross-entropy of a sigmoid, from its logit: -t log(sigmoid(z)) - (1 - t) log(1 - sigmoid(z)), and its gradient.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, one a label.</param>
    /// <param name="targets">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <param name="gradient">Receives the derivative of the loss by each of the logits; may be the logits themselves.</param>
    /// <param name="options">Weights of positive samples and of labels, label smoothing.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">The row is empty, or lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T SigmoidCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient, SigmoidOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SameLength(gradient.Length, nameof(gradient), logits.Length, nameof(logits));
        return SigmoidCrossEntropy(logits, targets, Reduction.Sum, gradient, default, options);
    }

    /// <inheritdoc cref="SigmoidCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, SigmoidOptions)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SigmoidCrossEntropy<T>(T[] logits, T[] targets, T[] gradient, SigmoidOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        SigmoidCrossEntropy(Checks.Array(logits), Checks.Array(targets), Checks.Array(gradient), options);

    /// <summary>Over any number of samples or labels: the binary cross-entropy of a sigmoid, from its logit: -t log(sigmoid(z)) - (1 - t) log(1 - sigmoid(z)), with its gradient in the same pass.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, one a label.</param>
    /// <param name="targets">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each of the logits (without reduction: of each loss); may be the logits themselves, or empty.</param>
    /// <param name="losses">Receives each loss; may be empty unless the reduction is None.</param>
    /// <param name="options">Weights of positive samples and of labels, label smoothing.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, spans overlap without being the same, or a number is out of its range; nothing has been written.</exception>
    public static T SigmoidCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Reduction reduction, Span<T> gradient = default, Span<T> losses = default, SigmoidOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.LabelWeights(options, logits.Length);
        SigmoidLoss loss = new SigmoidLoss(options);
        BatchChecks.Elements(loss, logits, nameof(logits), targets, gradient, losses, reduction);
        return Elements.Run(loss, logits, targets, gradient, losses, reduction);
    }

    /// <inheritdoc cref="SigmoidCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Reduction, Span{T}, Span{T}, SigmoidOptions)"/>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SigmoidCrossEntropy<T>(T[] logits, T[] targets, Reduction reduction, T[]? gradient = null, T[]? losses = null, SigmoidOptions options = default, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.LabelWeights(options, Checks.Array(logits).Length);
        return Elements.Run(new SigmoidLoss(options), Checks.Entries(logits), nameof(logits), Checks.Entries(targets), gradient, losses, reduction, maxDegreeOfParallelism);
    }
}
