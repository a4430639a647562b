using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The sum over a row: the hinge loss: max(0, 1 - t s).</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="scores">The scores, one a sample.</param>
    /// <param name="targets">The wanted sign, -1 or 1.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The row is empty, or lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is neither -1 nor 1.</exception>
    public static T Hinge<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T> =>
        Hinge(scores, targets, Reduction.Sum, default(Span<T>));

    /// <inheritdoc cref="Hinge{T}(ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T Hinge<T>(T[] scores, T[] targets) where T : IBinaryFloatingPointIeee754<T> =>
        Hinge(Checks.Array(scores), Checks.Array(targets));

    /// <summary>The sum over a row: the hinge loss: max(0, 1 - t s), and its gradient.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="scores">The scores, one a sample.</param>
    /// <param name="targets">The wanted sign, -1 or 1.</param>
    /// <param name="gradient">Receives the derivative of the loss by each of the scores; may be the scores themselves.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The row is empty, or lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is neither -1 nor 1.</exception>
    public static T Hinge<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> targets, Span<T> gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.SameLength(gradient.Length, nameof(gradient), scores.Length, nameof(scores));
        return Hinge(scores, targets, Reduction.Sum, gradient);
    }

    /// <inheritdoc cref="Hinge{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T Hinge<T>(T[] scores, T[] targets, T[] gradient) where T : IBinaryFloatingPointIeee754<T> =>
        Hinge(Checks.Array(scores), Checks.Array(targets), Checks.Array(gradient));

    /// <summary>Over any number of samples or labels: the hinge loss: max(0, 1 - t s), with its gradient in the same pass.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="scores">The scores, one a sample.</param>
    /// <param name="targets">The wanted sign, -1 or 1.</param>
    /// <param name="reduction">Whether the value returned, and derived from, is the mean or the sum, or each loss apart.</param>
    /// <param name="gradient">Receives the derivative of the returned value by each of the scores (without reduction: of each loss); may be the scores themselves, or empty.</param>
    /// <param name="losses">Receives each loss; may be empty unless the reduction is None.</param>
    /// <returns>The reduced loss.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, spans overlap without being the same, or a number is out of its range; nothing has been written.</exception>
    public static T Hinge<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> targets, Reduction reduction, Span<T> gradient = default, Span<T> losses = default) where T : IBinaryFloatingPointIeee754<T>
    {
        HingeLoss loss = new HingeLoss();
        BatchChecks.Elements(loss, scores, nameof(scores), targets, gradient, losses, reduction);
        return Elements.Run(loss, scores, targets, gradient, losses, reduction);
    }

    /// <inheritdoc cref="Hinge{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Reduction, Span{T}, Span{T})"/>
    /// <param name="maxDegreeOfParallelism">How many cores may work at once; -1 for all. The result does not depend on it.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T Hinge<T>(T[] scores, T[] targets, Reduction reduction, T[]? gradient = null, T[]? losses = null, int maxDegreeOfParallelism = 1) where T : IBinaryFloatingPointIeee754<T> =>
        Elements.Run(new HingeLoss(), Checks.Entries(scores), nameof(scores), Checks.Entries(targets), gradient, losses, reduction, maxDegreeOfParallelism);
}
