namespace CeAnalyzers.Sinks.Finding;

/// <summary>The text on both sides of an operator, without the white space between.</summary>
internal static class Operands
{
    /// <summary>The last character of the left operand and the first of the right one; false where one is missing.</summary>
    /// <param name="text">The text of a file.</param>
    /// <param name="start">Where the operator begins.</param>
    /// <param name="end">What follows it.</param>
    /// <param name="left">The last character before it.</param>
    /// <param name="right">The first character behind it.</param>
    public static bool TryFind(string text, int start, int end, out int left, out int right)
    {
        left = start - 1;
        while (left >= 0 && char.IsWhiteSpace(text[left])) left--;
        right = end;
        while (right < text.Length && char.IsWhiteSpace(text[right])) right++;
        return left >= 0 && right < text.Length;
    }
}
