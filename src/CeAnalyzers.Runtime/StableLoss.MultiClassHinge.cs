using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The multi-class hinge loss: the mean over the C classes of max(0, 1 - logits[label] + logits[j]), j other than the label, times the weight of the label's class.</summary>
    /// <remarks>The logits are margins here: any scores, never probabilities. Of Weston and Watkins (1999), divided by C as in PyTorch.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <param name="options">Class weights, the ignored label.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">There are no logits, or lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static T MultiClassHinge<T>(ReadOnlySpan<T> logits, int label, LabelOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        BatchChecks.Row(logits, label, default, options.ClassWeights, options.IgnoredLabel);
        return Row.Evaluate(new MultiMarginLoss(options), logits, label, default, default);
    }

    /// <inheritdoc cref="MultiClassHinge{T}(ReadOnlySpan{T}, int, LabelOptions)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T MultiClassHinge<T>(T[] logits, int label, LabelOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        MultiClassHinge(Checks.Array(logits), label, options);

    /// <summary>The multi-class hinge loss and its gradient.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits of one sample, one a class. Minus infinity stands for probability 0.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <param name="gradient">Receives the derivative of the loss by each logit; may be the logits themselves.</param>
    /// <param name="options">Class weights, the ignored label.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">There are no logits, lengths do not fit, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static T MultiClassHinge<T>(ReadOnlySpan<T> logits, int label, Span<T> gradient, LabelOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SameLength(gradient.Length, nameof(gradient), logits.Length, nameof(logits));
        BatchChecks.Row(logits, label, gradient, options.ClassWeights, options.IgnoredLabel);
        return Row.Evaluate(new MultiMarginLoss(options), logits, label, default, gradient);
    }

    /// <inheritdoc cref="MultiClassHinge{T}(ReadOnlySpan{T}, int, Span{T}, LabelOptions)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T MultiClassHinge<T>(T[] logits, int label, T[] gradient, LabelOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        MultiClassHinge(Checks.Array(logits), label, Checks.Array(gradient), options);
}
