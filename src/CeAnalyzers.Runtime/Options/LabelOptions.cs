namespace CeAnalyzers;

/// <summary>The options of <c>StableLoss.CrossEntropy</c> of labels and of <c>StableLoss.MultiClassHinge</c>. Its default is that of PyTorch's <c>nll_loss</c> and <c>multi_margin_loss</c>.</summary>
public readonly record struct LabelOptions
{
    private const int DefaultIgnoredLabel = -100;

    private readonly ReadOnlyMemory<double> _classWeights;
    private readonly int _ignoredLabelOffset;

    /// <summary>
    /// A factor for the loss of each class, at least 0 and finite; empty (the default) stands for 1. <c>CrossEntropy</c>'s Mean divides by the weights of the labels
    /// that count, <c>MultiClassHinge</c>'s by their number, each as PyTorch's does.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public ReadOnlyMemory<double> ClassWeights
    {
        get => _classWeights;
        init => _classWeights = Checks.Weights(value, nameof(ClassWeights));
    }

    /// <summary>The label whose samples are left out; -100 by default.</summary>
    public int IgnoredLabel
    {
        get => _ignoredLabelOffset + DefaultIgnoredLabel;
        init => _ignoredLabelOffset = value - DefaultIgnoredLabel;
    }
}
