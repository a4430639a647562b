namespace CeAnalyzers;

/// <summary>The options of <c>StableLoss.SoftmaxFocal</c> and <c>StableLoss.SigmoidFocal</c> (Lin et al., 2017).</summary>
public readonly record struct FocalOptions
{
    private const double DefaultGamma = 2;
    private const int DefaultIgnoredLabel = -100;

    private readonly double _gammaOffset;
    private readonly double? _alpha;
    private readonly ReadOnlyMemory<double> _classWeights;
    private readonly int _ignoredLabelOffset;

    /// <summary>The power of (1 - p) that turns easy samples down: at least 0, by default 2. At 0 the loss is the cross-entropy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Gamma
    {
        get => _gammaOffset + DefaultGamma;
        init => _gammaOffset = Checks.AtLeastZero(value, nameof(Gamma)) - DefaultGamma;
    }

    /// <summary>For <c>SigmoidFocal</c>: the factor of positive samples, from 0 to 1; negative ones get 1 - alpha. Null (the default) weighs neither. <c>SoftmaxFocal</c> refuses it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double? Alpha
    {
        get => _alpha;
        init => _alpha = value is { } alpha ? Checks.Fraction(alpha, nameof(Alpha)) : null;
    }

    /// <summary>
    /// A factor for the loss of each class, at least 0 and finite; empty (the default) stands for 1. <c>SoftmaxFocal</c>'s Mean divides by the weights of the labels.
    /// <c>SigmoidFocal</c> takes one for each label, repeated for each sample, or one for each logit, and its Mean divides by the number of losses.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public ReadOnlyMemory<double> ClassWeights
    {
        get => _classWeights;
        init => _classWeights = Checks.Weights(value, nameof(ClassWeights));
    }

    /// <summary>For <c>SoftmaxFocal</c>: the label whose samples are left out; -100 by default.</summary>
    public int IgnoredLabel
    {
        get => _ignoredLabelOffset + DefaultIgnoredLabel;
        init => _ignoredLabelOffset = value - DefaultIgnoredLabel;
    }
}
