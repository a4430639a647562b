using System.Numerics;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The multi-class hinge loss: the mean over the C classes of max(0, 1 - logits[label] + logits[j]), j other than the label, times the weight of the label's class: of a batch of rows, with its gradient in the same pass.</summary>
    /// <remarks>Ignored samples have loss and gradient 0. Mean divides by the number of the others, whatever they weigh, as PyTorch's <c>multi_margin_loss</c> does.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples.</param>
    /// <param name="labels">The right class of each sample, from 0 to C - 1, or the ignored label.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each logit (without reduction: of each row's loss); may be the logits themselves, or null.</param>
    /// <param name="losses">Receives each sample's loss; may be null unless the reduction is None.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <param name="options">Class weights, the ignored label.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">Shapes or lengths do not fit, or a number is out of its range; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T MultiClassHinge<T>(T[,] logits, int[] labels, T[,]? gradient = null, T[]? losses = null, Reduction reduction = Reduction.Mean, int maxDegreeOfParallelism = 1, LabelOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Entries<T> entries = Matrix.Input(logits);
        Checks.Rows(Checks.Array(labels).Length, nameof(labels), Matrix.Rows(logits));
        Entries<T> slopes = Matrix.Output(gradient, logits);
        T result = Batch.Labelled(new MultiMarginLoss(options), entries, labels, slopes, losses, default, reduction, maxDegreeOfParallelism);
        Matrix.Store(slopes, gradient);
        return result;
    }

    /// <summary>The hinge loss: max(0, 1 - t s): over a matrix, a row for each sample and a column for each decision, with its gradient in the same pass.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="scores">The scores, N rows of C: the sign of each is the decision.</param>
    /// <param name="targets">The wanted signs, N rows of C, each -1 or 1.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean over all N times C or the sum, or each loss apart.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each score (without reduction: of each loss); may be the scores themselves, or null.</param>
    /// <param name="losses">Receives each loss; may be null unless the reduction is None.</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, or a number is out of its range; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T Hinge<T>(T[,] scores, T[,] targets, Reduction reduction, T[,]? gradient = null, T[,]? losses = null, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Entries<T> entries = Matrix.Input(scores), wanted = Matrix.Input(targets, scores);
        Entries<T> slopes = Matrix.Output(gradient, scores), apart = Matrix.Output(losses, scores);
        T result = Elements.Run(new HingeLoss(), entries, nameof(scores), wanted, slopes, apart, reduction, maxDegreeOfParallelism);
        Matrix.Store(slopes, gradient);
        Matrix.Store(apart, losses);
        return result;
    }
}
