using System.Numerics;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The binary cross-entropy from a probability: -t log p - (1 - t) log(1 - p). The probability is clipped to [1e-7, 1 - 1e-7].</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probability">The predicted probability.</param>
    /// <param name="target">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T BinaryCrossEntropy<T>(T probability, T target) where T : IBinaryFloatingPointIeee754<T> =>
        BinaryCrossEntropy(probability, target, T.CreateTruncating(1e-7), out T _);

    /// <summary>The binary cross-entropy from a probability: -t log p - (1 - t) log(1 - p).</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probability">The predicted probability.</param>
    /// <param name="target">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. The probability is clipped to [epsilon, 1 - epsilon].</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epsilon is not above 0 and below 0.5.</exception>
    public static T BinaryCrossEntropy<T>(T probability, T target, T epsilon) where T : IBinaryFloatingPointIeee754<T> =>
        BinaryCrossEntropy(probability, target, epsilon, out T _);

    /// <summary>The binary cross-entropy from a probability and its derivative, (1 - t) / (1 - p) - t / p. The probability is clipped to [1e-7, 1 - 1e-7].</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probability">The predicted probability.</param>
    /// <param name="target">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <param name="gradient">The derivative of the loss by the probability, taken at the clipped probability.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T BinaryCrossEntropy<T>(T probability, T target, out T gradient) where T : IBinaryFloatingPointIeee754<T> =>
        BinaryCrossEntropy(probability, target, T.CreateTruncating(1e-7), out gradient);

    /// <summary>The binary cross-entropy from a probability and its derivative, (1 - t) / (1 - p) - t / p.</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probability">The predicted probability.</param>
    /// <param name="target">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. The probability is clipped to [epsilon, 1 - epsilon].</param>
    /// <param name="gradient">The derivative of the loss by the probability, taken at the clipped probability.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epsilon is not above 0 and below 0.5.</exception>
    public static T BinaryCrossEntropy<T>(T probability, T target, T epsilon, out T gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Probability(double.CreateTruncating(target), nameof(target));
        Checks.Epsilon(double.CreateTruncating(epsilon));
        return Elements.Run(new ClippedBinaryLoss(double.CreateTruncating(epsilon)), probability, target, out gradient);
    }
}
