namespace CeAnalyzers.Sinks.Finding;

/// <summary>Collects the words of a file, with what each of them means; one for a thread, since a file has hundreds of words and a compilation thousands of files.</summary>
internal sealed class WordCollector
{
    [ThreadStatic]
    private static WordCollector? ofThread;

    private readonly List<int> slots = [];
    private int[] hashes = new int[1024];
    private Entry[] entries = new Entry[1024];

    /// <summary>An empty one, until the thread asks again.</summary>
    public static WordCollector Empty()
    {
        WordCollector collector = ofThread ??= new WordCollector();
        foreach (int slot in collector.slots) collector.hashes[slot] = 0;
        collector.slots.Clear();
        return collector;
    }

    /// <summary>Counts a word; <paramref name="isNew"/> where the file has not had it before.</summary>
    public ref Entry Add(int hash, out bool isNew)
    {
        int slot = WordTable.SlotOf(hash, hashes);
        isNew = hashes[slot] != hash || hash == 0;
        if (isNew)
        {
            if (slots.Count * 2 >= hashes.Length)
            {
                Grow();
                slot = WordTable.SlotOf(hash, hashes);
            }

            if (hash != 0) slots.Add(slot);
            hashes[slot] = hash;
            entries[slot] = default;
        }

        entries[slot].Count++;
        return ref entries[slot];
    }

    public WordTable ToTable() => new(slots.Select(slot => new WordUse(hashes[slot], entries[slot].Count, entries[slot].MayDeclare)), slots.Count);

    private void Grow()
    {
        (int[] oldHashes, Entry[] oldEntries) = (hashes, entries);
        hashes = new int[oldHashes.Length * 2];
        entries = new Entry[oldHashes.Length * 2];
        for (int i = 0; i < slots.Count; i++)
        {
            int old = slots[i];
            int slot = WordTable.SlotOf(oldHashes[old], hashes);
            hashes[slot] = oldHashes[old];
            entries[slot] = oldEntries[old];
            slots[i] = slot;
        }
    }

    /// <summary>What is known of a word.</summary>
    public struct Entry
    {
        public WordFacts Facts;
        public int Count;
        public bool MayDeclare;
    }
}
