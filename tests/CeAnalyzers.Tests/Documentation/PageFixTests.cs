using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Documentation;

/// <summary>The fixed code on the pages is what the fixes make of the flagged code there.</summary>
public sealed class PageFixTests
{
    public static TheoryData<string> Ids => [.. Page.All.Where(page => page.Safety.Length > 0).Select(page => page.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task FixedCodeIsWhatAFixMakes(string id)
    {
        Page page = Page.All.Single(p => p.Id == id);
        var made = new List<string>();
        foreach (CodeBlock flagged in page.Of("flagged"))
        {
            var offers = await Behaviour.Offered(flagged.Code, flagged.Libraries);
            Assert.Contains($"({page.Safety})", offers[0].Action.Title, StringComparison.Ordinal);
            made.AddRange(offers.Select(offer => offer.Result));
        }

        Assert.All(page.Of("fixed"), block => Assert.Contains(block.Code, made));
    }
}
