using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The cross-entropy from probabilities: -log p[label]: of a batch, with its gradient in the same pass.</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon). Ignored samples have loss and gradient 0.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities, a row of C for each of N samples, in row-major order.</param>
    /// <param name="labels">The right class of each sample, from 0 to C - 1, or -100 for one that is left out.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each probability (without reduction: of each row's loss), taken at the clipped probability; may be the probabilities themselves, or empty.</param>
    /// <param name="losses">Receives each sample's loss; may be empty unless the reduction is None.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. Probabilities are clipped to [epsilon, 1 - epsilon].</param>
    /// <param name="options">Class weights, the ignored label.</param>
    /// <returns>The reduced loss, in nats.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, spans overlap without being the same, or a number is out of its range; nothing has been written.</exception>
    public static T CrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<int> labels, Span<T> gradient = default, Span<T> losses = default, Reduction reduction = Reduction.Mean, double epsilon = 1e-7, LabelOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Epsilon(epsilon);
        var loss = new ClippedLoss(double.CreateTruncating(T.CreateTruncating(epsilon)), options);
        BatchChecks.Labelled(probabilities, labels, gradient, losses, default, reduction, loss.ClassWeights, loss.IgnoredLabel, nameof(probabilities));
        return Batch.Run(loss, probabilities, labels, default, labels.Length, gradient, losses, default, reduction);
    }

    /// <inheritdoc cref="CrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, Span{T}, Span{T}, Reduction, double, LabelOptions)"/>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T CrossEntropy<T>(T[] probabilities, int[] labels, T[]? gradient = null, T[]? losses = null, Reduction reduction = Reduction.Mean, double epsilon = 1e-7, int maxDegreeOfParallelism = 1, LabelOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Epsilon(epsilon);
        var loss = new ClippedLoss(double.CreateTruncating(T.CreateTruncating(epsilon)), options);
        return Batch.Labelled(loss, Checks.Entries(probabilities), labels, gradient, losses, default, reduction, maxDegreeOfParallelism, nameof(probabilities));
    }

    /// <summary>The cross-entropy from probabilities against a distribution over the classes: sum of targets[j] * -log p[j]: of a batch, with its gradient in the same pass.</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities, a row of C for each of N samples, in row-major order.</param>
    /// <param name="targets">The wanted distributions, N rows of C in row-major order; each number at least 0.</param>
    /// <param name="classes">C, the number of classes.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each probability (without reduction: of each row's loss), taken at the clipped probability; may be the probabilities themselves, or empty.</param>
    /// <param name="losses">Receives each sample's loss; may be empty unless the reduction is None.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. Probabilities are clipped to [epsilon, 1 - epsilon].</param>
    /// <returns>The reduced loss, in nats.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, spans overlap without being the same, or a number is out of its range; nothing has been written.</exception>
    public static T CrossEntropy<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> targets, int classes, Span<T> gradient = default, Span<T> losses = default, Reduction reduction = Reduction.Mean, double epsilon = 1e-7) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Epsilon(epsilon);
        var loss = new ClippedLoss(double.CreateTruncating(T.CreateTruncating(epsilon)));
        BatchChecks.Targeted(probabilities, targets, classes, gradient, losses, default, reduction, loss.ClassWeights, nameof(probabilities));
        return Batch.Run(loss, probabilities, default, targets, probabilities.Length / classes, gradient, losses, default, reduction);
    }

    /// <inheritdoc cref="CrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Span{T}, Span{T}, Reduction, double)"/>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T CrossEntropy<T>(T[] probabilities, T[] targets, int classes, T[]? gradient = null, T[]? losses = null, Reduction reduction = Reduction.Mean, double epsilon = 1e-7, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Epsilon(epsilon);
        var loss = new ClippedLoss(double.CreateTruncating(T.CreateTruncating(epsilon)));
        return Batch.Targeted(loss, Checks.Entries(probabilities), Checks.Entries(targets), classes, gradient, losses, default, reduction, maxDegreeOfParallelism, nameof(probabilities));
    }
}
