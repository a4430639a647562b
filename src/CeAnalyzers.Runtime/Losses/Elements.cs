namespace CeAnalyzers;

internal static partial class Elements
{
    /// <summary>Elements that are summed together, and the portion of work that a core takes at a time.</summary>
    private const int BlockLength = 8192;
}
