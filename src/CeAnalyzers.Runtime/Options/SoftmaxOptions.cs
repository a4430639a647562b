namespace CeAnalyzers;

/// <summary>The options of <c>StableLoss.SoftmaxCrossEntropy</c>. Its default is PyTorch's.</summary>
public readonly record struct SoftmaxOptions
{
    private const int DefaultIgnoredLabel = -100;

    private readonly double _labelSmoothing, _zLoss;
    private readonly ReadOnlyMemory<double> _classWeights;
    private readonly int _ignoredLabelOffset;

    /// <summary>A factor for the loss of each class, at least 0 and finite; empty (the default) stands for 1. Mean divides by the weights of the labels that count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public ReadOnlyMemory<double> ClassWeights
    {
        get => _classWeights;
        init => _classWeights = Checks.Weights(value, nameof(ClassWeights));
    }

    /// <summary>How much of the target, from 0 (the default) to 1, is spread evenly over all classes: t becomes t (1 - s) + s / C (Szegedy et al., 2016).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double LabelSmoothing
    {
        get => _labelSmoothing;
        init => _labelSmoothing = Checks.Fraction(value, nameof(LabelSmoothing));
    }

    /// <summary>The factor, at least 0 and by default 0, of a penalty that keeps the logits near 0: the squared log-sum-exp of each row that counts (Chowdhery et al., 2022).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double ZLoss
    {
        get => _zLoss;
        init => _zLoss = Checks.AtLeastZero(value, nameof(ZLoss));
    }

    /// <summary>The label whose samples are left out; -100 by default.</summary>
    public int IgnoredLabel
    {
        get => _ignoredLabelOffset + DefaultIgnoredLabel;
        init => _ignoredLabelOffset = value - DefaultIgnoredLabel;
    }

    /// <summary>Nothing asked for but leaving out samples.</summary>
    internal bool IsPlain => _classWeights.IsEmpty && _labelSmoothing == 0 && _zLoss == 0;
}
