using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The focal loss of a softmax (Lin et al., 2017): -(1 - p)^gamma * log p of the right class.</summary>
    /// <remarks>Easy samples, whose p is near 1, count less. With gamma 0 it is the cross-entropy.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <param name="options">Gamma, class weights, the ignored label.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, or lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static T SoftmaxFocal<T>(ReadOnlySpan<T> logits, int label, FocalOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SoftmaxFocal(options);
        BatchChecks.Row(logits, label, default, options.ClassWeights, options.IgnoredLabel);
        return Row.Evaluate(new FocalLoss(options), logits, label, default, default);
    }

    /// <inheritdoc cref="SoftmaxFocal{T}(ReadOnlySpan{T}, int, FocalOptions)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SoftmaxFocal<T>(T[] logits, int label, FocalOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        SoftmaxFocal(Checks.Array(logits), label, options);

    /// <summary>The focal loss of a softmax and its gradient.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <param name="gradient">Receives the derivative of the loss by each logit; may be the logits themselves.</param>
    /// <param name="options">Gamma, class weights, the ignored label.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, lengths do not fit, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static T SoftmaxFocal<T>(ReadOnlySpan<T> logits, int label, Span<T> gradient, FocalOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SoftmaxFocal(options);
        Checks.SameLength(gradient.Length, nameof(gradient), logits.Length, nameof(logits));
        BatchChecks.Row(logits, label, gradient, options.ClassWeights, options.IgnoredLabel);
        return Row.Evaluate(new FocalLoss(options), logits, label, default, gradient);
    }

    /// <inheritdoc cref="SoftmaxFocal{T}(ReadOnlySpan{T}, int, Span{T}, FocalOptions)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SoftmaxFocal<T>(T[] logits, int label, T[] gradient, FocalOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        SoftmaxFocal(Checks.Array(logits), label, Checks.Array(gradient), options);
}
