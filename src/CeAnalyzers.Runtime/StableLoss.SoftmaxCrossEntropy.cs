using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

/// <summary>Losses of classifiers, fused with the softmax or sigmoid before them, each with its gradient.</summary>
public static partial class StableLoss
{
    /// <summary>The cross-entropy of a softmax, from its logits: log(sum of exp(logits[j])) - logits[label].</summary>
    /// <remarks>Exact also where the prediction is confident and right, where the usual formula rounds to 0; and so is the gradient of the label, which is minus the sum of the other probabilities. The loss is plus infinity where the label's logit is minus infinity, and NaN where a logit is NaN or all are minus infinity.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <param name="options">Class weights, label smoothing, z-loss, the ignored label.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, or lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static T SoftmaxCrossEntropy<T>(ReadOnlySpan<T> logits, int label, SoftmaxOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        BatchChecks.Row(logits, label, default, options.ClassWeights, options.IgnoredLabel);
        return Row.Evaluate(new SoftmaxLoss(options), logits, label, default, default);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, int, SoftmaxOptions)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SoftmaxCrossEntropy<T>(T[] logits, int label, SoftmaxOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        SoftmaxCrossEntropy(Checks.Array(logits), label, options);

    /// <summary>The cross-entropy of a softmax and its gradient, p - y: the probabilities, minus 1 at the label.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <param name="gradient">Receives the derivative of the loss by each logit; may be the logits themselves.</param>
    /// <param name="options">Class weights, label smoothing, z-loss, the ignored label.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, lengths do not fit, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static T SoftmaxCrossEntropy<T>(ReadOnlySpan<T> logits, int label, Span<T> gradient, SoftmaxOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SameLength(gradient.Length, nameof(gradient), logits.Length, nameof(logits));
        BatchChecks.Row(logits, label, gradient, options.ClassWeights, options.IgnoredLabel);
        return Row.Evaluate(new SoftmaxLoss(options), logits, label, default, gradient);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, int, Span{T}, SoftmaxOptions)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SoftmaxCrossEntropy<T>(T[] logits, int label, T[] gradient, SoftmaxOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        SoftmaxCrossEntropy(Checks.Array(logits), label, Checks.Array(gradient), options);

    /// <summary>The cross-entropy of a softmax against a distribution over the classes: sum of targets[j] * -log p[j].</summary>
    /// <remarks>A target of 0 adds nothing, also where the probability is 0.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="targets">How much of each class is wanted, each at least 0; usually they sum to 1.</param>
    /// <param name="options">Class weights, label smoothing, z-loss, the ignored label.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, or lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative or not finite.</exception>
    public static T SoftmaxCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, SoftmaxOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        BatchChecks.Row(logits, targets, default, options.ClassWeights);
        return Row.Evaluate(new SoftmaxLoss(options), logits, 0, targets, default);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, SoftmaxOptions)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SoftmaxCrossEntropy<T>(T[] logits, T[] targets, SoftmaxOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        SoftmaxCrossEntropy(Checks.Array(logits), Checks.Array(targets), options);

    /// <summary>The cross-entropy of a softmax against a distribution over the classes, and its gradient, p[j] * (sum of targets) - targets[j].</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="targets">How much of each class is wanted, each at least 0; usually they sum to 1.</param>
    /// <param name="gradient">Receives the derivative of the loss by each logit; may be the logits themselves.</param>
    /// <param name="options">Class weights, label smoothing, z-loss, the ignored label.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, lengths do not fit, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative or not finite.</exception>
    public static T SoftmaxCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient, SoftmaxOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SameLength(gradient.Length, nameof(gradient), logits.Length, nameof(logits));
        BatchChecks.Row(logits, targets, gradient, options.ClassWeights);
        return Row.Evaluate(new SoftmaxLoss(options), logits, 0, targets, gradient);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, SoftmaxOptions)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SoftmaxCrossEntropy<T>(T[] logits, T[] targets, T[] gradient, SoftmaxOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        SoftmaxCrossEntropy(Checks.Array(logits), Checks.Array(targets), Checks.Array(gradient), options);
}
