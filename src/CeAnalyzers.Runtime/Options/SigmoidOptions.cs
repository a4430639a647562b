namespace CeAnalyzers;

/// <summary>The options of <c>StableLoss.SigmoidCrossEntropy</c>. Its default is PyTorch's.</summary>
public readonly record struct SigmoidOptions
{
    private readonly double _labelSmoothing, _positiveWeightLessOne;

    /// <summary>The factor of the loss for what is wanted, -t log p; 1 by default. The ratio of negative to positive samples balances them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double PositiveWeight
    {
        get => _positiveWeightLessOne + 1;
        init => _positiveWeightLessOne = Checks.AtLeastZero(value, nameof(PositiveWeight)) - 1;
    }

    /// <summary>How far each target is moved towards one half: t becomes t (1 - s) + s / 2. From 0 (the default) to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double LabelSmoothing
    {
        get => _labelSmoothing;
        init => _labelSmoothing = Checks.Fraction(value, nameof(LabelSmoothing));
    }
}
