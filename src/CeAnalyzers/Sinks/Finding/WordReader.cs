namespace CeAnalyzers.Sinks.Finding;

/// <summary>Reads the words of a text one after another, but for lines that are comments.</summary>
internal struct WordReader(string text)
{
    private const int FirstHash = unchecked((int)2166136261);

    /// <summary>Where the word begins.</summary>
    public int Start { get; private set; }

    /// <summary>What follows the word.</summary>
    public int End { get; private set; }

    public int Hash { get; private set; }

    public bool MoveNext()
    {
        for (int i = End; i < text.Length; i++)
        {
            char letter = text[i];
            if (FileWords.IsWord(letter))
            {
                Start = i;
                int hash = FirstHash;
                do hash = Next(hash, letter);
                while (++i < text.Length && FileWords.IsWord(letter = text[i]));
                Hash = hash;
                End = i;
                return true;
            }

            if (letter == '/' && i + 1 < text.Length && text[i + 1] == '/' && FileWords.IsInComment(text, i)) i = FileWords.EndOfLine(text, i) - 1;
        }

        return false;
    }

    public static int HashOf(string text, int start, int end)
    {
        int hash = FirstHash;
        for (int i = start; i < end; i++) hash = Next(hash, text[i]);
        return hash;
    }

    /// <summary>Fowler, Noll and Vo's hash, 1a, over the letters.</summary>
    private static int Next(int hash, char letter) => (hash ^ letter) * 16777619;
}
