using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

/// <summary>Losses of classifiers, fused with the softmax or sigmoid before them, each with its gradient.</summary>
public static partial class StableLoss
{
    /// <summary>The cross-entropy of a softmax, from its logits: log(sum of exp(logits[j])) - logits[label], in nats.</summary>
    /// <remarks>Exact also where the prediction is confident and right, where the usual formula rounds to 0.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <returns>The loss: at least 0, plus infinity where the label's logit is minus infinity, NaN where a logit is NaN or all are minus infinity.</returns>
    /// <exception cref="ArgumentException">There are no logits.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static T SoftmaxCrossEntropy<T>(ReadOnlySpan<T> logits, int label) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        Checks.Label(label, logits.Length);
        return Row.CrossEntropy(logits, label);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, int)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SoftmaxCrossEntropy<T>(T[] logits, int label) where T : IBinaryFloatingPointIeee754<T> =>
        SoftmaxCrossEntropy(Checks.Array(logits), label);

    /// <summary>The cross-entropy of a softmax and its gradient, p - y: the probabilities, minus 1 at the label.</summary>
    /// <remarks>The gradient of a label that is the largest logit is minus the sum of the other probabilities, so it vanishes only where they do.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <param name="gradient">Receives the derivative of the loss by each logit; may be the logits themselves.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, the lengths differ, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static T SoftmaxCrossEntropy<T>(ReadOnlySpan<T> logits, int label, Span<T> gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        Checks.Label(label, logits.Length);
        Checks.Output(logits, nameof(logits), gradient, nameof(gradient));
        return Row.CrossEntropy(logits, label, gradient);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, int, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SoftmaxCrossEntropy<T>(T[] logits, int label, T[] gradient) where T : IBinaryFloatingPointIeee754<T> =>
        SoftmaxCrossEntropy(Checks.Array(logits), label, Checks.Array(gradient));

    /// <summary>The cross-entropy of a softmax against a distribution over the classes: sum of targets[j] * -log p[j], in nats.</summary>
    /// <remarks>A target of 0 adds nothing, also where the probability is 0.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="targets">How much of each class is wanted, each at least 0; usually they sum to 1.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">There are no logits, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative or not finite.</exception>
    public static T SoftmaxCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        Checks.SameLength(targets.Length, nameof(targets), logits.Length, nameof(logits));
        TargetChecks.Weights(targets);
        return Row.CrossEntropy(logits, targets);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SoftmaxCrossEntropy<T>(T[] logits, T[] targets) where T : IBinaryFloatingPointIeee754<T> =>
        SoftmaxCrossEntropy(Checks.Array(logits), Checks.Array(targets));

    /// <summary>The cross-entropy of a softmax against a distribution over the classes, and its gradient, p[j] * (sum of targets) - targets[j].</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="targets">How much of each class is wanted, each at least 0; usually they sum to 1.</param>
    /// <param name="gradient">Receives the derivative of the loss by each logit; may be the logits themselves.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, the lengths differ, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative or not finite.</exception>
    public static T SoftmaxCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        Checks.SameLength(targets.Length, nameof(targets), logits.Length, nameof(logits));
        TargetChecks.Weights(targets);
        Checks.Output(logits, nameof(logits), gradient, nameof(gradient));
        Checks.Output(targets, nameof(targets), gradient, nameof(gradient));
        return Row.CrossEntropy(logits, targets, gradient);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SoftmaxCrossEntropy<T>(T[] logits, T[] targets, T[] gradient) where T : IBinaryFloatingPointIeee754<T> =>
        SoftmaxCrossEntropy(Checks.Array(logits), Checks.Array(targets), Checks.Array(gradient));
}
