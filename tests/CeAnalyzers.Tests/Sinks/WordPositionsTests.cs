using System.Text.RegularExpressions;
using CeAnalyzers.Sinks.Finding;
using CsCheck;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CeAnalyzers.Tests.Sinks;

/// <summary>A word is found where it stands, also once a file has been searched so often that its words are noted.</summary>
public sealed class WordPositionsTests
{
    private static readonly string[] Words = ["x", "xx", "p", "exp", "Log", "_sum", "été", "x1"];
    private static readonly string[] Parts = [.. Words, " ", ".", "(", " // ", "\n", "\n  // ", "/* ", "+", "@"];
    private static readonly Gen<string> Text = Gen.Int[0, Parts.Length - 1].Select(part => Parts[part]).Array[0, 80].Select(string.Concat);

    [Fact]
    public void AreFoundLikeBySearching() => Gen.Select(Text, Gen.Int[0, 300], Gen.Int[0, 300]).Sample((text, one, other) =>
    {
        FileWords words = FileWords.Of(SourceText.From(text));
        var span = TextSpan.FromBounds(Math.Min(Math.Min(one, other), text.Length), Math.Min(Math.Max(one, other), text.Length));
        for (int search = 0; search < 50; search++)
        {
            foreach (string word in Words)
                Assert.Equal(Expected(text, word).Where(at => at >= span.Start && at + word.Length <= span.End), words.PlacesOf(word, span));
        }
    });

    /// <summary>Whole words, but for lines that begin with two slashes.</summary>
    private static IEnumerable<int> Expected(string text, string word) => Regex.Matches(text, $@"(?<![\p{{L}}\p{{Nd}}_]){word}(?![\p{{L}}\p{{Nd}}_])").Select(match => match.Index)
        .Where(at => !text[(text.LastIndexOf('\n', at) + 1)..].TrimStart(' ', '\t').StartsWith("//", StringComparison.Ordinal));
}
