using System.Numerics;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The binary cross-entropy from a probability: -t log p - (1 - t) log(1 - p): over a matrix, a row for each sample and a column for each label, with its gradient in the same pass.</summary>
    /// <remarks>Where the logits are at hand, prefer the loss from them: clipping cuts off the loss at -log(epsilon).</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The probabilities, N rows of C.</param>
    /// <param name="targets">The wanted probabilities, N rows of C, from 0 to 1; usually 0 or 1.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean over all N times C or the sum, or each loss apart.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each probability (without reduction: of each loss); may be the probabilities themselves, or null.</param>
    /// <param name="losses">Receives each loss; may be null unless the reduction is None.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5. Probabilities are clipped to [epsilon, 1 - epsilon].</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <returns>The reduced loss, in nats.</returns>
    /// <exception cref="ArgumentException">Shapes or lengths do not fit, or a number is out of its range; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T BinaryCrossEntropy<T>(T[,] probabilities, T[,] targets, Reduction reduction, T[,]? gradient = null, T[,]? losses = null, double epsilon = 1e-7, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Epsilon(epsilon);
        var loss = new ClippedBinaryLoss(double.CreateTruncating(T.CreateTruncating(epsilon)));
        Entries<T> entries = Matrix.Input(probabilities), wanted = Matrix.Input(targets, probabilities);
        Entries<T> slopes = Matrix.Output(gradient, probabilities), apart = Matrix.Output(losses, probabilities);
        T result = Elements.Run(loss, entries, nameof(probabilities), wanted, slopes, apart, reduction, maxDegreeOfParallelism);
        Matrix.Store(slopes, gradient);
        Matrix.Store(apart, losses);
        return result;
    }
}
