using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>The spellings of the log, and what is said about it. Shapes, distances, libraries and look-alikes are in the files beside this one.</summary>
public class CE1001LogOfSoftmaxTests
{
    [Theory]
    [InlineData("return -{|CE1001:Math.Log(StableMath.Softmax(z)[label])|};")]
    [InlineData("return -{|CE1001:Math.Log2(StableMath.Softmax(z)[label])|};")]
    [InlineData("return -{|CE1001:Math.Log10(StableMath.Softmax(z)[label])|};")]
    [InlineData("return -{|CE1001:Math.Log(StableMath.Softmax(z)[label], 2)|};")]
    [InlineData("return -{|CE1001:double.Log(StableMath.Softmax(z)[label])|};")]
    [InlineData("return -{|CE1001:MathF.Log((float)StableMath.Softmax(z)[label])|};")]
    [InlineData("return -{|CE1001:Math.Log((StableMath.Softmax(z))[label])|} * y[label];")]
    [InlineData("return {|CE1001:Math.Log(1 - StableMath.Softmax(z)[label])|};")]
    [InlineData("return Math.Exp({|CE1001:Math.Log(StableMath.Softmax(z)[label])|} / z.Length);")]
    public Task TheLogInAnySpelling(string statement) => Verify.Body(statement);

    [Fact]
    public Task GenericMath() => Verify.Diagnostics("""
        using System.Numerics;
        using CeAnalyzers;

        static class Losses
        {
            public static T NegativeLogLikelihood<T>(T[] scores, int label) where T : IBinaryFloatingPointIeee754<T> =>
                -{|CE1001:T.Log(StableMath.Softmax(scores)[label])|};
        }
        """);

    [Fact]
    public Task StaticUsing() => Verify.Diagnostics("""
        using static System.Math;
        using static CeAnalyzers.StableMath;

        class Classifier
        {
            double Loss(double[] z, int label) => -{|CE1001:Log(Softmax(z)[label])|};
        }
        """);

    [Fact]
    public Task AWrapperOfTheLogIsTheLog() => Verify.Diagnostics("""
        using CeAnalyzers;

        static class Numeric
        {
            public static double Log(double x) => Math.Log(x);
        }

        class Classifier
        {
            double Loss(double[] z, int label) => -{|CE1001:Numeric.Log(StableMath.Softmax(z)[label])|};
        }
        """);

    [Fact]
    public async Task TheMessageNamesTheValueAndWhereItWasMade()
    {
        var diagnostic = Assert.Single(await Project.Analyze(
            Libraries.Plain,
            """
            class Network
            {
                private readonly double[] weights = new double[10];

                public double[] Forward(double[] x)
                {
                    double[] z = x.Select((v, i) => v * weights[i]).ToArray();
                    double max = z.Max();
                    double sum = z.Sum(v => Math.Exp(v - max));
                    return z.Select(v => Math.Exp(v - max) / sum).ToArray();
                }
            }
            """,
            """
            class Loss
            {
                public double Of(Network network, double[] x, int label)
                {
                    var output = network.Forward(x);
                    return -Math.Log(output[label]);
                }
            }
            """));

        Assert.Equal(
            "'output[label]' holds softmax probabilities, made in Network.Forward: its log is minus infinity when a probability underflows to 0; take the log-softmax of the logits",
            diagnostic.GetMessage(null));
        Assert.Equal("Math.Log(output[label])", diagnostic.Text());
        var origin = Assert.Single(diagnostic.AdditionalLocations);
        Assert.Equal("File0.cs", origin.SourceTree!.FilePath);
        Assert.Equal("Math.Exp(v - max) / sum", origin.Text());
    }

    [Fact]
    public async Task AValueMadeInTheLogItselfHasNoMaker()
    {
        var diagnostic = Assert.Single(await Project.Analyze(Libraries.Plain, """
            class Classifier
            {
                double Loss(double[] z, int label) => -Math.Log(CeAnalyzers.StableMath.Softmax(z)[label]);
            }
            """));

        Assert.StartsWith("'CeAnalyzers.StableMath.Softmax(z)[label]' holds softmax probabilities: its log", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }
}
