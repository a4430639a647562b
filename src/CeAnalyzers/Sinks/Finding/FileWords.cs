using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>What one pass over the characters of a file notes: which words it holds, and where a sink may begin.</summary>
internal sealed class FileWords
{
    private readonly HashSet<int> words;

    private FileWords(HashSet<int> words, ImmutableArray<Candidate> candidates)
    {
        this.words = words;
        Candidates = candidates;
    }

    /// <summary>The places where a sink may begin, in order.</summary>
    public ImmutableArray<Candidate> Candidates { get; }

    /// <summary>The hashes of the words: a file that holds a word has its hash, and rarely one that does not.</summary>
    public IEnumerable<int> Hashes => words;

    public static int HashOf(string word) => word.Aggregate(0, Next);

    public static FileWords Of(SourceText source)
    {
        string text = source.ToString();
        var known = new Dictionary<int, ulong>();
        ImmutableArray<Candidate>.Builder candidates = ImmutableArray.CreateBuilder<Candidate>();
        ulong listening = Triggers.NeedNoWord;
        bool isLineEmpty = true;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (IsWord(letter))
            {
                int start = i;
                int hash = 0;
                for (; i < text.Length && IsWord(text[i]); i++) hash = Next(hash, text[i]);
                if (!known.TryGetValue(hash, out ulong finders))
                {
                    string word = text.Substring(start, i - start);
                    known[hash] = finders = Triggers.OfWord(word);
                    listening |= Triggers.NeedingWord(word);
                }

                if (finders != 0) candidates.Add(new Candidate(start, finders));
                isLineEmpty = false;
                i--;
            }
            else if (letter == '\n')
            {
                isLineEmpty = true;
            }
            else if (letter == '/' && isLineEmpty && i + 1 < text.Length && text[i + 1] == '/')
            {
                int end = text.IndexOf('\n', i);
                i = (end < 0 ? text.Length : end) - 1;
            }
            else if (!char.IsWhiteSpace(letter))
            {
                isLineEmpty = false;
                if (Triggers.OfOperator(letter) is not 0 and var finders) candidates.Add(new Candidate(i, finders));
            }
        }

        return new FileWords([.. known.Keys], Wanted(candidates, listening, text).ToImmutableArray());
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

    private static int Next(int hash, char letter) => ((hash * 31) + letter) | 1;

    public static bool IsWord(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' or >= '0' and <= '9' || letter > 127 && char.IsLetterOrDigit(letter);
}

/// <summary>A place in a file where a sink may begin.</summary>
/// <param name="Position">The start of the word or operator.</param>
/// <param name="Finders">The finders to ask, as bits.</param>
internal readonly record struct Candidate(int Position, ulong Finders);
