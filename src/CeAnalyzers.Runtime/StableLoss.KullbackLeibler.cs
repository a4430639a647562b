using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The divergence of a softmax from a distribution: sum of targets[j] * log(targets[j] / p[j]).</summary>
    /// <remarks>A target of 0 adds nothing. A batch's mean divides by the number of rows.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="targets">How much of each class is wanted, each at least 0; usually they sum to 1.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, or lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative or not finite.</exception>
    public static T KullbackLeibler<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T>
    {
        BatchChecks.Row(logits, targets, default, default);
        return Row.Evaluate(new DivergenceLoss(), logits, 0, targets, default);
    }

    /// <inheritdoc cref="KullbackLeibler{T}(ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T KullbackLeibler<T>(T[] logits, T[] targets) where T : IBinaryFloatingPointIeee754<T> =>
        KullbackLeibler(Checks.Array(logits), Checks.Array(targets));

    /// <summary>The divergence of a softmax from a distribution, and its gradient, that of the cross-entropy.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="targets">How much of each class is wanted, each at least 0; usually they sum to 1.</param>
    /// <param name="gradient">Receives the derivative of the loss by each logit; may be the logits themselves.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, lengths do not fit, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative or not finite.</exception>
    public static T KullbackLeibler<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SameLength(gradient.Length, nameof(gradient), logits.Length, nameof(logits));
        BatchChecks.Row(logits, targets, gradient, default);
        return Row.Evaluate(new DivergenceLoss(), logits, 0, targets, gradient);
    }

    /// <inheritdoc cref="KullbackLeibler{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T KullbackLeibler<T>(T[] logits, T[] targets, T[] gradient) where T : IBinaryFloatingPointIeee754<T> =>
        KullbackLeibler(Checks.Array(logits), Checks.Array(targets), Checks.Array(gradient));
}
