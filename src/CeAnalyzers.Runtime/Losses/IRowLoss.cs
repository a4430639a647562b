namespace CeAnalyzers;

internal partial interface IRowLoss
{
    /// <summary>A factor for each class, or nothing.</summary>
    ReadOnlyMemory<double> ClassWeights { get; }

    /// <summary>The label whose samples are left out.</summary>
    int IgnoredLabel { get; }
}
