using System.Collections.Immutable;
using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>What one pass over the characters of a file notes: which words it holds, and where a sink may begin.</summary>
internal sealed class FileWords
{
    private const int FirstHash = unchecked((int)2166136261);

    private readonly WordTable words;
    private readonly List<int> telling;
    private readonly ImmutableArray<Candidate> candidates;

    private FileWords(string text, WordTable words, List<int> telling, ImmutableArray<Candidate> candidates)
    {
        Text = text;
        this.words = words;
        this.telling = telling;
        this.candidates = candidates;
    }

    public string Text { get; }

    /// <summary>Whether the file holds a word with this hash: the word itself, and rarely another.</summary>
    public bool Contains(int hash) => words.Contains(hash);

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

    public static int HashOf(string text, int start, int end)
    {
        int hash = FirstHash;
        for (int i = start; i < end; i++) hash = Next(hash, text[i]);
        return hash;
    }

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
        var words = new WordTable();
        ImmutableArray<Candidate>.Builder candidates = ImmutableArray.CreateBuilder<Candidate>();
        var telling = new List<int>();
        ulong listening = 0;
        bool isLineEmpty = true;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (IsWord(letter))
            {
                int start = i;
                int hash = FirstHash;
                for (; i < text.Length && IsWord(text[i]); i++) hash = Next(hash, text[i]);
                if (!words.TryGet(hash, out WordFacts facts))
                {
                    facts = Triggers.OfWord(text, start, i, hash);
                    words.Add(hash, facts);
                    listening = Triggers.ListeningFor(text, start, i, listening | facts.Listening);
                }

                if (facts.IsTelling) telling.Add(start);
                if (facts.Finders != 0) candidates.Add(new Candidate(start, facts.Finders));
                isLineEmpty = false;
                i--;
            }
            else if (letter == '\n')
            {
                isLineEmpty = true;
            }
            else if (letter == '/' && isLineEmpty && i + 1 < text.Length && text[i + 1] == '/')
            {
                i = EndOfLine(text, i) - 1;
            }
            else if (!char.IsWhiteSpace(letter))
            {
                isLineEmpty = false;
                if (Triggers.OfOperator(letter) is not 0 and var finders) candidates.Add(new Candidate(i, finders));
            }
        }

        return new FileWords(text, words, telling, Wanted(candidates, listening, text).ToImmutableArray());
    }

    /// <summary>The candidates without the operators that no finder wants in this file or between these operands.</summary>
    private static IEnumerable<Candidate> Wanted(IEnumerable<Candidate> candidates, ulong listening, string text)
    {
        foreach (Candidate candidate in candidates)
        {
            ulong finders = candidate.Finders;
            if (!IsWord(text[candidate.Position]))
            {
                finders &= listening;
                for (int i = 0; i < Triggers.Finders.Length; i++)
                    if ((finders & (1UL << i)) != 0 && !Triggers.Finders[i].Allows(text, candidate.Position)) finders &= ~(1UL << i);
            }

            if (finders != 0) yield return new Candidate(candidate.Position, finders);
        }
    }

    /// <summary>Fowler, Noll and Vo's hash, 1a, over the letters.</summary>
    private static int Next(int hash, char letter) => (hash ^ letter) * 16777619;

    public static bool IsWord(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' or >= '0' and <= '9' || letter > 127 && char.IsLetterOrDigit(letter);
}

/// <summary>A place in a file where a sink may begin.</summary>
/// <param name="Position">The start of the word or operator.</param>
/// <param name="Finders">The finders to ask, as bits.</param>
internal readonly record struct Candidate(int Position, ulong Finders) : IComparable<Candidate>
{
    public int CompareTo(Candidate other) => Position.CompareTo(other.Position);
}
