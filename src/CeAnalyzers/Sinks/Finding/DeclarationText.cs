namespace CeAnalyzers.Sinks.Finding;

/// <summary>What text says of the declarations of methods, before a tree is walked: a type before the name, brackets behind it.</summary>
internal static class DeclarationText
{
    /// <summary>Words before a call that are no type.</summary>
    private static readonly HashSet<int> Others = [.. new[] { "return", "new", "await", "throw", "else", "case", "in", "is", "as", "and", "or", "not", "when", "do", "yield" }.Select(FileWords.HashOf)];

    public static bool MayDeclare(string text, int start, int end)
    {
        int right = end;
        while (right < text.Length && char.IsWhiteSpace(text[right])) right++;
        if (right == text.Length || text[right] is not ('(' or '<')) return false;
        int left = start - 1;
        while (left >= 0 && char.IsWhiteSpace(text[left])) left--;
        if (left < 1) return false;
        if (text[left] is ']' or '?' or ')' || text[left] == '>' && text[left - 1] != '=') return true;
        return FileWords.IsWord(text[left]) && !Others.Contains(FileWords.HashOf(text, FileWords.StartOfWord(text, left), left + 1));
    }
}
