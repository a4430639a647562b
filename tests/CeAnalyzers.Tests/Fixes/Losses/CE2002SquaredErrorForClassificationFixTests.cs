using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Losses;

public sealed class CE2002SquaredErrorForClassificationFixTests
{
    private const string SoftmaxLoop = """
        public static class Loss
        {
            public static double Of(double[] z, double[] target)
            {
                double[] p = StableMath.Softmax(z);
                double loss = 0;
                for (int i = 0; i < p.Length; i++)
                {
                    STATEMENT
                }

                return loss; // of one sample
            }
        }
        """;

    [Theory]
    [InlineData("loss += {|CE2002:(p[i] - target[i]) * (p[i] - target[i])|};")]
    [InlineData("loss += 0.5 * {|CE2002:Math.Pow(target[i] - p[i], 2)|};")]
    [InlineData("loss += {|CE2002:Math.Pow(p[i] - target[i], 2)|} / 2;")]
    [InlineData("double error = p[i] - target[i]; loss += {|CE2002:error * error|};")]
    public Task ALoopBecomesCrossEntropyFromTheLogits(string statement) => Fix(
        SoftmaxLoop.Replace("STATEMENT", statement, StringComparison.Ordinal),
        """
        public static class Loss
        {
            public static double Of(double[] z, double[] target)
            {
                double[] p = StableMath.Softmax(z);
                double loss = 0;
                loss += StableLoss.SoftmaxCrossEntropy(z, target);

                return loss; // of one sample
            }
        }
        """);

    [Theory]
    [InlineData("if (i > 0) loss += {|CE2002:(p[i] - target[i]) * (p[i] - target[i])|};")] // leaves a class out
    [InlineData("loss += {|CE2002:(p[i] - target[i]) * (p[i] - target[i])|}; z[i] = 2 * (p[i] - target[i]);")] // the gradient stands here too
    [InlineData("loss += {|CE2002:z[i] * (p[i] - target[i]) * (p[i] - target[i])|};")] // weighted
    [InlineData("loss += {|CE2002:(p[i] - target[0]) * (p[i] - target[0])|};")] // no label of this class
    public Task WhatIsNotTheWholeLossStays(string statement)
    {
        string source = SoftmaxLoop.Replace("STATEMENT", statement, StringComparison.Ordinal);
        return Fix(source, source);
    }

    [Fact]
    public Task AQueryOverFloatsBecomesCrossEntropy() => Fix(
        """
        public static class Loss
        {
            public static float Of(float[] z, float[] target)
            {
                float[] p = StableMath.Softmax(z);
                return p.Zip(target, (a, y) => {|CE2002:(a - y) * (a - y)|}).Sum();
            }
        }
        """,
        """
        public static class Loss
        {
            public static float Of(float[] z, float[] target)
            {
                float[] p = StableMath.Softmax(z);
                return StableLoss.SoftmaxCrossEntropy(z, target);
            }
        }
        """);

    [Theory]
    [InlineData("return {|CE2002:(p - y) * (p - y)|};", "return StableLoss.SigmoidCrossEntropy(z, y);")]
    [InlineData("return {|CE2002:0.5 * (p - y) * (p - y)|};", "return StableLoss.SigmoidCrossEntropy(z, y);")]
    [InlineData("double w = y + 1;\n        return {|CE2002:w * (p - y) * (p - y)|} / 2;", "double w = y + 1;\n        return w * StableLoss.SigmoidCrossEntropy(z, y);")] // a weight stays
    [InlineData("return 0.5 * {|CE2002:Math.Pow(p - y, 2)|};", "return StableLoss.SigmoidCrossEntropy(z, y);")]
    [InlineData("double error = p - y;\n        return {|CE2002:error * error|};", "double error = p - y;\n        return StableLoss.SigmoidCrossEntropy(z, y);")]
    public Task ASigmoidBecomesBinaryCrossEntropy(string before, string after) => Fix(Sigmoid(before), Sigmoid(after));

    [Fact]
    public Task TheProbabilityCanBeChosen() =>
        Fix(Sigmoid("return {|CE2002:(p - y) * (p - y)|};"), Sigmoid("return StableLoss.BinaryCrossEntropy(p, y);"), "CE2002.BinaryCrossEntropy");

    [Fact]
    public Task AChangedLogitIsNotPassed() => Fix(
        Sigmoid("z = 0;\n        return {|CE2002:(p - y) * (p - y)|};"),
        Sigmoid("z = 0;\n        return StableLoss.BinaryCrossEntropy(p, y);"));

    [Theory]
    [InlineData("mse_loss(torch.sigmoid(z), y)", "binary_cross_entropy_with_logits(z, y)")]
    [InlineData("mse_loss(softmax(z, 1), y)", "cross_entropy(z, y)")]
    [InlineData("mse_loss(softmax(z, 1), y, Reduction.Sum)", "cross_entropy(z, y, reduction: Reduction.Sum)")]
    [InlineData("mse_loss(softmax(z, 1), y, Reduction.None)", null)] // an entry for each class would become one for each sample
    [InlineData("mse_loss(softmax(z, 0), y)", null)] // cross_entropy has its classes in dimension 1
    public Task TorchSharpGetsItsOwnLoss(string before, string? after) => Fix(
        LossFix.Torch($$"""{|CE2002:{{before}}|}"""), LossFix.Torch(after ?? $$"""{|CE2002:{{before}}|}"""), libraries: Libraries.TorchSharp);

    [Fact]
    public void TheFixedLossHasAGradientWhereTheOldOneHadNone()
    {
        var (before, after) = Behaviour.BeforeAndAfter<Func<double, double, double>>("using CeAnalyzers;\n" + Sigmoid("return (p - y) * (p - y);"), "CE2002", "Loss", "Of");
        foreach (double z in new double[] { -2, 0, 0.5, 3 })
            Assert.Equal(Math.Log(1 + Math.Exp(z)), after(z, 0), 1e-12 * Math.Log(1 + Math.Exp(z)));
        Assert.Equal(0, before(41, 0) - before(40, 0));
        Assert.Equal(1, after(41, 0) - after(40, 0), 1e-12);
    }

    [Fact]
    public void TheFixedLoopIsTheCrossEntropy()
    {
        string source = "using CeAnalyzers;\n" + SoftmaxLoop.Replace("STATEMENT", "loss += (p[i] - target[i]) * (p[i] - target[i]);", StringComparison.Ordinal);
        var (before, after) = Behaviour.BeforeAndAfter<Func<double[], double[], double>>(source, "CE2002", "Loss", "Of");
        Assert.Equal(Math.Log(4), after([0, Math.Log(3)], [1, 0]), 1e-12);
        Assert.Equal(2, before([0, 800], [1, 0]));
        Assert.Equal(800, after([0, 800], [1, 0]));
    }

    private static string Sigmoid(string statements) =>
        $$"""
        public static class Loss
        {
            public static double Of(double z, double y)
            {
                double p = 1 / (1 + Math.Exp(-z));
                {{statements}}
            }
        }
        """;

    private static Task Fix(string before, string after, string? key = null, Libraries libraries = Libraries.Plain) => LossFix.Verify(before, after, key, libraries);
}
