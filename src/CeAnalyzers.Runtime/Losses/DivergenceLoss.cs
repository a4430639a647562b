namespace CeAnalyzers;

/// <summary>The divergence of a softmax from a distribution: sum of t log(t / p).</summary>
internal readonly partial struct DivergenceLoss : IRowLoss
{
    public ReadOnlyMemory<double> ClassWeights => default;

    public bool IsMeanWeighted => true;

    public int IgnoredLabel => -1;
}
