namespace CeAnalyzers.CodeFixes.Framework;

/// <summary>How far the results of rewritten code may differ from those of the code before.</summary>
internal enum Safety
{
    /// <summary>Not at all, up to rounding.</summary>
    Exact,

    /// <summary>Only where the old value was cut off, cancelled or overflowed.</summary>
    MoreAccurate,

    /// <summary>Only where a probability is within the epsilon of 0 or 1: the loss is bounded there.</summary>
    Clipped,

    /// <summary>Another loss or another model.</summary>
    ChangesTraining,
}
