using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The sum of the binary cross-entropies from a row of probabilities. Probabilities are clipped to [1e-7, 1 - 1e-7].</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The predicted probabilities, one a label.</param>
    /// <param name="targets">The wanted probabilities, each from 0 to 1; usually 0 or 1.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T BinaryCrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T> =>
        BinaryCrossEntropy(probabilities, targets, T.CreateTruncating(1e-7));

    /// <inheritdoc cref="BinaryCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T BinaryCrossEntropy<T>(T[] probabilities, T[] targets) where T : IBinaryFloatingPointIeee754<T> =>
        BinaryCrossEntropy(Checks.Array(probabilities), Checks.Array(targets));

    /// <summary>The sum of the binary cross-entropies from a row of probabilities.</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The predicted probabilities, one a label.</param>
    /// <param name="targets">The wanted probabilities, each from 0 to 1; usually 0 or 1.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. Probabilities are clipped to [epsilon, 1 - epsilon].</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epsilon is not above 0 and below 0.5.</exception>
    public static T BinaryCrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets, T epsilon) where T : IBinaryFloatingPointIeee754<T> =>
        BinaryCrossEntropy(probabilities, targets, Reduction.Sum, default, default, double.CreateTruncating(epsilon));

    /// <inheritdoc cref="BinaryCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, T)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T BinaryCrossEntropy<T>(T[] probabilities, T[] targets, T epsilon) where T : IBinaryFloatingPointIeee754<T> =>
        BinaryCrossEntropy(Checks.Array(probabilities), Checks.Array(targets), epsilon);

    /// <summary>The sum of the binary cross-entropies from a row of probabilities, and its gradient. Probabilities are clipped to [1e-7, 1 - 1e-7].</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The predicted probabilities, one a label.</param>
    /// <param name="targets">The wanted probabilities, each from 0 to 1; usually 0 or 1.</param>
    /// <param name="gradient">Receives the derivative of the loss by each probability, taken at the clipped probability; may be the probabilities themselves.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, the lengths differ, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T BinaryCrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets, Span<T> gradient) where T : IBinaryFloatingPointIeee754<T> =>
        BinaryCrossEntropy(probabilities, targets, gradient, T.CreateTruncating(1e-7));

    /// <inheritdoc cref="BinaryCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T BinaryCrossEntropy<T>(T[] probabilities, T[] targets, T[] gradient) where T : IBinaryFloatingPointIeee754<T> =>
        BinaryCrossEntropy(Checks.Array(probabilities), Checks.Array(targets), Checks.Array(gradient));

    /// <summary>The sum of the binary cross-entropies from a row of probabilities, and its gradient.</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The predicted probabilities, one a label.</param>
    /// <param name="targets">The wanted probabilities, each from 0 to 1; usually 0 or 1.</param>
    /// <param name="gradient">Receives the derivative of the loss by each probability, taken at the clipped probability; may be the probabilities themselves.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. Probabilities are clipped to [epsilon, 1 - epsilon].</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, the lengths differ, or spans overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epsilon is not above 0 and below 0.5.</exception>
    public static T BinaryCrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets, Span<T> gradient, T epsilon) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SameLength(gradient.Length, nameof(gradient), probabilities.Length, nameof(probabilities));
        return BinaryCrossEntropy(probabilities, targets, Reduction.Sum, gradient, default, double.CreateTruncating(epsilon));
    }

    /// <inheritdoc cref="BinaryCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, T)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T BinaryCrossEntropy<T>(T[] probabilities, T[] targets, T[] gradient, T epsilon) where T : IBinaryFloatingPointIeee754<T> =>
        BinaryCrossEntropy(Checks.Array(probabilities), Checks.Array(targets), Checks.Array(gradient), epsilon);
}
