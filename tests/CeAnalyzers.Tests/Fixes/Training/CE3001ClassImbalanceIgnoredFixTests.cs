using CeAnalyzers.Tests.Fixes.Losses;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Training;

public sealed class CE3001ClassImbalanceIgnoredFixTests
{
    [Theory]
    [InlineData("[ClassCounts(174, 1623)] int y", "z, y", "174, 1623")]
    [InlineData("[ClassCounts(174, 1623)] int y, double[] g", "z, y, g", "174, 1623")]
    [InlineData("[ClassCounts(1, 2, 30)] int[] y", "z, y, reduction: Reduction.Sum", "1, 2, 30")]
    public Task BalancedWeightsAreTheFirst(string labels, string arguments, string counts) => LossFix.Verify(
        Loss(labels, $"{{|CE3001:StableLoss.SoftmaxCrossEntropy({arguments})|}}"),
        Loss(labels, $"StableLoss.SoftmaxCrossEntropy({arguments}, options: new SoftmaxOptions {{ ClassWeights = ClassWeights.Balanced(new[] {{ {counts} }}) }})"));

    [Fact]
    public Task AnArrayOfCountsIsNamed() => LossFix.Verify(
        Loss("int y", "{|CE3001:StableLoss.SoftmaxCrossEntropy(z, y)|}", "private static readonly int[] ClassCounts = { 174, 1623 };"),
        Loss("int y", "StableLoss.SoftmaxCrossEntropy(z, y, options: new SoftmaxOptions { ClassWeights = ClassWeights.Balanced(ClassCounts) })", "private static readonly int[] ClassCounts = { 174, 1623 };"));

    [Theory]
    [InlineData("[ClassCounts(174, 1623)] int y", "SoftmaxCrossEntropy(z, y)", "SoftmaxFocal(z, y)", "CE3001.SoftmaxFocal")]
    [InlineData("[ClassCounts(174, 1623)] int[] y, double[] g", "SoftmaxCrossEntropy(z, y, g)", "SoftmaxFocal(z, y, g)", "CE3001.SoftmaxFocal")]
    [InlineData("[ClassCounts(174, 1623)] double[] y", "SigmoidCrossEntropy(z, y)", "SigmoidFocal(z, y)", null)]
    public Task TheFocalLoss(string labels, string before, string after, string? key) => LossFix.Verify(
        Loss(labels, $"{{|CE3001:StableLoss.{before}|}}"),
        Loss(labels, $"StableLoss.{after}"), key);

    [Theory]
    [InlineData("StableLoss.SoftmaxCrossEntropy(z, y, new SoftmaxOptions { LabelSmoothing = 0.1 })")] // options that the weights would have to join
    public Task NoFixIsBetterThanAWrongOne(string loss) => Verify.NoFix(Loss("[ClassCounts(174, 1623)] int y", $"{{|CE3001:{loss}|}}"));

    [Fact]
    public Task TensorsMayBeOnAnotherDevice() => Verify.NoFix(
        LossFix.Torch("{|CE3001:cross_entropy(z, y)|}").Replace("Tensor y", "[CeAnalyzers.ClassCounts(174, 1623)] Tensor y", StringComparison.Ordinal), libraries: Libraries.TorchSharp);

    [Fact]
    public void TheRareClassCountsForMore()
    {
        var (before, after) = Behaviour.BeforeAndAfter<Func<double[], int, double>>(Loss("[ClassCounts(174, 1623)] int y", "StableLoss.SoftmaxCrossEntropy(z, y)"), "CE3001", "Loss", "Of");
        Assert.Equal(before([1, 2], 0) * 1797 / (2 * 174), after([1, 2], 0), 1e-12);
        Assert.Equal(before([1, 2], 1) * 1797 / (2 * 1623), after([1, 2], 1), 1e-12);
    }

    private static string Loss(string labels, string loss, string field = "") =>
        $$"""
        using CeAnalyzers;

        public static class Loss
        {
            {{field}}
            public static double Of(double[] z, {{labels}}) => {{loss}};
        }
        """;
}
