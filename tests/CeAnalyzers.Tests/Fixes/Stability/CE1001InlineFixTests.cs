using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

/// <summary>A softmax that is written at the label, without a row of probabilities.</summary>
public class CE1001InlineFixTests
{
    [Theory]
    [InlineData("double m = z.Max(); double s = z.Sum(v => Math.Exp(v - m)); return -{|CE1001:Math.Log(Math.Exp(z[y] - m) / s)|};", "double m = z.Max(); double s = z.Sum(v => Math.Exp(v - m)); return StableLoss.SoftmaxCrossEntropy(z, y);")]
    [InlineData("double m = z.Max(); var e = z.Select(v => Math.Exp(v - m)).ToArray(); return -{|CE1001:Math.Log(e[y] / e.Sum())|};", "double m = z.Max(); var e = z.Select(v => Math.Exp(v - m)).ToArray(); return StableLoss.SoftmaxCrossEntropy(z, y);")]
    [InlineData("double m = z.Max(); double s = 0; foreach (double v in z) s += Math.Exp(v - m); double p = Math.Exp(z[y] - m) / s; return -{|CE1001:Math.Log(p)|};", "double m = z.Max(); double s = 0; foreach (double v in z) s += Math.Exp(v - m); double p = Math.Exp(z[y] - m) / s; return StableLoss.SoftmaxCrossEntropy(z, y);")]
    [InlineData("double m = z.Max(); double s = z.Sum(v => Math.Exp(v - m)); return 2 * {|CE1001:Math.Log(Math.Exp(z[y] - m) / s)|};", "double m = z.Max(); double s = z.Sum(v => Math.Exp(v - m)); return 2 * StableMath.LogSoftmax(z, y);")]
    public Task Shifted(string before, string after) => Verify.Fix(Loss(before), "using CeAnalyzers;\n\n" + Loss(after));

    [Theory]
    [InlineData("CE1001")]
    [InlineData("CE1005", "CE1001")]
    [InlineData("CE1001", "CE1005")]
    public async Task InWhateverOrder(params string[] ids)
    {
        string source = Loss("return -Math.Log(Math.Exp(z[y]) / z.Sum(Math.Exp));");
        foreach (string id in ids) source = await Behaviour.FixAll(source, id, null);
        Assert.Contains("return StableLoss.SoftmaxCrossEntropy(z, y);", source, StringComparison.Ordinal);
    }

    [Theory]
    // other logits than those of the sum, or another maximum
    [InlineData("double m = z.Max(), n = z.Min(); double s = z.Sum(v => Math.Exp(v - m)); double p = Math.Exp(z[y] - n) / s; return -Math.Log(p);")]
    [InlineData("double m = z.Max(); double s = z.Sum(v => Math.Exp(v - m)); m = 0; return -Math.Log(Math.Exp(z[y] - m) / s);")]
    [InlineData("double m = z.Max(); double s = z.Sum(v => Math.Exp(v - m)); double p = Math.Exp(z[y] - m) / s; y = 0; return -Math.Log(p);")]
    [InlineData("double c = 0, s = 0; for (int i = 0; i < z.Length; i++) { c = i; s += Math.Exp(z[i] - c); } return -Math.Log(Math.Exp(z[y] - c) / s);")]
    [InlineData("double m = z.Max(); double s = z.Skip(1).Sum(v => Math.Exp(v - m)); return -Math.Log(Math.Exp(z[y] - m) / s);")]
    public async Task NotTheSameSoftmax(string statements) =>
        Assert.DoesNotContain("(z, y)", string.Concat((await Behaviour.Offered(Loss(statements))).Select(offer => offer.Result)), StringComparison.Ordinal);

    /// <summary>Infinity divided by infinity passes a clip.</summary>
    [Fact]
    public Task NoClipOfExponentialsThatOverflow() => Verify.NoFix(
        """
        class C
        {
            static double Loss(List<double> z, int y) => -{|CE1001:Math.Log({|CE1005:Math.Exp(z[y]) / z.Sum(Math.Exp)|})|};
        }
        """);

    [Theory]
    [InlineData("double max = z[0]; for (int i = 1; i < z.Length; i++) max = Math.Max(max, z[i]);")]
    [InlineData("double max = z[0]; foreach (double v in z) max = Math.Max(v, max);")]
    [InlineData("double max = double.MinValue; for (int i = 0; i < z.Length; i++) max = Math.Max(max, z[i]);")]
    public Task Maxima(string maximum)
    {
        string Source(string loss) => $$"""
            class C
            {
                static double[] Softmax(double[] z)
                {
                    {{maximum}}
                    double[] p = new double[z.Length];
                    double sum = 0;
                    for (int i = 0; i < z.Length; i++) sum += p[i] = Math.Exp(z[i] - max);
                    for (int i = 0; i < z.Length; i++) p[i] /= sum;
                    return p;
                }

                static double Loss(double[] z, int y) => {{loss}};
            }
            """;
        return Verify.Fix(Source("-{|CE1001:Math.Log(Softmax(z)[y])|}"), "using CeAnalyzers;\n\n" + Source("StableLoss.SoftmaxCrossEntropy(z, y)"));
    }

    /// <summary>Another number from each entry is no maximum: the logits are not z.</summary>
    [Theory]
    [InlineData("for (int i = 0; i < z.Length; i++) sum += p[i] = Math.Exp(z[i] - bias[i]);")]
    [InlineData("for (int i = 0; i < z.Length; i++) sum += p[i] = Math.Exp(z[i] - i);")]
    [InlineData("for (int i = 0; i < z.Length; i++) { double c = bias[i]; sum += p[i] = Math.Exp(z[i] - c); }")]
    [InlineData("for (int i = 0; i < z.Length; i++) sum += p[i] = Math.Exp(z[i] - Cost(i));")]
    [InlineData("for (int i = 0; i < z.Length; i++) sum += p[i] = Shifted(z[i], bias[i]);")]
    [InlineData("p = z.Select((v, i) => Math.Exp(v - bias[i])).ToArray(); sum = p.Sum();")]
    public async Task OtherLogits(string exponentials) =>
        Assert.DoesNotContain("(z, y)", string.Concat((await Behaviour.Offered(Shifts(exponentials))).Select(offer => offer.Result)), StringComparison.Ordinal);

    [Theory]
    [InlineData("for (int i = 0; i < z.Length; i++) sum += p[i] = Math.Exp(z[i] - limit);")]
    [InlineData("for (int i = 0; i < z.Length; i++) { double c = z.Max(); sum += p[i] = Math.Exp(z[i] - c); }")]
    [InlineData("double max = z.Max(); p = z.Select(v => Math.Exp(v - max)).ToArray(); sum = p.Sum();")]
    public async Task TheSameLogits(string exponentials) =>
        Assert.Contains((await Behaviour.Offered(Shifts(exponentials))).Select(offer => offer.Result), result => result.Contains("StableLoss.SoftmaxCrossEntropy(z, y)", StringComparison.Ordinal));

    [Theory]
    [InlineData("double[] z, long y", "StableLoss.SoftmaxCrossEntropy(z, (int)y)")]
    [InlineData("List<double> z, int y", "StableLoss.SoftmaxCrossEntropy(z.ToArray(), y)")]
    public Task LabelsAndRows(string parameters, string after)
    {
        string Source(string loss) => $$"""
            class C
            {
                static double[] Softmax(IEnumerable<double> z)
                {
                    double max = z.Max();
                    double sum = z.Sum(v => Math.Exp(v - max));
                    return z.Select(v => Math.Exp(v - max) / sum).ToArray();
                }

                static double Loss({{parameters}}) => {{loss}};
            }
            """;
        return Verify.Fix(Source("-{|CE1001:Math.Log(Softmax(z)[y])|}"), "using CeAnalyzers;\n\n" + Source(after));
    }

    private static string Shifts(string exponentials) =>
        $$"""
        class C(double[] bias, double limit)
        {
            static double Cost(int i) => i * i;

            static double Shifted(double x, double shift) => Math.Exp(x - shift);

            double[] Softmax(double[] z)
            {
                double[] p = new double[z.Length];
                double sum = 0;
                {{exponentials}}
                for (int i = 0; i < z.Length; i++) p[i] /= sum;
                return p;
            }

            double Loss(double[] z, int y) => -Math.Log(Softmax(z)[y]);
        }
        """;

    private static string Loss(string statements) =>
        $$"""
        class C
        {
            static double Loss(double[] z, int y)
            {
                {{statements}}
            }
        }
        """;
}
