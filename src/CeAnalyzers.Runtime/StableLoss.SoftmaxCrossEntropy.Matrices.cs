using System.Numerics;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The cross-entropy of a softmax, from its logits: log(sum of exp(logits[j])) - logits[label]: of a batch of rows, with its gradient in the same pass.</summary>
    /// <remarks>Ignored samples have loss and gradient 0.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples.</param>
    /// <param name="labels">The right class of each sample, from 0 to C - 1, or the ignored label.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each logit (without reduction: of each row's loss); may be the logits themselves, or null.</param>
    /// <param name="losses">Receives each sample's loss; may be null unless the reduction is None.</param>
    /// <param name="logSumExps">Receives log(sum of exp(logits)) of each row; may be null.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="options">Class weights, label smoothing, z-loss, the ignored label.</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <returns>The reduced loss, in nats.</returns>
    /// <exception cref="ArgumentException">Shapes or lengths do not fit, or a number is out of its range; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T SoftmaxCrossEntropy<T>(T[,] logits, int[] labels, T[,]? gradient = null, T[]? losses = null, T[]? logSumExps = null, Reduction reduction = Reduction.Mean, SoftmaxOptions options = default, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Entries<T> entries = Matrix.Input(logits);
        Checks.Rows(Checks.Array(labels).Length, nameof(labels), Matrix.Rows(logits));
        Entries<T> slopes = Matrix.Output(gradient, logits);
        T result = Batch.Labelled(new SoftmaxLoss(options), entries, labels, slopes, losses, logSumExps, reduction, maxDegreeOfParallelism);
        Matrix.Store(slopes, gradient);
        return result;
    }

    /// <summary>The cross-entropy of a softmax against a distribution over the classes: sum of targets[j] * -log p[j]: of a batch of rows, with its gradient in the same pass.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples.</param>
    /// <param name="targets">The wanted distributions, N rows of C; each number at least 0.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each logit (without reduction: of each row's loss); may be the logits themselves, or null.</param>
    /// <param name="losses">Receives each sample's loss; may be null unless the reduction is None.</param>
    /// <param name="logSumExps">Receives log(sum of exp(logits)) of each row; may be null.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="options">Class weights, label smoothing, z-loss, the ignored label.</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <returns>The reduced loss, in nats.</returns>
    /// <exception cref="ArgumentException">Shapes or lengths do not fit, or a number is out of its range; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T SoftmaxCrossEntropy<T>(T[,] logits, T[,] targets, T[,]? gradient = null, T[]? losses = null, T[]? logSumExps = null, Reduction reduction = Reduction.Mean, SoftmaxOptions options = default, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Entries<T> entries = Matrix.Input(logits), wanted = Matrix.Input(targets, logits);
        Entries<T> slopes = Matrix.Output(gradient, logits);
        T result = Batch.Targeted(new SoftmaxLoss(options), entries, wanted, Matrix.Columns(logits), slopes, losses, logSumExps, reduction, maxDegreeOfParallelism);
        Matrix.Store(slopes, gradient);
        return result;
    }
}
