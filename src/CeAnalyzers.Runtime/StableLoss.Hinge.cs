using System.Numerics;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The hinge loss: max(0, 1 - t s).</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="score">The score: its sign is the decision.</param>
    /// <param name="target">The wanted sign, -1 or 1.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is neither -1 nor 1.</exception>
    public static T Hinge<T>(T score, T target) where T : IBinaryFloatingPointIeee754<T> =>
        Hinge(score, target, out T _);

    /// <summary>The hinge loss: max(0, 1 - t s), and its derivative.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="score">The score: its sign is the decision.</param>
    /// <param name="target">The wanted sign, -1 or 1.</param>
    /// <param name="gradient">The derivative of the loss by the score.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is neither -1 nor 1.</exception>
    public static T Hinge<T>(T score, T target, out T gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        HingeLoss loss = new HingeLoss();
        loss.Check(double.CreateTruncating(target), nameof(target));
        return Elements.Run(loss, score, target, out gradient);
    }
}
