using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>Over any number of samples or labels: the binary cross-entropy from a probability: -t log p - (1 - t) log(1 - p), with its gradient in the same pass.</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The predicted probabilities, one a label.</param>
    /// <param name="targets">The wanted probabilities, each from 0 to 1; usually 0 or 1.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each probability (without reduction: of each loss), taken at the clipped probability; may be the probabilities themselves, or empty.</param>
    /// <param name="losses">Receives each loss; may be empty unless the reduction is None.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. Probabilities are clipped to [epsilon, 1 - epsilon].</param>
    /// <returns>The reduced loss, in nats.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, spans overlap without being the same, or a number is out of its range; nothing has been written.</exception>
    public static T BinaryCrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets, Reduction reduction, Span<T> gradient = default, Span<T> losses = default, double epsilon = 1e-7) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Epsilon(epsilon);
        var loss = new ClippedBinaryLoss(double.CreateTruncating(T.CreateTruncating(epsilon)));
        BatchChecks.Elements(loss, probabilities, nameof(probabilities), targets, gradient, losses, reduction);
        return Elements.Run(loss, probabilities, targets, gradient, losses, reduction);
    }

    /// <inheritdoc cref="BinaryCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Reduction, Span{T}, Span{T}, double)"/>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T BinaryCrossEntropy<T>(T[] probabilities, T[] targets, Reduction reduction, T[]? gradient = null, T[]? losses = null, double epsilon = 1e-7, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Epsilon(epsilon);
        var loss = new ClippedBinaryLoss(double.CreateTruncating(T.CreateTruncating(epsilon)));
        return Elements.Run(loss, Checks.Entries(probabilities), nameof(probabilities), Checks.Entries(targets), gradient, losses, reduction, maxDegreeOfParallelism);
    }
}
