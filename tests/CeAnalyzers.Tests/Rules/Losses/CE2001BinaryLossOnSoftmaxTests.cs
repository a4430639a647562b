using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

/// <summary>CE2001: the binary formula, or a binary loss of a library, over softmax outputs. One diagnostic speaks for both logs.</summary>
public class CE2001BinaryLossOnSoftmaxTests
{
    [Theory]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) s -= y[i] * Math.Log(p[i]) + (1 - y[i]) * {|CE2001:Math.Log(1 - p[i])|}; return s;")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) s += -y[i] * Math.Log(p[i]) - (1.0 - y[i]) * {|CE2001:Math.Log(1.0 - p[i])|}; return s;")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) s += (1 - y[i]) * {|CE2001:Math.Log(1 - p[i])|} + y[i] * Math.Log(p[i]); return -s;")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) { double q = p[i], t = y[i]; s -= t * Math.Log(q) + (1 - t) * {|CE2001:Math.Log(1 - q)|}; } return s;")]
    [InlineData("return -p.Zip(y, (q, t) => t * Math.Log(q) + (1 - t) * {|CE2001:Math.Log(1 - q)|}).Sum();")]
    [InlineData("return -p.Select((q, i) => y[i] * Math.Log(q) + (1 - y[i]) * {|CE2001:Math.Log(1 - q)|}).Average();")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) s -= i == label ? Math.Log(p[i]) : {|CE2001:Math.Log(1 - p[i])|}; return s;")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) { if (y[i] == 1) s -= Math.Log(p[i]); else s -= {|CE2001:Math.Log(1 - p[i])|}; } return s;")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) { s -= y[i] * Math.Log(p[i]); s -= (1 - y[i]) * {|CE2001:Math.Log(1 - p[i])|}; } return s;")]
    [InlineData("return p.Select((q, i) => y[i] == 1 ? -Math.Log(q) : -{|CE2001:Math.Log(1 - q)|}).Sum();")]
    public Task TheFormula(string statements) => Verify.Body("var p = StableMath.Softmax(z);" + statements);

    /// <summary>1 - p of one class of two is the other's probability.</summary>
    [Theory]
    [InlineData("if (label == 1) return -{|CE1001:Math.Log(p[1])|}; else return -{|CE1001:Math.Log(1 - p[1])|};")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) { s -= {|CE1001:Math.Log(p[i])|}; s -= {|CE1001:Math.Log(1 - p[0])|}; } return s;")]
    public Task LogsThatAreNoPair(string statements) => Verify.Body("var p = StableMath.Softmax(z);" + statements);

    [Fact]
    public Task AcrossFiles() => Verify.Diagnostics(
    [
        """
        class Network
        {
            public double[] Output { get; private set; } = [];

            public void Forward(double[] z)
            {
                double sum = z.Sum(v => Math.Exp(v));
                Output = z.Select(v => {|CE1005:Math.Exp(v) / sum|}).ToArray();
            }
        }
        """,
        """
        static class Loss
        {
            public static double Of(double[] output, double[] target)
            {
                double loss = 0;
                for (int i = 0; i < output.Length; i++)
                    loss -= target[i] * Math.Log(output[i]) + (1 - target[i]) * {|CE2001:Math.Log(1 - output[i])|};
                return loss;
            }
        }
        """,
        """
        class Trainer(Network network)
        {
            public double Step(double[] x, double[] target)
            {
                network.Forward(x);
                return {|CE2001:Loss.Of(network.Output, target)|};
            }
        }
        """,
    ]);

    [Theory]
    [InlineData("return {|CE2001:functional.binary_cross_entropy(torch.softmax(x, 1), y)|};")]
    [InlineData("var p = x.softmax(-1); return {|CE2001:functional.binary_cross_entropy(p, y, reduction: Reduction.Sum)|};")]
    [InlineData("var loss = BCELoss(); return {|CE2001:loss.call(torch.softmax(x, 1), y)|};")]
    [InlineData("var loss = BCELoss(); return {|CE2001:loss.forward(functional.softmax(x, 1), y)|};")]
    [InlineData("var model = Sequential(Linear(4, 3), Softmax(1)); return {|CE2001:BCELoss().call(model.call(x), y)|};")]
    public Task TorchSharp(string statements) => Verify.Diagnostics(
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Trainer
        {
            Tensor Loss(Tensor x, Tensor y)
            {
                {{statements}}
            }
        }
        """,
        Libraries.TorchSharp);

    [Theory]
    [InlineData("return {|CE2001:StableLoss.BinaryCrossEntropy(StableMath.Softmax(z), y)|};")]
    [InlineData("var p = StableMath.Softmax(z); return {|CE2001:StableLoss.BinaryCrossEntropy(p[label], 1.0)|};")]
    public Task OurOwnLibrary(string statements) => Verify.Body(statements);

    [Theory]
    // over sigmoids the binary formula is right
    [InlineData("return StableLoss.BinaryCrossEntropy(z.Select(StableMath.Sigmoid).ToArray(), y);")]
    [InlineData("return StableLoss.SigmoidCrossEntropy(z, y);")]
    // 1 - p alone is no binary loss
    [InlineData("return 1 - StableMath.Softmax(z)[label];")]
    // two different values, of which only one is a softmax
    [InlineData("var p = StableMath.Softmax(z); return p[0] * (1 - y[0]);")]
    public Task Silent(string statements) => Verify.Body(statements);

    [Fact]
    public async Task TheMessage()
    {
        var diagnostic = Assert.Single(await Project.Analyze(
            Libraries.TorchSharp,
            """
            using static TorchSharp.torch;

            class Trainer
            {
                Tensor Loss(Tensor x, Tensor y)
                {
                    var p = x.softmax(1);
                    return nn.functional.binary_cross_entropy(p, y);
                }
            }
            """));

        Assert.Equal(
            "'p' holds softmax probabilities, made in Trainer.Loss, which binary cross-entropy takes for independent probabilities; use the categorical cross-entropy of the logits",
            diagnostic.GetMessage(null));
        Assert.Equal("x.softmax(1)", Assert.Single(diagnostic.AdditionalLocations).Text());
    }
}
