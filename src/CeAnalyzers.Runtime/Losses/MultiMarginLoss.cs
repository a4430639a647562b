namespace CeAnalyzers;

/// <summary>The multi-class hinge loss: the mean over all classes of w[label] max(0, 1 - score[label] + score[j]), j other than the label.</summary>
internal readonly partial struct MultiMarginLoss(LabelOptions options) : IRowLoss
{
    public ReadOnlyMemory<double> ClassWeights => options.ClassWeights;

    /// <summary>As PyTorch has it for this loss.</summary>
    public bool IsMeanWeighted => false;

    public int IgnoredLabel => options.IgnoredLabel;
}
