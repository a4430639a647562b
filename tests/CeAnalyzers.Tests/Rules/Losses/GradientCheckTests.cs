using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

/// <summary>Squared errors that gradients are checked against, by differences: nothing is trained there.</summary>
public class GradientCheckTests
{
    [Theory]
    [InlineData("[TestMethod] public void Derivatives() { double old = w[0], g = 0; w[0] = old + 1e-4; g += Math.Pow(Output(x) - target, 2); w[0] = old - 1e-4; g -= Math.Pow(Output(x) - target, 2); w[0] = old; }")]
    [InlineData("[Fact] public void Derivatives() { double g = 0; w[0] += h; g += Math.Pow(Output(x) - target, 2); w[0] -= 2 * h; g -= Math.Pow(Output(x) - target, 2); }")]
    [InlineData("public double CheckGradient() { w[0] += h; return (Output(x) - target) * (Output(x) - target); }")]
    [InlineData("public double GradientChecking() { w[0] += h; return Math.Pow(Output(x) - target, 2); }")]
    public Task Checks(string method) => Of(method);

    /// <summary>A test that trains, and steps that are no check.</summary>
    [Theory]
    [InlineData("[Fact] public void Learns() { double g = {|CE2002:Math.Pow(Output(x) - target, 2)|}; w[0] = w[0] - h * g; }")]
    [InlineData("public double Cost() { double g = 0; w[0] += h; g += {|CE2002:Math.Pow(Output(x) - target, 2)|}; w[0] -= h; return g; }")]
    [InlineData("public double GradientLoss() => {|CE2002:Math.Pow(Output(x) - target, 2)|};")]
    public Task Losses(string method) => Of(method);

    private static Task Of(string method) => Verify.Diagnostics($$"""
        class TestMethodAttribute : Attribute;

        class FactAttribute : Attribute;

        class Network
        {
            private readonly double[] w = new double[2];
            private readonly double[] x = new double[2];
            private readonly double target = 1, h = 1e-4;

            public double Output(double[] input) => 1 / (1 + Math.Exp(-(w[0] * input[0] + w[1] * input[1])));

            {{method}}
        }
        """);
}
