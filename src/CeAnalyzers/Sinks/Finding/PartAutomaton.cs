namespace CeAnalyzers.Sinks.Finding;

/// <summary>
/// Finds which of many parts a word holds, in whatever case, in one pass over its letters (Aho and Corasick, "Efficient string matching", 1975).
/// </summary>
internal sealed class PartAutomaton
{
    /// <summary>a to z, 0 to 9, '_', and anything else, which ends every part.</summary>
    private const int Letters = 38;

    private readonly ushort[] next;
    private readonly WordFacts[] found;

    public PartAutomaton(IEnumerable<KeyValuePair<string, WordFacts>> parts)
    {
        var trie = new List<int[]> { new int[Letters] };
        var facts = new List<WordFacts> { default };
        foreach (KeyValuePair<string, WordFacts> part in parts)
        {
            int state = 0;
            foreach (char letter in part.Key)
            {
                if (trie[state][ClassOf(letter)] == 0)
                {
                    trie[state][ClassOf(letter)] = trie.Count;
                    trie.Add(new int[Letters]);
                    facts.Add(default);
                }

                state = trie[state][ClassOf(letter)];
            }

            facts[state] |= part.Value;
        }

        next = new ushort[trie.Count * Letters];
        found = new WordFacts[trie.Count];
        Complete(trie, facts);
    }

    /// <summary>What all the parts of a word say together.</summary>
    public WordFacts Of(string text, int start, int end)
    {
        WordFacts facts = default;
        int state = 0;
        for (int i = start; i < end; i++)
        {
            state = next[(state * Letters) + ClassOf(text[i])];
            facts |= found[state];
        }

        return facts;
    }

    /// <summary>Breadth first, so that the longest proper suffix of a state is complete before the state.</summary>
    private void Complete(List<int[]> trie, List<WordFacts> facts)
    {
        var suffix = new int[trie.Count];
        var pending = new Queue<int>([0]);
        while (pending.Count > 0)
        {
            int state = pending.Dequeue();
            found[state] = facts[state] | (state == 0 ? default : found[suffix[state]]);
            for (int letter = 0; letter < Letters; letter++)
            {
                int child = trie[state][letter];
                int without = state == 0 ? 0 : next[(suffix[state] * Letters) + letter];
                next[(state * Letters) + letter] = (ushort)(child == 0 ? without : child);
                if (child == 0) continue;
                suffix[child] = without;
                pending.Enqueue(child);
            }
        }
    }

    private static int ClassOf(char letter) => letter switch
    {
        >= 'a' and <= 'z' => letter - 'a',
        >= 'A' and <= 'Z' => letter - 'A',
        >= '0' and <= '9' => 26 + letter - '0',
        '_' => 36,
        _ => 37,
    };
}
