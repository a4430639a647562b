using System.Numerics;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The cross-entropy from probabilities: -log p[label]: of a batch of rows, with its gradient in the same pass.</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon). Ignored samples have loss and gradient 0.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities, a row of C for each of N samples.</param>
    /// <param name="labels">The right class of each sample, from 0 to C - 1, or -100 for one that is left out.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each probability (without reduction: of each row's loss); may be the probabilities themselves, or null.</param>
    /// <param name="losses">Receives each sample's loss; may be null unless the reduction is None.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. Probabilities are clipped to [epsilon, 1 - epsilon].</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <param name="options">Class weights, the ignored label.</param>
    /// <returns>The reduced loss, in nats.</returns>
    /// <exception cref="ArgumentException">Shapes or lengths do not fit, or a number is out of its range; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T CrossEntropy<T>(T[,] probabilities, int[] labels, T[,]? gradient = null, T[]? losses = null, Reduction reduction = Reduction.Mean, double epsilon = 1e-7, int maxDegreeOfParallelism = 1, LabelOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Epsilon(epsilon);
        var loss = new ClippedLoss(double.CreateTruncating(T.CreateTruncating(epsilon)), options);
        Entries<T> entries = Matrix.Input(probabilities);
        Checks.Rows(Checks.Array(labels).Length, nameof(labels), Matrix.Rows(probabilities));
        Entries<T> slopes = Matrix.Output(gradient, probabilities);
        T result = Batch.Labelled(loss, entries, labels, slopes, losses, default, reduction, maxDegreeOfParallelism, nameof(probabilities));
        Matrix.Store(slopes, gradient);
        return result;
    }

    /// <summary>The cross-entropy from probabilities against a distribution over the classes: sum of targets[j] * -log p[j]: of a batch of rows, with its gradient in the same pass.</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities, a row of C for each of N samples.</param>
    /// <param name="targets">The wanted distributions, N rows of C; each number at least 0.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each probability (without reduction: of each row's loss); may be the probabilities themselves, or null.</param>
    /// <param name="losses">Receives each sample's loss; may be null unless the reduction is None.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. Probabilities are clipped to [epsilon, 1 - epsilon].</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <returns>The reduced loss, in nats.</returns>
    /// <exception cref="ArgumentException">Shapes or lengths do not fit, or a number is out of its range; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T CrossEntropy<T>(T[,] probabilities, T[,] targets, T[,]? gradient = null, T[]? losses = null, Reduction reduction = Reduction.Mean, double epsilon = 1e-7, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Epsilon(epsilon);
        var loss = new ClippedLoss(double.CreateTruncating(T.CreateTruncating(epsilon)));
        Entries<T> entries = Matrix.Input(probabilities), wanted = Matrix.Input(targets, probabilities);
        Entries<T> slopes = Matrix.Output(gradient, probabilities);
        T result = Batch.Targeted(loss, entries, wanted, Matrix.Columns(probabilities), slopes, losses, default, reduction, maxDegreeOfParallelism, nameof(probabilities));
        Matrix.Store(slopes, gradient);
        return result;
    }
}
