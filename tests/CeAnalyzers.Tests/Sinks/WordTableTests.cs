using CeAnalyzers.Sinks.Finding;
using CsCheck;
using Xunit;

namespace CeAnalyzers.Tests.Sinks;

/// <summary>The table holds the words that were collected and no others, however many, with how often they were.</summary>
public sealed class WordTableTests
{
    private static readonly Gen<HashSet<int>> Hashes = Gen.Int.Where(hash => hash != 0).HashSet[0, 1200];

    [Fact]
    public void HoldsWhatWasCollected() => Hashes.Sample(hashes =>
    {
        WordTable table = Collect(hashes.Skip(1).SelectMany(hash => Enumerable.Repeat(hash, Uses(hash))));
        foreach (int hash in hashes.Skip(1))
        {
            Assert.Equal(Uses(hash), table.CountOf(hash));
            Assert.Equal(hash % 2 == 0, table.MayDeclare(hash));
        }

        foreach (int hash in hashes.Take(1)) Assert.Equal((0, false), (table.CountOf(hash), table.MayDeclare(hash)));
    });

    [Fact]
    public void KeepsNothingOfTheFileBefore() => Hashes.Sample(hashes =>
    {
        Collect(hashes);
        WordTable empty = Collect([]);
        Assert.All(hashes, hash => Assert.Equal(0, empty.CountOf(hash)));
    });

    [Fact]
    public void CountsToItsLimit() => Assert.Equal(short.MaxValue, Collect(Enumerable.Repeat(7, 100_000)).CountOf(7));

    private static int Uses(int hash) => (hash & 3) + 1;

    private static WordTable Collect(IEnumerable<int> hashes)
    {
        var words = WordCollector.Empty();
        foreach (int hash in hashes) words.Add(hash, out _).MayDeclare = hash % 2 == 0;
        return words.ToTable();
    }
}
