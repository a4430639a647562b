using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The sum over a row: the squared error: (x - t)^2.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="predictions">The predictions.</param>
    /// <param name="targets">The wanted value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The row is empty, or lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not finite.</exception>
    public static T SquaredError<T>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T> =>
        SquaredError(predictions, targets, Reduction.Sum, default(Span<T>));

    /// <inheritdoc cref="SquaredError{T}(ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SquaredError<T>(T[] predictions, T[] targets) where T : IBinaryFloatingPointIeee754<T> =>
        SquaredError(Checks.Array(predictions), Checks.Array(targets));

    /// <summary>The sum over a row: the squared error: (x - t)^2, and its gradient.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="predictions">The predictions.</param>
    /// <param name="targets">The wanted value.</param>
    /// <param name="gradient">Receives the derivative of the loss by each of the predictions; may be the predictions themselves.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The row is empty, or lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not finite.</exception>
    public static T SquaredError<T>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, Span<T> gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SameLength(gradient.Length, nameof(gradient), predictions.Length, nameof(predictions));
        return SquaredError(predictions, targets, Reduction.Sum, gradient);
    }

    /// <inheritdoc cref="SquaredError{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SquaredError<T>(T[] predictions, T[] targets, T[] gradient) where T : IBinaryFloatingPointIeee754<T> =>
        SquaredError(Checks.Array(predictions), Checks.Array(targets), Checks.Array(gradient));

    /// <summary>Over any number of samples or labels: the squared error: (x - t)^2, with its gradient in the same pass.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="predictions">The predictions.</param>
    /// <param name="targets">The wanted value.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each of the predictions (without reduction: of each loss); may be the predictions themselves, or empty.</param>
    /// <param name="losses">Receives each loss; may be empty unless the reduction is None.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, spans overlap without being the same, or a number is out of its range; nothing has been written.</exception>
    public static T SquaredError<T>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, Reduction reduction, Span<T> gradient = default, Span<T> losses = default) where T : IBinaryFloatingPointIeee754<T>
    {
        SquaredLoss loss = new SquaredLoss();
        BatchChecks.Elements(loss, predictions, nameof(predictions), targets, gradient, losses, reduction);
        return Elements.Run(loss, predictions, targets, gradient, losses, reduction);
    }

    /// <inheritdoc cref="SquaredError{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Reduction, Span{T}, Span{T})"/>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T SquaredError<T>(T[] predictions, T[] targets, Reduction reduction, T[]? gradient = null, T[]? losses = null, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Run(new SquaredLoss(), Checks.Entries(predictions), nameof(predictions), Checks.Entries(targets), gradient, losses, reduction, maxDegreeOfParallelism);
}
