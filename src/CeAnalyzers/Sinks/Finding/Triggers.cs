using System.Collections.Immutable;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>Which finders a word or an operator is of interest to: bits by the place of the finder in <see cref="Finders"/>.</summary>
internal static class Triggers
{
    public static readonly ImmutableArray<SinkFinder> Finders = typeof(SinkFinder).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(SinkFinder).IsAssignableFrom(type))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (SinkFinder)Activator.CreateInstance(type))
        .ToImmutableArray();

    private static readonly Dictionary<string, ulong> ByWord = Collect(finder => finder.Words);
    private static readonly Dictionary<string, ulong> ByPart = Collect(finder => finder.WordParts);
    private static readonly ulong[] ByOperator = [.. Enumerable.Range(0, 128).Select(c => Mask(finder => finder.Operators.IndexOf((char)c) >= 0))];

    private static readonly ulong Listening = Mask(finder => finder.Operators.Length > 0);

    public static ulong OfOperator(char @operator) => @operator < ByOperator.Length ? ByOperator[@operator] : 0;

    public static ulong OfWord(string word) => (ByWord.TryGetValue(word, out ulong finders) ? finders : 0) | WithPart(word, ByPart);

    /// <summary>Of the finders that do not yet, those that listen to the operators of a file with this word in it.</summary>
    public static ulong ListeningFor(string word, ulong already)
    {
        ulong pending = Listening & ~already;
        for (int i = 0; pending >> i != 0; i++)
            if ((pending >> i & 1) != 0 && Finders[i].ListensFor(word)) already |= 1UL << i;
        return already;
    }

    private static ulong WithPart(string word, Dictionary<string, ulong> byPart)
    {
        ulong finders = 0;
        foreach (KeyValuePair<string, ulong> part in byPart)
            if (word.Length >= part.Key.Length && word.IndexOf(part.Key, StringComparison.OrdinalIgnoreCase) >= 0) finders |= part.Value;
        return finders;
    }

    private static ulong Mask(Func<SinkFinder, bool> isMeant) => Finders.Select((finder, i) => isMeant(finder) ? 1UL << i : 0).Aggregate(0UL, (all, one) => all | one);

    private static Dictionary<string, ulong> Collect(Func<SinkFinder, IEnumerable<string>> words) =>
        Finders.SelectMany(words).Distinct().ToDictionary(word => word, word => Mask(finder => words(finder).Contains(word)), StringComparer.Ordinal);
}
