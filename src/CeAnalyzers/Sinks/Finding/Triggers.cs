using System.Collections.Immutable;
using CeAnalyzers.Flow;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>What words and operators mean to the finders of sinks.</summary>
internal static class Triggers
{
    public static readonly ImmutableArray<SinkFinder> Finders = typeof(SinkFinder).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(SinkFinder).IsAssignableFrom(type))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (SinkFinder)Activator.CreateInstance(type))
        .ToImmutableArray();

    private static readonly Dictionary<int, WordFacts> ByWord = Collect(
        Finders.SelectMany((finder, i) => finder.Words.Select(word => (FileWords.HashOf(word), new WordFacts(1UL << i, 0, false))))
            .Concat(SliceWords.Telling.Select(word => (FileWords.HashOf(word), new WordFacts(0, 0, true)))));

    private static readonly PartAutomaton ByPart = new(Collect(
        Finders.SelectMany((finder, i) => finder.WordParts.Select(part => (part, new WordFacts(1UL << i, 0, false))).Concat(finder.NeededParts.Select(part => (part, new WordFacts(0, 1UL << i, false)))))
            .Concat(SliceWords.TellingParts.Select(part => (part, new WordFacts(0, 0, true))))));

    private static readonly ulong[] ByOperator = [.. Enumerable.Range(0, 128).Select(c => Mask(finder => finder.Operators.IndexOf((char)c) >= 0))];

    /// <summary>The finders that decide for themselves which words make them listen to operators.</summary>
    private static readonly ulong Choosing = Mask(finder => finder.Operators.Length > 0 && !finder.NeededParts.Any());

    public static ulong OfOperator(char @operator) => @operator < ByOperator.Length ? ByOperator[@operator] : 0;

    /// <summary>The operators that some of the finders look at.</summary>
    public static char[] OperatorsOf(ulong finders) => [.. Enumerable.Range(0, ByOperator.Length).Where(c => (ByOperator[c] & finders) != 0).Select(c => (char)c)];

    public static WordFacts OfWord(string text, int start, int end, int hash) =>
        ByWord.TryGetValue(hash, out WordFacts facts) ? facts | ByPart.Of(text, start, end) : ByPart.Of(text, start, end);

    /// <summary>With those finders, of the ones that do not listen yet, that choose to because of a word.</summary>
    public static ulong ListeningFor(string text, int start, int end, ulong already)
    {
        ulong pending = Choosing & ~already;
        for (int i = 0; pending >> i != 0; i++)
            if ((pending >> i & 1) != 0 && Finders[i].ListensFor(text, start, end)) already |= 1UL << i;
        return already;
    }

    private static ulong Mask(Func<SinkFinder, bool> isMeant) => Finders.Select((finder, i) => isMeant(finder) ? 1UL << i : 0).Aggregate(0UL, (all, one) => all | one);

    private static Dictionary<T, WordFacts> Collect<T>(IEnumerable<(T Key, WordFacts Facts)> facts)
        where T : notnull
    {
        var all = new Dictionary<T, WordFacts>();
        foreach ((T key, WordFacts one) in facts) all[key] = all.TryGetValue(key, out WordFacts known) ? known | one : one;
        return all;
    }
}
