using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The cross-entropy from probabilities against a distribution over the classes: sum of targets[j] * -log p[j]. Probabilities are clipped to [1e-7, 1 - 1e-7].</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities of one sample, one a class.</param>
    /// <param name="targets">How much of each class is wanted, each at least 0; usually they sum to 1.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative or not finite.</exception>
    public static T CrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(probabilities, targets, T.CreateTruncating(1e-7));

    /// <inheritdoc cref="CrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T CrossEntropy<T>(T[] probabilities, T[] targets) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(Checks.Array(probabilities), Checks.Array(targets));

    /// <summary>The cross-entropy from probabilities against a distribution over the classes: sum of targets[j] * -log p[j].</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities of one sample, one a class.</param>
    /// <param name="targets">How much of each class is wanted, each at least 0; usually they sum to 1.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. Probabilities are clipped to [epsilon, 1 - epsilon].</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epsilon is not above 0 and below 0.5.</exception>
    public static T CrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets, T epsilon) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(probabilities, nameof(probabilities));
        Checks.SameLength(targets.Length, nameof(targets), probabilities.Length, nameof(probabilities));
        BatchChecks.Weights(targets);
        Checks.Epsilon(double.CreateTruncating(epsilon));
        return Row.Evaluate(new ClippedLoss(double.CreateTruncating(epsilon)), probabilities, 0, targets, default);
    }

    /// <inheritdoc cref="CrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, T)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T CrossEntropy<T>(T[] probabilities, T[] targets, T epsilon) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(Checks.Array(probabilities), Checks.Array(targets), epsilon);

    /// <summary>The cross-entropy from probabilities against a distribution over the classes and its gradient, -targets[j] / p[j]. Probabilities are clipped to [1e-7, 1 - 1e-7].</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities of one sample, one a class.</param>
    /// <param name="targets">How much of each class is wanted, each at least 0; usually they sum to 1.</param>
    /// <param name="gradient">Receives the derivative of the loss by each probability, taken at the clipped probability; may be the probabilities themselves.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, the lengths differ, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative or not finite.</exception>
    public static T CrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets, Span<T> gradient) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(probabilities, targets, gradient, T.CreateTruncating(1e-7));

    /// <inheritdoc cref="CrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T CrossEntropy<T>(T[] probabilities, T[] targets, T[] gradient) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(Checks.Array(probabilities), Checks.Array(targets), Checks.Array(gradient));

    /// <summary>The cross-entropy from probabilities against a distribution over the classes and its gradient, -targets[j] / p[j].</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities of one sample, one a class.</param>
    /// <param name="targets">How much of each class is wanted, each at least 0; usually they sum to 1.</param>
    /// <param name="gradient">Receives the derivative of the loss by each probability, taken at the clipped probability; may be the probabilities themselves.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. Probabilities are clipped to [epsilon, 1 - epsilon].</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, the lengths differ, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epsilon is not above 0 and below 0.5.</exception>
    public static T CrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets, Span<T> gradient, T epsilon) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(probabilities, nameof(probabilities));
        Checks.SameLength(targets.Length, nameof(targets), probabilities.Length, nameof(probabilities));
        BatchChecks.Weights(targets);
        Checks.Output(probabilities, nameof(probabilities), gradient, nameof(gradient));
        Checks.Output(targets, nameof(targets), gradient, nameof(gradient));
        Checks.Epsilon(double.CreateTruncating(epsilon));
        return Row.Evaluate(new ClippedLoss(double.CreateTruncating(epsilon)), probabilities, 0, targets, gradient);
    }

    /// <inheritdoc cref="CrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, T)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T CrossEntropy<T>(T[] probabilities, T[] targets, T[] gradient, T epsilon) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(Checks.Array(probabilities), Checks.Array(targets), Checks.Array(gradient), epsilon);
}
