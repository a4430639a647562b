using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>The log of 1 - |p - y|, or of p y + (1 - p) (1 - y): of the probability of the label.</summary>
public class LabelDistanceTests
{
    [Theory]
    [InlineData("double loss = 0; for (int i = 0; i < z.Length; i++) { double p = 1 / (1 + Math.Exp(-z[i])); loss += -{|CE1002:Math.Log(1 - Math.Abs(p - y[i]))|}; } return loss;")]
    [InlineData("double loss = 0; for (int i = 0; i < z.Length; i++) { double error = y[i] - StableMath.Sigmoid(z[i]); loss -= {|CE1002:Math.Log(1 - Math.Abs(error))|}; } return loss;")]
    [InlineData("double loss = 0; var p = StableMath.Softmax(z); for (int i = 0; i < z.Length; i++) loss += -{|CE1001:Math.Log(1 - Math.Abs(y[i] - p[i]))|}; return loss;")]
    [InlineData("double p = Math.Clamp(StableMath.Sigmoid(z[0]), 1e-7, 1 - 1e-7); return -{|CE1010:Math.Log(1 - Math.Abs(p - y[0]))|};")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); return -{|CE1002:Math.Log(p * y[0] + (1 - p) * (1 - y[0]))|};")]
    [InlineData("double loss = 0; for (int i = 0; i < z.Length; i++) { double p = StableMath.Sigmoid(z[i]); loss -= {|CE1002:Math.Log((1 - y[i]) * (1 - p) + y[i] * p)|}; } return loss;")]
    public Task Flagged(string statements) => Verify.Body(statements);

    /// <summary>What is no label, or kept off 0.</summary>
    [Theory]
    [InlineData("double mean = y.Average(); double loss = 0; for (int i = 0; i < z.Length; i++) loss += -Math.Log(1 - Math.Abs(StableMath.Sigmoid(z[i]) - mean)); return loss;")]
    [InlineData("var p = StableMath.Softmax(z); var q = StableMath.Softmax(y); double similarity = 0; for (int i = 0; i < z.Length; i++) similarity += Math.Log(1 - Math.Abs(p[i] - q[i])); return similarity;")]
    [InlineData("double d = Math.Abs(StableMath.Sigmoid(z[0]) - y[0]); return d < 1 ? -Math.Log(1 - d) : 100;")]
    [InlineData("double loss = 0; for (int i = 0; i < z.Length; i++) loss += -Math.Log(1 - Math.Abs(z[i] - y[i])); return loss;")]
    [InlineData("double p = StableMath.Sigmoid(z[0]), q = StableMath.Sigmoid(z[1]); return -Math.Log(p * q + (1 - p) * (1 - q));")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); return -Math.Log(p * y[0] + (1 - p) * (1 - z[0]));")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); return -Math.Log(p * z[0] + (1 - p) * z[1]);")]
    public Task Silent(string statements) => Verify.Body(statements);

    /// <summary>No log-sigmoid of one logit is the log of either probability: it is clipped.</summary>
    [Fact]
    public Task AMixtureIsClipped() => Verify.Fix(
        "using CeAnalyzers; class Network { public static double Loss(double z, double y) { double p = 1 / (1 + Math.Exp(-z)); return -{|CE1002:Math.Log(y * p + (1 - y) * (1 - p))|}; } }",
        "using CeAnalyzers; class Network { public static double Loss(double z, double y) { double p = 1 / (1 + Math.Exp(-z)); return -Math.Log(StableMath.ClipProbability(y * p + (1 - y) * (1 - p))); } }");

    [Fact]
    public Task IsClipped() => Verify.Fix(
        """
        class Network
        {
            public static double Loss(double z, double y)
            {
                double p = 1 / (1 + Math.Exp(-z));
                return -{|CE1002:Math.Log(1 - Math.Abs(p - y))|};
            }
        }
        """,
        """
        using CeAnalyzers;

        class Network
        {
            public static double Loss(double z, double y)
            {
                double p = 1 / (1 + Math.Exp(-z));
                return -Math.Log(StableMath.ClipProbability(1 - Math.Abs(p - y)));
            }
        }
        """);
}
