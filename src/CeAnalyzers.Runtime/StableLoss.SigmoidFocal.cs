using System.Numerics;

namespace CeAnalyzers;

public static partial class StableLoss
{
    /// <summary>The focal loss of a sigmoid (Lin et al., 2017): the binary cross-entropy times q^gamma, q being the probability given to the wrong answer.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logit">The logit: log(p / (1 - p)) of the probability p.</param>
    /// <param name="target">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <param name="options">Gamma, alpha, class weights.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T SigmoidFocal<T>(T logit, T target, FocalOptions options = default) where T : IBinaryFloatingPointIeee754<T> =>
        SigmoidFocal(logit, target, out T _, options);

    /// <summary>The focal loss of a sigmoid (Lin et al., 2017): the binary cross-entropy times q^gamma, q being the probability given to the wrong answer, and its derivative.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="logit">The logit: log(p / (1 - p)) of the probability p.</param>
    /// <param name="target">The wanted probability, from 0 to 1; usually 0 or 1.</param>
    /// <param name="gradient">The derivative of the loss by the logit.</param>
    /// <param name="options">Gamma, alpha, class weights.</param>
    /// <returns>The loss, in nats.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not from 0 to 1.</exception>
    public static T SigmoidFocal<T>(T logit, T target, out T gradient, FocalOptions options = default) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.LabelWeights(options, 1);
        SigmoidFocalLoss loss = new SigmoidFocalLoss(options);
        loss.Check(double.CreateTruncating(target), nameof(target));
        return Elements.Run(loss, logit, target, out gradient);
    }
}
