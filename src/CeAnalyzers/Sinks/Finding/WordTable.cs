namespace CeAnalyzers.Sinks.Finding;

/// <summary>The words of one file by their hashes: how often each of them is used, and whether a method may be declared by that name. Two words of one hash are taken for one, and a word without a hash for none.</summary>
internal sealed class WordTable
{
    /// <summary>The bit beside the number of uses.</summary>
    private const ushort Declares = 0x8000;

    private readonly int[] hashes;
    private readonly ushort[] uses;

    /// <param name="words">The words of a file, each once.</param>
    /// <param name="count">How many they are.</param>
    public WordTable(IEnumerable<WordUse> words, int count)
    {
        int size = 16;
        while (size < count + count / 2) size *= 2;
        hashes = new int[size];
        uses = new ushort[size];
        foreach (WordUse word in words)
        {
            int slot = SlotOf(word.Hash, hashes);
            hashes[slot] = word.Hash;
            uses[slot] = (ushort)(Math.Min(word.Count, Declares - 1) | (word.MayDeclare ? Declares : 0));
        }
    }

    public int Slots => hashes.Length;

    /// <summary>The slot of a word; -1 where the file does not hold it.</summary>
    public int SlotOf(int hash) => SlotOf(hash, hashes) is var slot && hash != 0 && hashes[slot] == hash ? slot : -1;

    /// <summary>How often the file holds the word outside of lines of comments, or what is taken for it.</summary>
    public int CountOf(int hash) => Find(hash) & ~Declares;

    /// <summary>Whether a method may be declared by the name.</summary>
    public bool MayDeclare(int hash) => (Find(hash) & Declares) != 0;

    /// <summary>Where a hash is in a table of a power of two of slots, or where it belongs.</summary>
    public static int SlotOf(int hash, int[] hashes)
    {
        int mask = hashes.Length - 1;
        int slot = (int)((uint)hash * 2654435769U >> 7) & mask;
        while (hashes[slot] != 0 && hashes[slot] != hash) slot = (slot + 1) & mask;
        return slot;
    }

    private ushort Find(int hash) => SlotOf(hash) is >= 0 and var slot ? uses[slot] : (ushort)0;
}

/// <summary>What one file says of a word.</summary>
internal readonly record struct WordUse(int Hash, int Count, bool MayDeclare);
