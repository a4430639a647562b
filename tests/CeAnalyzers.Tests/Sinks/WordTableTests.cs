using CeAnalyzers.Sinks.Finding;
using CsCheck;
using Xunit;

namespace CeAnalyzers.Tests.Sinks;

/// <summary>The table holds the hashes that were added and no others, however many.</summary>
public sealed class WordTableTests
{
    [Fact]
    public void HoldsWhatWasAdded() =>
        Gen.Int.Where(hash => hash != 0).HashSet[0, 600].Sample(hashes =>
        {
            var table = new WordTable();
            foreach (int hash in hashes.Skip(1)) table.Add(hash, new WordFacts((ulong)(uint)hash, 0, false));
            foreach (int hash in hashes.Skip(1)) Assert.True(table.TryGet(hash, out WordFacts facts) && facts.Finders == (uint)hash);
            foreach (int hash in hashes.Take(1)) Assert.False(table.Contains(hash));
        });
}
