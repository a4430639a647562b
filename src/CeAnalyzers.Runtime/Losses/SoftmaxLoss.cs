namespace CeAnalyzers;

/// <summary>The cross-entropy of a softmax.</summary>
internal readonly partial struct SoftmaxLoss(SoftmaxOptions options) : IRowLoss
{
    public ReadOnlyMemory<double> ClassWeights => options.ClassWeights;

    public bool IsMeanWeighted => true;

    public int IgnoredLabel => options.IgnoredLabel;

    public bool IsPlain => options.IsPlain;

    /// <summary>A class's target, smoothed and weighted, from the one that was asked for.</summary>
    public static double Effective(in SoftmaxOptions options, int classes, int index, double target) =>
        (target * (1 - options.LabelSmoothing) + options.LabelSmoothing / classes) * (options.ClassWeights.IsEmpty ? 1 : options.ClassWeights.Span[index]);
}
