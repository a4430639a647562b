using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Softmaxes whose running maximum starts at a constant: what they are made of is known all the same.</summary>
public class RunningMaximumTests
{
    [Theory]
    [InlineData("double big = -1000; foreach (double v in x) if (v > big) big = v;")]
    [InlineData("double big = -1e9; for (int i = 0; i < x.Length; i++) { if (big < x[i]) { big = x[i]; } }")]
    [InlineData("double big = 0; int best = 0; for (int i = 0; i < x.Length; i++) if (x[i] > big) { big = x[i]; best = i; }")]
    public Task AppliedTwice(string maximum) => Verify.Diagnostics(Program(maximum, "return {|CE2003:Normalise(Normalise(x))|}[y];"));

    [Theory]
    [InlineData("double big = -1000; foreach (double v in x) if (v > big) big = v;")]
    [InlineData("double big = -1000; for (int i = 0; i < x.Length; i++) if (x[i] >= big) big = x[i];")]
    public Task Fused(string maximum) => Verify.Fix(
        Program(maximum, "return -{|CE1001:Math.Log(Normalise(x)[y])|};"),
        Program(maximum, "return StableLoss.SoftmaxCrossEntropy(x, y);"));

    /// <summary>A bound that is no start, and the least of them.</summary>
    [Theory]
    [InlineData("double big = 5; foreach (double v in x) if (v > big) big = v;")]
    [InlineData("double big = -1000; foreach (double v in x) if (v < big) big = v;")]
    public Task NotOfTheLogits(string maximum) => Verify.Diagnostics(Program(maximum, "return Normalise(Normalise(x))[y];"));

    private static string Program(string maximum, string use) => $$"""
        using CeAnalyzers;

        class Classifier
        {
            static double[] Normalise(double[] x)
            {
                {{maximum}}
                double sum = 0;
                var e = new double[x.Length];
                for (int i = 0; i < x.Length; i++) { e[i] = Math.Exp(x[i] - big); sum += e[i]; }
                for (int i = 0; i < x.Length; i++) e[i] /= sum;
                return e;
            }

            public static double Loss(double[] x, int y)
            {
                {{use}}
            }
        }
        """;
}
