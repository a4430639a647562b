namespace CeAnalyzers;

/// <summary>The options of <c>StableLoss.SigmoidCrossEntropy</c>. Its default is PyTorch's.</summary>
public readonly record struct SigmoidOptions
{
    private readonly double _labelSmoothing, _positiveWeightLessOne;
    private readonly ReadOnlyMemory<double> _positiveWeights, _classWeights;

    /// <summary>The factor of the loss for what is wanted, -t log p; 1 by default. The ratio of negative to positive samples balances them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double PositiveWeight
    {
        get => _positiveWeightLessOne + 1;
        init => _positiveWeightLessOne = Checks.AtLeastZero(value, nameof(PositiveWeight)) - 1;
    }

    /// <summary>
    /// A factor of that loss for each label, at least 0 and finite, repeated for each sample; or one for each logit. It comes on top of <see cref="PositiveWeight"/>;
    /// empty (the default) stands for 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public ReadOnlyMemory<double> PositiveWeights
    {
        get => _positiveWeights;
        init => _positiveWeights = Checks.Weights(value, nameof(PositiveWeights));
    }

    /// <summary>
    /// A factor for the whole loss of each label, at least 0 and finite, repeated for each sample; or one for each logit. Empty (the default) stands for 1.
    /// Mean divides by the number of losses, whatever they weigh, as PyTorch's does.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public ReadOnlyMemory<double> ClassWeights
    {
        get => _classWeights;
        init => _classWeights = Checks.Weights(value, nameof(ClassWeights));
    }

    /// <summary>How far each target is moved towards one half: t becomes t (1 - s) + s / 2. From 0 (the default) to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double LabelSmoothing
    {
        get => _labelSmoothing;
        init => _labelSmoothing = Checks.Fraction(value, nameof(LabelSmoothing));
    }
}
