using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Softmaxes whose exponentials are made in two branches, or to which a branch adds something before they are summed.</summary>
public class BranchExponentialTests
{
    [Theory]
    [InlineData("if (isCorrected) p[i] = Math.Exp(z[i] + bias); else p[i] = Math.Exp(z[i]);", true)]
    [InlineData("if (bias != 0) { p[i] = Math.Exp(z[i] * rate + (1.0 - n / rate) * bias); } else { p[i] = Math.Exp(z[i] * rate); }", true)]
    [InlineData("double e; if (isCorrected) e = Math.Exp(z[i] + bias); else e = Math.Exp(z[i]); p[i] = {|CE1005:e|};", false)]
    [InlineData("p[i] = {|CE1005:Math.Exp(z[i])|}; if (isCorrected) p[i] += bias;", false)]
    [InlineData("p[i] = {|CE1005:Math.Exp(z[i])|}; if (isCorrected) p[i] = p[i] + bias;", false)]
    // one of the two is the other's guard
    [InlineData("if (z[i] >= 0) p[i] = Math.Exp(-z[i]); else p[i] = Math.Exp(z[i]);", false)]
    [InlineData("if (isCorrected) p[i] = Math.Exp(-z[i]); else p[i] = Math.Exp(z[i]);", false)]
    [InlineData("if (z[i] > limit) p[i] = Math.Exp(limit); else p[i] = Math.Exp(z[i]);", false)]
    [InlineData("p[i] = Math.Exp(z[i]); if (p[i] > limit) p[i] = Math.Exp(limit);", false)]
    // the maximum is subtracted
    [InlineData("if (isCorrected) p[i] = Math.Exp(z[i] - max + bias); else p[i] = Math.Exp(z[i] - max);", false)]
    [InlineData("p[i] = Math.Exp(z[i] - max); if (isCorrected) p[i] += bias;", false)]
    // no exponential on one path
    [InlineData("if (isCorrected) p[i] = Math.Exp(z[i]); else p[i] = z[i];", false)]
    [InlineData("p[i] = Math.Exp(z[i]); if (isCorrected) p[i] *= bias;", false)]
    // small ones
    [InlineData("if (isCorrected) p[i] = Math.Exp(Math.Min(z[i], 50)); else p[i] = Math.Exp(Math.Tanh(z[i]));", false)]
    public Task Rows(string round, bool isFlaggedBehind) => Verify.Diagnostics($$"""
        class Model
        {
            public double[] Evaluate(double[] z, double bias, double rate, double limit, int n, bool isCorrected)
            {
                double sum = 0, max = z.Max();
                var p = new double[z.Length];
                for (int i = 0; i < z.Length; i++)
                {
                    {{round}}
                    sum += p[i];
                }

                for (int i = 0; i < z.Length; i++) {{(isFlaggedBehind ? "{|CE1005:p[i] /= sum|}" : "p[i] /= sum")}};
                return p;
            }
        }
        """);

    /// <summary>The row that a caller hands over, which holds what an earlier call left there, and is read again.</summary>
    [Fact]
    public Task RowOfTheCaller() => Verify.Diagnostics("""
        class Trainer
        {
            private readonly double[] distribution = new double[4];
            private readonly bool isCorrected = false;

            private void Evaluate(double[] sums)
            {
                double sum = 0;
                for (int i = 0; i < 4; i++) sums[i] = i;
                for (int i = 0; i < 4; i++)
                {
                    sums[i] = {|CE1005:Math.Exp(sums[i])|};
                    if (isCorrected) sums[i] += 2;
                    sum += sums[i];
                }

                for (int i = 0; i < 4; i++) sums[i] /= sum;
            }

            public double Next(int[] outcomes)
            {
                double logLikelihood = 0;
                foreach (int outcome in outcomes)
                {
                    Evaluate(distribution);
                    logLikelihood += {|CE1001:Math.Log(distribution[outcome])|};
                }

                return logLikelihood;
            }
        }
        """);
}
