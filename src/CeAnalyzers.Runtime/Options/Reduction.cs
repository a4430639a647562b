namespace CeAnalyzers;

/// <summary>What a batch's losses become.</summary>
public enum Reduction
{
    /// <summary>Their mean, weighted where classes have weights. Ignored labels do not count; where all are ignored it is NaN.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>They stay apart: the call writes them, and each row's gradient is that of its own loss. The returned value is the sum.</summary>
    None,
}
