using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Losses;

/// <summary>Fixes that change training say so, and are applied in bulk only where .editorconfig asks for it.</summary>
public sealed class SafetyTests
{
    private const string Source = """
        using CeAnalyzers;

        public static class Loss
        {
            public static double Of(double[] z, int label) => StableLoss.SoftmaxCrossEntropy(StableMath.Softmax(z), label);
        }
        """;

    private const string Fixed = """
        using CeAnalyzers;

        public static class Loss
        {
            public static double Of(double[] z, int label) => StableLoss.SoftmaxCrossEntropy(z, label);
        }
        """;

    [Fact]
    public async Task TitlesSayThatTrainingChanges()
    {
        var offers = await Behaviour.Offered(Source);
        Assert.NotEmpty(offers);
        Assert.All(offers, offer => Assert.EndsWith("(changes training)", offer.Action.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FixAllLeavesThemAloneUnlessItIsAskedTo()
    {
        Assert.Equal(Source, await Behaviour.FixAll(Source, "CE2003", editorConfig: null));
        Assert.Equal(Source, await Behaviour.FixAll(Source, "CE2003", "[*.cs]\nce_unsafe_fixes = false"));
        Assert.Equal(Fixed, await Behaviour.FixAll(Source, "CE2003", "[*.cs]\nce_unsafe_fixes = true"));
    }
}
