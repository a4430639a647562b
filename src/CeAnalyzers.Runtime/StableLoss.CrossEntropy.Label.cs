using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The cross-entropy from probabilities: -log p[label]. Probabilities are clipped to [1e-7, 1 - 1e-7].</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities of one sample, one a class.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static T CrossEntropy<T>(ReadOnlySpan<T> probabilities, int label) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(probabilities, label, T.CreateTruncating(1e-7));

    /// <inheritdoc cref="CrossEntropy{T}(ReadOnlySpan{T}, int)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T CrossEntropy<T>(T[] probabilities, int label) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(Checks.Array(probabilities), label);

    /// <summary>The cross-entropy from probabilities: -log p[label].</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities of one sample, one a class.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. Probabilities are clipped to [epsilon, 1 - epsilon].</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epsilon is not above 0 and below 0.5.</exception>
    public static T CrossEntropy<T>(ReadOnlySpan<T> probabilities, int label, T epsilon) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(probabilities, nameof(probabilities));
        Checks.Label(label, probabilities.Length);
        Checks.Epsilon(double.CreateTruncating(epsilon));
        return Row.Evaluate(new ClippedLoss(double.CreateTruncating(epsilon)), probabilities, label, default, default);
    }

    /// <inheritdoc cref="CrossEntropy{T}(ReadOnlySpan{T}, int, T)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T CrossEntropy<T>(T[] probabilities, int label, T epsilon) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(Checks.Array(probabilities), label, epsilon);

    /// <summary>The cross-entropy from probabilities and its gradient, -1 / p at the label and 0 elsewhere. Probabilities are clipped to [1e-7, 1 - 1e-7].</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities of one sample, one a class.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <param name="gradient">Receives the derivative of the loss by each probability, taken at the clipped probability; may be the probabilities themselves.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, the lengths differ, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static T CrossEntropy<T>(ReadOnlySpan<T> probabilities, int label, Span<T> gradient) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(probabilities, label, gradient, T.CreateTruncating(1e-7));

    /// <inheritdoc cref="CrossEntropy{T}(ReadOnlySpan{T}, int, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T CrossEntropy<T>(T[] probabilities, int label, T[] gradient) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(Checks.Array(probabilities), label, Checks.Array(gradient));

    /// <summary>The cross-entropy from probabilities and its gradient, -1 / p at the label and 0 elsewhere.</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities of one sample, one a class.</param>
    /// <param name="label">The right class, from 0.</param>
    /// <param name="gradient">Receives the derivative of the loss by each probability, taken at the clipped probability; may be the probabilities themselves.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. Probabilities are clipped to [epsilon, 1 - epsilon].</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, the lengths differ, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epsilon is not above 0 and below 0.5.</exception>
    public static T CrossEntropy<T>(ReadOnlySpan<T> probabilities, int label, Span<T> gradient, T epsilon) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(probabilities, nameof(probabilities));
        Checks.Label(label, probabilities.Length);
        Checks.Output(probabilities, nameof(probabilities), gradient, nameof(gradient));
        Checks.Epsilon(double.CreateTruncating(epsilon));
        return Row.Evaluate(new ClippedLoss(double.CreateTruncating(epsilon)), probabilities, label, default, gradient);
    }

    /// <inheritdoc cref="CrossEntropy{T}(ReadOnlySpan{T}, int, Span{T}, T)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T CrossEntropy<T>(T[] probabilities, int label, T[] gradient, T epsilon) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(Checks.Array(probabilities), label, Checks.Array(gradient), epsilon);
}
