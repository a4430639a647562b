namespace CeAnalyzers;

/// <summary>How many samples of each class the labels hold, the first class first: <c>[ClassCounts(174, 1623)]</c>.</summary>
/// <remarks>Read by the analyzers only; it changes nothing at run time.</remarks>
/// <param name="counts">The number of samples of each class.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ClassCountsAttribute(params int[] counts) : Attribute
{
    /// <summary>The number of samples of each class.</summary>
    public IReadOnlyList<int> Counts { get; } = counts;
}
