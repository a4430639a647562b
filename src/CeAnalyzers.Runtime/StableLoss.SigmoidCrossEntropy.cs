using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The binary cross-entropy of a sigmoid, from its logit: -t log(sigmoid(z)) - (1 - t) log(1 - sigmoid(z)), in nats.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logit">The logit: log(p / (1 - p)) of the probability p.</param>
    /// <param name="target">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T SigmoidCrossEntropy<T>(T logit, T target) where T : IBinaryFloatingPointIeee754<T> =>
        SigmoidCrossEntropy(logit, target, out T _);

    /// <summary>The binary cross-entropy of a sigmoid and its derivative, sigmoid(z) - t.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logit">The logit: log(p / (1 - p)) of the probability p.</param>
    /// <param name="target">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <param name="gradient">The derivative of the loss by the logit.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T SigmoidCrossEntropy<T>(T logit, T target, out T gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Probability(double.CreateTruncating(target), nameof(target));
        double loss = Binary.FromLogit(double.CreateTruncating(logit), double.CreateTruncating(target), out double slope);
        gradient = T.CreateTruncating(slope);
        return T.CreateTruncating(loss);
    }

    /// <summary>The sum of the binary cross-entropies of a row of sigmoids: one sample with many labels, or many samples with one.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, one a label.</param>
    /// <param name="targets">The wanted probabilities, each from 0 to 1; usually 0 or 1.</param>
    /// <returns>The sum of the losses, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T SigmoidCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        Checks.SameLength(targets.Length, nameof(targets), logits.Length, nameof(logits));
        TargetChecks.Probabilities(targets);
        return Row.SigmoidCrossEntropy(logits, targets);
    }

    /// <inheritdoc cref="SigmoidCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SigmoidCrossEntropy<T>(T[] logits, T[] targets) where T : IBinaryFloatingPointIeee754<T> =>
        SigmoidCrossEntropy(Checks.Array(logits), Checks.Array(targets));

    /// <summary>The sum of the binary cross-entropies of a row of sigmoids, and its gradient.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, one a label.</param>
    /// <param name="targets">The wanted probabilities, each from 0 to 1; usually 0 or 1.</param>
    /// <param name="gradient">Receives the derivative of the loss by each logit; may be the logits themselves.</param>
    /// <returns>The sum of the losses, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, the lengths differ, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T SigmoidCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(logits, nameof(logits));
        Checks.SameLength(targets.Length, nameof(targets), logits.Length, nameof(logits));
        TargetChecks.Probabilities(targets);
        Checks.Output(logits, nameof(logits), gradient, nameof(gradient));
        Checks.Output(targets, nameof(targets), gradient, nameof(gradient));
        return Row.SigmoidCrossEntropy(logits, targets, gradient);
    }

    /// <inheritdoc cref="SigmoidCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SigmoidCrossEntropy<T>(T[] logits, T[] targets, T[] gradient) where T : IBinaryFloatingPointIeee754<T> =>
        SigmoidCrossEntropy(Checks.Array(logits), Checks.Array(targets), Checks.Array(gradient));
}
