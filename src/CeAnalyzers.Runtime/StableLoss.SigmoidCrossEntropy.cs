using System.Numerics;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The binary cross-entropy of a sigmoid, from its logit: -t log(sigmoid(z)) - (1 - t) log(1 - sigmoid(z)).</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logit">The logit: log(p / (1 - p)) of the probability p.</param>
    /// <param name="target">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <param name="options">Weights of positive samples and of labels, label smoothing.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T SigmoidCrossEntropy<T>(T logit, T target, SigmoidOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        SigmoidCrossEntropy(logit, target, out T _, options);

    /// <summary>The binary cross-entropy of a sigmoid, from its logit: -t log(sigmoid(z)) - (1 - t) log(1 - sigmoid(z)), and its derivative.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logit">The logit: log(p / (1 - p)) of the probability p.</param>
    /// <param name="target">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <param name="gradient">The derivative of the loss by the logit.</param>
    /// <param name="options">Weights of positive samples and of labels, label smoothing.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T SigmoidCrossEntropy<T>(T logit, T target, out T gradient, SigmoidOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.LabelWeights(options, 1);
        SigmoidLoss loss = new SigmoidLoss(options);
        loss.Check(double.CreateTruncating(target), nameof(target));
        return Elements.Run(loss, logit, target, out gradient);
    }
}
