namespace CeAnalyzers;

/// <summary>What newer frameworks have for spans.</summary>
internal static class Spans
{
    public static int Count(this ReadOnlySpan<int> span, int value)
    {
        int count = 0;
        foreach (int item in span)
            count += item == value ? 1 : 0;
        return count;
    }

    public static bool ContainsAnyExceptInRange(this ReadOnlySpan<int> span, int lowest, int highest)
    {
        foreach (int item in span)
        {
            if (item < lowest || item > highest)
                return true;
        }
        return false;
    }
}
