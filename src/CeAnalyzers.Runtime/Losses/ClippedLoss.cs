namespace CeAnalyzers;

/// <summary>The cross-entropy of probabilities, clipped to [epsilon, 1 - epsilon].</summary>
internal readonly partial struct ClippedLoss(double epsilon) : IRowLoss
{
    public ReadOnlyMemory<double> ClassWeights => default;

    public int IgnoredLabel => -100;
}
