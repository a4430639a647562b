namespace CeAnalyzers.Sinks.Finding;

/// <summary>Where the words of a file stand, for a file that is searched again and again.</summary>
internal sealed class WordPositions
{
    private readonly string text;
    private readonly WordTable words;

    /// <summary>All of them, those of one word together and in order.</summary>
    private readonly int[] positions;

    /// <summary>Behind the last of the word in a slot of the table.</summary>
    private readonly int[] ends;

    public WordPositions(string text, WordTable words)
    {
        this.text = text;
        this.words = words;
        ends = new int[words.Slots];
        var found = new List<(int Slot, int Position)>();
        var reader = new WordReader(text);
        while (reader.MoveNext())
        {
            if (words.SlotOf(reader.Hash) is not (>= 0 and var slot)) continue;
            found.Add((slot, reader.Start));
            ends[slot]++;
        }

        int before = 0;
        for (int slot = 0; slot < ends.Length; slot++) (ends[slot], before) = (before, before + ends[slot]);
        positions = new int[found.Count];
        foreach ((int slot, int position) in found) positions[ends[slot]++] = position;
    }

    /// <summary>Where a word begins, in order, from a position up to another.</summary>
    public IEnumerable<int> Of(string word, int start, int end)
    {
        if (words.SlotOf(FileWords.HashOf(word)) is not (>= 0 and var slot)) yield break;
        int first = slot == 0 ? 0 : ends[slot - 1];
        int next = Array.BinarySearch(positions, first, ends[slot] - first, start);
        for (next = next < 0 ? ~next : next; next < ends[slot] && positions[next] + word.Length <= end; next++)
            if (string.CompareOrdinal(text, positions[next], word, 0, word.Length) == 0 && FileWords.EndOfWord(text, positions[next]) == positions[next] + word.Length) yield return positions[next];
    }
}
