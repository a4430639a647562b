using System.Numerics;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The binary cross-entropy of a sigmoid, from its logit: -t log(sigmoid(z)) - (1 - t) log(1 - sigmoid(z)): over a matrix, a row for each sample and a column for each label, with its gradient in the same pass.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logits">The logits, N rows of C.</param>
    /// <param name="targets">The wanted probabilities, N rows of C, from 0 to 1; usually 0 or 1.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean over all N times C or the sum, or each loss apart.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each logit (without reduction: of each loss); may be the logits themselves, or null.</param>
    /// <param name="losses">Receives each loss; may be null unless the reduction is None.</param>
    /// <param name="options">Weights of positive samples and of labels, label smoothing.</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <returns>The reduced loss, in nats.</returns>
    /// <exception cref="ArgumentException">Shapes or lengths do not fit, or a number is out of its range; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T SigmoidCrossEntropy<T>(T[,] logits, T[,] targets, Reduction reduction, T[,]? gradient = null, T[,]? losses = null, SigmoidOptions options = default, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Entries<T> entries = Matrix.Input(logits), wanted = Matrix.Input(targets, logits);
        Entries<T> slopes = Matrix.Output(gradient, logits), apart = Matrix.Output(losses, logits);
        Checks.LabelWeights(options, entries.Span.Length, Matrix.Columns(logits));
        T result = Elements.Run(new SigmoidLoss(options), entries, nameof(logits), wanted, slopes, apart, reduction, maxDegreeOfParallelism);
        Matrix.Store(slopes, gradient);
        Matrix.Store(apart, losses);
        return result;
    }
}
