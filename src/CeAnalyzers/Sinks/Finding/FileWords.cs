using System.Collections.Immutable;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>What one pass over the characters of a file notes: which words it holds, and where a sink may begin.</summary>
internal sealed class FileWords
{
    /// <summary>How often a text is searched through before noting where its words stand costs less.</summary>
    private const int ManySearches = 20;

    private readonly WordTable words;
    private readonly List<int> telling;
    private readonly ImmutableArray<Candidate> candidates;
    private long searched;
    private WordPositions? positions;

    private FileWords(string text, WordTable words, List<int> telling, ImmutableArray<Candidate> candidates)
    {
        Text = text;
        this.words = words;
        this.telling = telling;
        this.candidates = candidates;
    }

    public string Text { get; }

    /// <summary>How often the file holds a word with this hash, outside of lines of comments: the word itself, and rarely another.</summary>
    public int CountOf(int hash) => words.CountOf(hash);

    public bool Contains(int hash) => CountOf(hash) > 0;

    /// <summary>Whether the file may declare a method by that name.</summary>
    public bool MayDeclare(int hash) => words.MayDeclare(hash);

    /// <summary>Where a word stands in a span of the text, in whatever role, outside of lines of comments.</summary>
    public IEnumerable<int> PlacesOf(string word, TextSpan span)
    {
        if (positions is null && word.All(IsWord) && Interlocked.Add(ref searched, span.Length) > (long)Text.Length * ManySearches) positions = new WordPositions(Text, words);
        return positions is { } known && word.All(IsWord) ? known.Of(word, span.Start, span.End) : Searched(word, span);
    }

    private IEnumerable<int> Searched(string word, TextSpan span)
    {
        for (int at = Text.IndexOf(word, span.Start, span.Length, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(word, at + word.Length, span.End - at - word.Length, StringComparison.Ordinal))
            if (!IsPart(at - 1) && !IsPart(at + word.Length) && !IsInComment(Text, at)) yield return at;
    }

    private bool IsPart(int at) => at >= 0 && at < Text.Length && IsWord(Text[at]);

    /// <summary>Whether a word in the span tells of kinds: an exponential, an activation.</summary>
    public bool TellIn(TextSpan span)
    {
        int next = telling.BinarySearch(span.Start);
        next = next < 0 ? ~next : next;
        return next < telling.Count && telling[next] < span.End;
    }

    /// <summary>The places in the span where a sink may begin, in order.</summary>
    public IEnumerable<Candidate> CandidatesIn(TextSpan span)
    {
        for (int next = FirstCandidateFrom(span.Start); next < candidates.Length && candidates[next].Position < span.End; next++) yield return candidates[next];
    }

    public bool HasCandidateIn(TextSpan span) => FirstCandidateFrom(span.Start) is var first && first < candidates.Length && candidates[first].Position < span.End;

    private int FirstCandidateFrom(int position)
    {
        int next = candidates.BinarySearch(new Candidate(position, 0));
        return next < 0 ? ~next : next;
    }

    public static int HashOf(string word) => HashOf(word, 0, word.Length);

    public static int HashOf(string text, int start, int end) => WordReader.HashOf(text, start, end);

    /// <summary>Where the word begins that ends before a position: the position itself, where none does.</summary>
    public static int StartOfWord(string text, int end)
    {
        while (end > 0 && IsWord(text[end - 1])) end--;
        return end;
    }

    public static int EndOfWord(string text, int start)
    {
        while (start < text.Length && IsWord(text[start])) start++;
        return start;
    }

    public static int EndOfLine(string text, int start) => text.IndexOf('\n', start) is >= 0 and var end ? end : text.Length;

    public static FileWords Of(SourceText source)
    {
        string text = source.ToString();
        var words = WordCollector.Empty();
        ImmutableArray<Candidate>.Builder candidates = ImmutableArray.CreateBuilder<Candidate>();
        var telling = new List<int>();
        ulong listening = 0;
        var reader = new WordReader(text);
        while (reader.MoveNext())
        {
            ref WordCollector.Entry word = ref words.Add(reader.Hash, out bool isNew);
            if (isNew)
            {
                word.Facts = Triggers.OfWord(text, reader.Start, reader.End, reader.Hash);
                listening = Triggers.ListeningFor(text, reader.Start, reader.End, listening | word.Facts.Listening);
            }

            if (!word.MayDeclare) word.MayDeclare = DeclarationText.MayDeclare(text, reader.Start, reader.End);
            if (word.Facts.IsTelling) telling.Add(reader.Start);
            if (word.Facts.Finders != 0) candidates.Add(new Candidate(reader.Start, word.Facts.Finders));
        }

        AddOperators(text, listening, candidates);
        return new FileWords(text, words.ToTable(), telling, candidates.ToImmutable());
    }

    /// <summary>The operators that a finder wants in this file and between these operands.</summary>
    private static void AddOperators(string text, ulong listening, ImmutableArray<Candidate>.Builder candidates)
    {
        char[] operators = Triggers.OperatorsOf(listening);
        int words = candidates.Count;
        for (int at = text.IndexOfAny(operators); at >= 0; at = text.IndexOfAny(operators, at + 1))
        {
            ulong finders = Triggers.OfOperator(text[at]) & listening;
            for (int i = 0; finders >> i != 0; i++)
                if ((finders >> i & 1) != 0 && !Triggers.Finders[i].Allows(text, at)) finders &= ~(1UL << i);
            if (finders != 0 && !IsInComment(text, at)) candidates.Add(new Candidate(at, finders));
        }

        if (candidates.Count > words) candidates.Sort();
    }

    /// <summary>In a line that is a comment.</summary>
    public static bool IsInComment(string text, int at)
    {
        int line = at;
        while (line > 0 && text[line - 1] != '\n') line--;
        while (line < at && char.IsWhiteSpace(text[line])) line++;
        return line + 1 < text.Length && text[line] == '/' && text[line + 1] == '/';
    }

    public static bool IsWord(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' or >= '0' and <= '9' || letter > 127 && char.IsLetterOrDigit(letter);
}

/// <summary>A place in a file where a sink may begin.</summary>
/// <param name="Position">The start of the word or operator.</param>
/// <param name="Finders">The finders to ask, as bits.</param>
internal readonly record struct Candidate(int Position, ulong Finders) : IComparable<Candidate>
{
    public int CompareTo(Candidate other) => Position.CompareTo(other.Position);
}
