using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Losses;

public sealed class CE2004LogitsForProbabilitiesFixTests
{
    [Theory]
    [InlineData("binary_cross_entropy(layer.forward(z), y)", "binary_cross_entropy_with_logits(layer.forward(z), y)")]
    [InlineData("functional.binary_cross_entropy(layer.forward(z), y, reduction: Reduction.Sum)", "functional.binary_cross_entropy_with_logits(layer.forward(z), y, reduction: Reduction.Sum)")]
    [InlineData("BCELoss().call(layer.forward(z), y)", "functional.binary_cross_entropy_with_logits(layer.forward(z), y)")]
    public Task TorchSharp(string before, string after) => LossFix.Verify(Torch($$"""{|CE2004:{{before}}|}"""), Torch(after), null, Libraries.TorchSharp);

    [Fact]
    public Task OptionsOfAModuleAreLeftAlone()
    {
        string source = Torch("{|CE2004:BCELoss(reduction: Reduction.Sum).call(layer.forward(z), y)|}");
        return LossFix.Verify(source, source, null, Libraries.TorchSharp);
    }

    [Theory]
    [InlineData("{|CE2004:StableLoss.CrossEntropy(z, label)|}", "StableLoss.SoftmaxCrossEntropy(z, label)")]
    [InlineData("{|CE2004:StableLoss.CrossEntropy(z, y)|}", "StableLoss.SoftmaxCrossEntropy(z, y)")]
    [InlineData("2 * {|CE2004:StableLoss.BinaryCrossEntropy(z, y)|}", "2 * StableLoss.SigmoidCrossEntropy(z, y)")]
    public Task OurOwnLibrary(string before, string after) => LossFix.Verify(Runtime(before), Runtime(after));

    [Fact]
    public void TheFixedLossIsThatOfTheProbabilities()
    {
        var (_, after) = Behaviour.BeforeAndAfter<Func<double[], double[], int, double>>("using CeAnalyzers;\n\n" + Runtime("StableLoss.CrossEntropy(z, label)"), "CE2004", "Loss", "Of");
        Assert.Equal(-StableMath.LogSoftmax([2.0, -1.0, 0.5])[1], after([2.0, -1.0, 0.5], [], 1), 1e-12);
        Assert.Equal(2000, after([1000.0, -1000.0], [], 1), 1e-12);
    }

    private static string Runtime(string expression) =>
        $$"""
        public static class Loss
        {
            public static double Of(double[] z, double[] y, int label)
            {
                double[] p = StableMath.Softmax(z);
                Console.Error.WriteLine(p.Length);
                return {{expression}};
            }
        }
        """;

    private static string Torch(string expression) =>
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        using static TorchSharp.torch.nn.functional;

        public static class Loss
        {
            public static Tensor Of(TorchSharp.Modules.Linear layer, Tensor z, Tensor y)
            {
                layer = Linear(4, 1);
                return {{expression}};
            }
        }
        """;
}
