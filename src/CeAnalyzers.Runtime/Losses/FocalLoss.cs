namespace CeAnalyzers;

/// <summary>The focal loss of a softmax, -(1 - p)^gamma log p at the label.</summary>
internal readonly partial struct FocalLoss(FocalOptions options) : IRowLoss
{
    public ReadOnlyMemory<double> ClassWeights => options.ClassWeights;

    public bool IsMeanWeighted => true;

    public int IgnoredLabel => options.IgnoredLabel;
}
