using System.Numerics;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The squared error: (x - t)^2: over a matrix, a row for each sample and a column for each output, with its gradient in the same pass.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="predictions">The predictions, N rows of C.</param>
    /// <param name="targets">The wanted values, N rows of C, finite.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean over all N times C or the sum, or each loss apart.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each prediction (without reduction: of each loss); may be the predictions themselves, or null.</param>
    /// <param name="losses">Receives each loss; may be null unless the reduction is None.</param>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, or a number is out of its range; nothing has been written.</exception>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public static T SquaredError<T>(T[,] predictions, T[,] targets, Reduction reduction, T[,]? gradient = null, T[,]? losses = null, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T>
    {
        Entries<T> entries = Matrix.Input(predictions), wanted = Matrix.Input(targets, predictions);
        Entries<T> slopes = Matrix.Output(gradient, predictions), apart = Matrix.Output(losses, predictions);
        T result = Elements.Run(new SquaredLoss(), entries, nameof(predictions), wanted, slopes, apart, reduction, maxDegreeOfParallelism);
        Matrix.Store(slopes, gradient);
        Matrix.Store(apart, losses);
        return result;
    }
}
