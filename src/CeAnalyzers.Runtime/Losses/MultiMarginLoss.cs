namespace CeAnalyzers;

/// <summary>The multi-class hinge loss: the mean over all classes of max(0, 1 - score[label] + score[j]), j other than the label.</summary>
internal readonly partial struct MultiMarginLoss : IRowLoss
{
    public ReadOnlyMemory<double> ClassWeights => default;

    public int IgnoredLabel => -100;
}
