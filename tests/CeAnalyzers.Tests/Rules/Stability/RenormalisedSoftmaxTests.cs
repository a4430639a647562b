using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Softmaxes that are divided by a sum of themselves: by all of it they stay what they are, by some of it they do not.</summary>
public class RenormalisedSoftmaxTests
{
    [Theory]
    [InlineData("return -{|CE1001:Math.Log(p[label] / p.Sum())|};")]
    [InlineData("double s = p.Sum(); return -{|CE1001:Math.Log(p[label] / s)|};")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) s += p[i]; return -{|CE1001:Math.Log(p[label] / s)|};")]
    [InlineData("double s = 0; foreach (double v in p) { s += v; } return -{|CE1001:Math.Log(p[label] / s)|};")]
    [InlineData("double s = p.Sum(); double[] q = p.Select(v => v / s).ToArray(); return -{|CE1001:Math.Log(q[label])|};")]
    public Task Flagged(string statements) => Of(statements);

    /// <summary>Over the moves that are allowed, without the first class, up to the label, by the mean, down a column, over another row.</summary>
    [Theory]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) if (mask[i]) s += p[i]; return -Math.Log(p[label] / s);")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) { if (!mask[i]) continue; s += p[i]; } return -Math.Log(p[label] / s);")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) if (i != label) s += p[i]; return -Math.Log(p[label] / s);")]
    [InlineData("double s = 0; for (int i = 0; i < label; i++) s += p[i]; return -Math.Log(p[label] / s);")]
    [InlineData("double s = 0; for (int i = 1; i < p.Length; i++) s += p[i]; return -Math.Log(p[label] / s);")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i += 2) s += p[i]; return -Math.Log(p[label] / s);")]
    [InlineData("double s = 0; foreach (double v in p) { if (v < 0.1) break; s += v; } return -Math.Log(p[label] / s);")]
    [InlineData("var s = p[1..].Sum(); return -Math.Log(p[label] / s);")]
    [InlineData("return -Math.Log(p[label] / p.Skip(1).Sum());")]
    [InlineData("return -Math.Log(p[label] / p.Where((v, i) => mask[i]).Sum());")]
    [InlineData("return -Math.Log(p[label] / p.Average());")]
    [InlineData("return -Math.Log(rows[0][label] / rows.Average(q => q[label]));")]
    [InlineData("return -Math.Log(rows[0][label] / rows[1].Sum());")]
    [InlineData("var mean = Enumerable.Range(0, p.Length).Select(c => rows.Average(q => q[c])).ToArray(); double s = 0; foreach (var r in rows) s += r[label] * {|CE1008:Math.Log(r[label] / mean[label])|}; return s / 10;")]
    public Task Silent(string statements) => Of(statements);

    private static Task Of(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Policy
        {
            public double Loss(double[] z, double[][] batch, bool[] mask, int label)
            {
                double[] p = StableMath.Softmax(z);
                double[][] rows = batch.Select(b => StableMath.Softmax(b)).ToArray();
                {{statements}}
            }
        }
        """);
}
