using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Softmaxes that a branch divides by their sum only where that is not 0, which it never is.</summary>
public class GuardedSumTests
{
    private const string Exponentials = "double max = z.Max(), sum = 0; var e = new double[z.Length]; for (int i = 0; i < e.Length; i++) { e[i] = Math.Exp(z[i] - max); sum += e[i]; }";

    [Theory]
    [InlineData("if (sum > 0) for (int i = 0; i < e.Length; i++) e[i] /= sum;")]
    [InlineData("if (sum > 0) { for (int i = 0; i < e.Length; i++) { e[i] /= sum; } } else { for (int i = 0; i < e.Length; i++) e[i] = 1.0 / e.Length; }")]
    [InlineData("if (sum <= 1e-9) { for (int i = 0; i < e.Length; i++) e[i] = 1.0 / e.Length; } else { for (int i = 0; i < e.Length; i++) e[i] /= sum; }")]
    [InlineData("for (int i = 0; i < e.Length; i++) if (sum != 0) e[i] /= sum;")]
    public Task Flagged(string normalisation) => Verify.Body($"{Exponentials} {normalisation} return -{{|CE1001:Math.Log(e[label])|}};");

    /// <summary>Where it is 0 they are divided by another number.</summary>
    [Theory]
    [InlineData("{|CE1005:e[i] / (sum == 0 ? 1 : sum)|}")]
    [InlineData("{|CE1005:e[i] / (sum > 0 ? sum : 1)|}")]
    [InlineData("e[i] / (sum > 0 ? z[i] : 1)")]
    [InlineData("{|CE1005:e[i] / (sum > 100 ? sum : 100)|}")] // too large all the same
    public Task ByAChoice(string share) => Verify.Body($"double sum = 0; var e = new double[9]; var p = new double[9]; for (int i = 0; i < 9; i++) {{ e[i] = Math.Exp(z[i]); sum += e[i]; }} for (int i = 0; i < 9; i++) p[i] = {share}; return p[label];");

    [Theory]
    [InlineData("double divisor = sum == 0 ? 1 : sum; for (int i = 0; i < e.Length; i++) e[i] /= divisor;")]
    [InlineData("for (int i = 0; i < e.Length; i++) e[i] = e[i] / (sum <= 0 ? 1e-9 : sum);")]
    public Task FlaggedByAChoice(string normalisation) => Verify.Body($"{Exponentials} {normalisation} return -{{|CE1001:Math.Log(e[label])|}};");

    [Fact]
    public Task InAHelper() => Verify.Diagnostics($$"""
        class Network
        {
            static double[] Distribution(double[] z) { {{Exponentials}} if (sum > 0) { for (int i = 0; i < e.Length; i++) e[i] /= sum; } return e; }

            public double Loss(double[] z, int label) => -{|CE1001:Math.Log(Distribution(z)[label])|};
        }
        """);

    [Fact]
    public Task OfEachRow() => Verify.Diagnostics("""
        class Network
        {
            public double Loss(double[][] rows, double[][] p, int label)
            {
                double loss = 0;
                for (int r = 0; r < rows.Length; r++)
                {
                    double max = rows[r].Max(), sum = 0;
                    for (int i = 0; i < 9; i++) { p[r][i] = Math.Exp(rows[r][i] - max); sum += p[r][i]; }
                    if (sum > 0) for (int i = 0; i < 9; i++) p[r][i] /= sum;
                    loss -= {|CE1001:Math.Log(p[r][label])|};
                }

                return loss;
            }
        }
        """);

    /// <summary>What was there before the first round of a loop, or stays there where a round leaves it out.</summary>
    [Theory]
    [InlineData("double loss = 0; var e = y; for (int step = 0; step < 9; step++) { loss += Math.Log(e[label]); double max = z.Max(), sum = 0; e = new double[9]; for (int i = 0; i < 9; i++) { e[i] = Math.Exp(z[i] - max); sum += e[i]; } if (sum > 0) for (int i = 0; i < 9; i++) e[i] /= sum; } return loss;")]
    [InlineData("var e = y; for (int step = 0; step < 9; step++) { if (step == label) continue; double max = z.Max(), sum = 0; e = new double[9]; for (int i = 0; i < 9; i++) { e[i] = Math.Exp(z[i] - max); sum += e[i]; } if (sum > 0) for (int i = 0; i < 9; i++) e[i] /= sum; } return Math.Log(e[label]);")]
    public Task BesideOtherThings(string statements) => Verify.Body(statements);

    /// <summary>Another condition around it, or what is no sum of exponentials.</summary>
    [Theory]
    [InlineData("if (label > 3) if (sum > 0) for (int i = 0; i < e.Length; i++) e[i] /= sum;")]
    [InlineData("if (sum > 0 && label > 3) for (int i = 0; i < e.Length; i++) e[i] /= sum;")]
    [InlineData("if (sum > 100) for (int i = 0; i < e.Length; i++) e[i] /= sum;")]
    [InlineData("sum = 0; for (int i = 0; i < e.Length; i++) { e[i] = y[i]; sum += e[i]; } if (sum > 0) for (int i = 0; i < e.Length; i++) e[i] /= sum;")]
    public Task Silent(string normalisation) => Verify.Body($"{Exponentials} {normalisation} return Math.Log(e[label]);");
}
