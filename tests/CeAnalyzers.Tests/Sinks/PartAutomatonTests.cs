using CeAnalyzers.Sinks.Finding;
using CsCheck;
using Xunit;

namespace CeAnalyzers.Tests.Sinks;

/// <summary>The automaton finds the parts that a search for each of them finds.</summary>
public sealed class PartAutomatonTests
{
    private static readonly string[] Parts = ["he", "she", "his", "hers", "softmax", "soft", "max", "ax_", "2d"];

    private static readonly PartAutomaton Automaton = new(Parts.Select((part, i) => new KeyValuePair<string, WordFacts>(part, new WordFacts(1UL << i, 0, false))));

    [Fact]
    public void FindsWhatSearchesFind() =>
        Gen.String[Gen.Char["hersiofatmxHERSM_2dé"], 0, 24].Sample(word =>
        {
            ulong expected = 0;
            for (int i = 0; i < Parts.Length; i++)
                if (word.Contains(Parts[i], StringComparison.OrdinalIgnoreCase)) expected |= 1UL << i;
            Assert.Equal(expected, Automaton.Of(word, 0, word.Length).Finders);
        });

    [Fact]
    public void LooksAtNothingOutsideOfTheWord() => Assert.Equal(default, Automaton.Of("she softmax he", 4, 7));
}
