namespace CeAnalyzers;

/// <summary>What information is counted in.</summary>
public enum InformationUnit
{
    /// <summary>Natural logarithms.</summary>
    Nats,

    /// <summary>Logarithms to base 2.</summary>
    Bits,
}
