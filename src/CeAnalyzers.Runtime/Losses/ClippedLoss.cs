namespace CeAnalyzers;

/// <summary>The cross-entropy of probabilities, clipped to [epsilon, 1 - epsilon].</summary>
internal readonly partial struct ClippedLoss(double epsilon, LabelOptions options = default) : IRowLoss
{
    public ReadOnlyMemory<double> ClassWeights => options.ClassWeights;

    public bool IsMeanWeighted => true;

    public int IgnoredLabel => options.IgnoredLabel;
}
