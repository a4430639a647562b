using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Losses;

public sealed class CE2006CategoricalLossForMultiLabelFixTests
{
    [Theory]
    [InlineData("double[] z, [MultiLabel] double[] y", "SoftmaxCrossEntropy(z, y)", "SigmoidCrossEntropy(z, y)")]
    [InlineData("double[] z, [MultiLabel] double[] y, double[] g", "SoftmaxCrossEntropy(z, y, g)", "SigmoidCrossEntropy(z, y, g)")]
    [InlineData("double[] z, [MultiLabel] double[] y", "SoftmaxCrossEntropy(z, /* tags */ y)", "SigmoidCrossEntropy(z, y)", "/* tags */ ")]
    [InlineData("double[,] z, [MultiLabel] double[,] y", "SoftmaxCrossEntropy(z, y)", "SigmoidCrossEntropy(z, y, Reduction.Mean)")]
    [InlineData("double[][] z, [MultiLabel] double[][] y", "SoftmaxCrossEntropy(z, y)", "SigmoidCrossEntropy(z, y, Reduction.Mean)")]
    [InlineData("double[] z, [MultiLabel] double[] y", "SoftmaxCrossEntropy(z, y, 3)", "SigmoidCrossEntropy(z, y, Reduction.Mean)")]
    public Task TheBinaryLossOfEachClass(string parameters, string before, string after, string comment = "") => LossFix.Verify(
        Loss(parameters, $"{{|CE2006:StableLoss.{before}|}}"),
        Loss(parameters, $"{comment}StableLoss.{after}"));

    [Theory]
    [InlineData("double[] z, [MultiLabel] double[] y", "SoftmaxCrossEntropy(targets: y, logits: z)")] // named arguments
    [InlineData("double[] z, [MultiLabel] double[] y", "SoftmaxCrossEntropy(z, y, new SoftmaxOptions { LabelSmoothing = 0.1 })")] // options that the other loss has not
    [InlineData("double[,] z, [MultiLabel] double[,] y", "SoftmaxCrossEntropy(z, y, new double[2, 3])")] // a gradient of another mean
    [InlineData("double[] p, [MultiLabel] double[] y", "CrossEntropy(p, y)")] // from probabilities of one distribution: the activation is wrong, too
    public Task NoFixIsBetterThanAWrongOne(string parameters, string loss) => Verify.NoFix(Loss(parameters, $"{{|CE2006:StableLoss.{loss}|}}"));

    [Fact]
    public Task InTorchSharp() => LossFix.Verify(
        LossFix.Torch("{|CE2006:cross_entropy(z, y)|}").Replace("Tensor y", "[CeAnalyzers.MultiLabel] Tensor y", StringComparison.Ordinal),
        LossFix.Torch("binary_cross_entropy_with_logits(z, y)").Replace("Tensor y", "[CeAnalyzers.MultiLabel] Tensor y", StringComparison.Ordinal),
        libraries: Libraries.TorchSharp);

    [Fact]
    public void TheBinaryLossCanBeRightAboutTwoClasses()
    {
        var (before, after) = Behaviour.BeforeAndAfter<Func<double[], double>>(
            Loss("double[] z", "StableLoss.SoftmaxCrossEntropy(z, new double[] { 1, 1, 0 })"), "CE2006", "Loss", "Of");
        double[] right = [40, 40, -40];
        Assert.Equal(2 * Math.Log(2), before(right), 1e-12);
        Assert.Equal(0, after(right), 1e-12);
        Assert.True(after([-40, 40, -40]) > 39);
    }

    private static string Loss(string parameters, string loss) =>
        $$"""
        using CeAnalyzers;

        public static class Loss
        {
            public static double Of({{parameters}}) => {{loss}};
        }
        """;
}
