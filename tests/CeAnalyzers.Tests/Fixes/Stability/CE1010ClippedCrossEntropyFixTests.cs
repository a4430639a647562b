using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

public class CE1010ClippedCrossEntropyFixTests
{
    [Theory]
    [InlineData("-{|CE1010:Math.Log(p[y] + 1e-10)|}", "StableLoss.SoftmaxCrossEntropy(z, y)")]
    [InlineData("-{|CE1010:Math.Log(Math.Max(1e-7, p[y]))|}", "StableLoss.SoftmaxCrossEntropy(z, y)")]
    [InlineData("2 * {|CE1010:Math.Log(Math.Clamp(p[y], 1e-7, 1 - 1e-7))|}", "2 * StableMath.LogSoftmax(z, y)")]
    [InlineData("-{|CE1010:Math.Log(p[y] < 1e-7 ? 1e-7 : p[y])|}", "StableLoss.SoftmaxCrossEntropy(z, y)")]
    public Task Softmax(string before, string after)
    {
        string Loss(string loss) => $$"""
            using CeAnalyzers;

            class C
            {
                double Loss(double[] z, int y)
                {
                    var p = StableMath.Softmax(z);
                    return {{loss}};
                }
            }
            """;
        return Verify.Fix(Loss(before), Loss(after));
    }

    [Fact]
    public Task Sigmoid() => Verify.Fix(
        """
        using CeAnalyzers;

        class C
        {
            double Loss(double z) => -{|CE1010:Math.Log(Math.Max(StableMath.Sigmoid(z), 1e-7))|};
        }
        """,
        """
        using CeAnalyzers;

        class C
        {
            double Loss(double z) => -StableMath.LogSigmoid(z);
        }
        """);

    [Fact]
    public Task OutOfReachItStays() => Verify.NoFix(
        """
        using CeAnalyzers;

        class C
        {
            double[] Predict(double[] x) => StableMath.Softmax(Array.ConvertAll(x, v => 2 * v));

            double Loss(double[] x, int y) => -{|CE1010:Math.Log(Predict(x)[y] + 1e-10)|};
        }
        """);

    [Theory]
    [InlineData("if (p < 1e-7) p = 1e-7; if (p > 1 - 1e-7) p = 1 - 1e-7;")]
    [InlineData("if (p < 1e-7) p = 1e-7; else if (p > 1 - 1e-7) p = 1 - 1e-7;")]
    public Task Branches(string clip)
    {
        string Loss(string loss) => $$"""
            using CeAnalyzers;

            class C
            {
                double Loss(double z, double y)
                {
                    double p = StableMath.Sigmoid(z);
                    {{clip}}
                    return {{loss}};
                }
            }
            """;
        return Verify.Fix(Loss("-(y * {|CE1010:Math.Log(p)|} + (1 - y) * {|CE1010:Math.Log(1 - p)|})"), Loss("StableLoss.SigmoidCrossEntropy(z, y)"));
    }

    /// <summary>The logit is another one by then, or a branch puts another number than a bound.</summary>
    [Theory]
    [InlineData("double p = StableMath.Sigmoid(z); if (p < 1e-7) p = 1e-7; z = 0;")]
    [InlineData("double p = StableMath.Sigmoid(z); if (y < 1e-7) p = 1e-7; p = Math.Max(p, 1e-7);")]
    public Task BranchesOutOfReach(string making) => Verify.NoFix(
        $$"""
        using CeAnalyzers;

        class C
        {
            double Loss(double z, double y)
            {
                {{making}}
                return -y * {|CE1010:Math.Log(p)|};
            }
        }
        """);

    [Theory]
    [InlineData("p.Select(v => Math.Max(v, 1e-7)).ToArray()")]
    [InlineData("Array.ConvertAll(p, v => Math.Clamp(v, 1e-7, 1 - 1e-7))")]
    public Task RowsThatAreClipped(string clip)
    {
        string Loss(string loss) => $$"""
            using CeAnalyzers;

            class C
            {
                double Loss(double[] z, int y)
                {
                    var p = StableMath.Softmax(z);
                    var q = {{clip}};
                    return {{loss}};
                }
            }
            """;
        return Verify.Fix(Loss("-{|CE1010:Math.Log(q[y])|}"), Loss("StableLoss.SoftmaxCrossEntropy(z, y)"));
    }
}
