namespace CeAnalyzers;

internal partial interface IRowLoss
{
    /// <summary>A factor for each class, or nothing.</summary>
    ReadOnlyMemory<double> ClassWeights { get; }

    /// <summary>Whether Mean divides by the classes' factors of the labels that count, rather than by their number.</summary>
    bool IsMeanWeighted { get; }

    /// <summary>The label whose samples are left out.</summary>
    int IgnoredLabel { get; }
}
