using System.Numerics;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The squared error: (x - t)^2.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="prediction">The prediction.</param>
    /// <param name="target">The wanted value.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not finite.</exception>
    public static T SquaredError<T>(T prediction, T target) where T : IBinaryFloatingPointIeee754<T> =>
        SquaredError(prediction, target, out T _);

    /// <summary>The squared error: (x - t)^2, and its derivative.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="prediction">The prediction.</param>
    /// <param name="target">The wanted value.</param>
    /// <param name="gradient">The derivative of the loss by the prediction.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not finite.</exception>
    public static T SquaredError<T>(T prediction, T target, out T gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        SquaredLoss loss = new SquaredLoss();
        loss.Check(double.CreateTruncating(target), nameof(target));
        return Elements.Run(loss, prediction, target, out gradient);
    }
}
