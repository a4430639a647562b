using System.Numerics;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The focal loss of a softmax (Lin et al., 2017): -(1 - p)^gamma * log p of the right class: of a batch of rows, with its gradient in the same pass.</summary>
    /// <remarks>Ignored samples have loss and gradient 0.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, a row of C for each of N samples.</param>
    /// <param name="labels">The right class of each sample, from 0 to C - 1, or the ignored label.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each logit (without reduction: of each row's loss); may be the logits themselves, or null.</param>
    /// <param name="losses">Receives each sample's loss; may be null unless the reduction is None.</param>
    /// <param name="logSumExps">Receives log(sum of exp(logits)) of each row; may be null.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="options">Gamma, class weights, the ignored label.</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <returns>The reduced loss, in nats.</returns>
    /// <exception cref="ArgumentException">Shapes or lengths do not fit, or a number is out of its range; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T SoftmaxFocal<T>(T[,] logits, int[] labels, T[,]? gradient = null, T[]? losses = null, T[]? logSumExps = null, Reduction reduction = Reduction.Mean, FocalOptions options = default, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SoftmaxFocal(options);
        Entries<T> entries = Matrix.Input(logits);
        Checks.Rows(Checks.Array(labels).Length, nameof(labels), Matrix.Rows(logits));
        Entries<T> slopes = Matrix.Output(gradient, logits);
        T result = Batch.Labelled(new FocalLoss(options), entries, labels, slopes, losses, logSumExps, reduction, maxDegreeOfParallelism);
        Matrix.Store(slopes, gradient);
        return result;
    }

    /// <summary>The focal loss of a sigmoid (Lin et al., 2017): the binary cross-entropy times q^gamma, q being the probability given to the wrong answer: over a matrix, a row for each sample and a column for each label, with its gradient in the same pass.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, N rows of C.</param>
    /// <param name="targets">The wanted probabilities, N rows of C, from 0 to 1; usually 0 or 1.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean over all N times C or the sum, or each loss apart.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each logit (without reduction: of each loss); may be the logits themselves, or null.</param>
    /// <param name="losses">Receives each loss; may be null unless the reduction is None.</param>
    /// <param name="options">Gamma, alpha, class weights.</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <returns>The reduced loss, in nats.</returns>
    /// <exception cref="ArgumentException">Shapes or lengths do not fit, or a number is out of its range; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T SigmoidFocal<T>(T[,] logits, T[,] targets, Reduction reduction, T[,]? gradient = null, T[,]? losses = null, FocalOptions options = default, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Entries<T> entries = Matrix.Input(logits), wanted = Matrix.Input(targets, logits);
        Entries<T> slopes = Matrix.Output(gradient, logits), apart = Matrix.Output(losses, logits);
        Checks.LabelWeights(options, entries.Span.Length, Matrix.Columns(logits));
        T result = Elements.Run(new SigmoidFocalLoss(options), entries, nameof(logits), wanted, slopes, apart, reduction, maxDegreeOfParallelism);
        Matrix.Store(slopes, gradient);
        Matrix.Store(apart, losses);
        return result;
    }
}
