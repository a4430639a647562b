namespace CeAnalyzers.Sinks.Finding;

/// <summary>The words of one file by their hashes, with what each of them means. Two words of one hash are taken for one; one word in four thousand million has the hash 0 and means nothing.</summary>
internal sealed class WordTable
{
    private int[] hashes = new int[256];
    private WordFacts[] facts = new WordFacts[256];
    private int count;

    public bool Contains(int hash) => hashes[SlotOf(hash)] == hash;

    public bool TryGet(int hash, out WordFacts known)
    {
        int slot = SlotOf(hash);
        known = facts[slot];
        return hashes[slot] == hash;
    }

    public void Add(int hash, WordFacts meaning)
    {
        if (count * 2 >= hashes.Length) Grow();
        int slot = SlotOf(hash);
        hashes[slot] = hash;
        facts[slot] = meaning;
        count++;
    }

    private int SlotOf(int hash)
    {
        int mask = hashes.Length - 1;
        int slot = (int)((uint)hash * 2654435769U >> 7) & mask;
        while (hashes[slot] != 0 && hashes[slot] != hash) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        (int[] oldHashes, WordFacts[] oldFacts) = (hashes, facts);
        hashes = new int[oldHashes.Length * 2];
        facts = new WordFacts[oldHashes.Length * 2];
        for (int i = 0; i < oldHashes.Length; i++)
        {
            if (oldHashes[i] == 0) continue;
            int slot = SlotOf(oldHashes[i]);
            hashes[slot] = oldHashes[i];
            facts[slot] = oldFacts[i];
        }
    }
}
