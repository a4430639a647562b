namespace CeAnalyzers.Kinds;

/// <summary>The size of the small numbers that keep probabilities off 0.</summary>
internal static class EpsilonSize
{
    /// <summary>What is larger is no epsilon: a smoothing, a threshold or a value of its own.</summary>
    public const double Largest = 1e-2;
}
