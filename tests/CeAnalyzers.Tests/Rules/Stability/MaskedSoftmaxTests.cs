using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Softmaxes over the elements that a mask chooses: the moves that are allowed, the tokens that are there.</summary>
public class MaskedSoftmaxTests
{
    [Theory]
    [InlineData("for (int i = 0; i < 9; i++) { p[i] = Math.Exp(z[i] - max); if (mask[i]) sum += p[i]; } for (int i = 0; i < 9; i++) p[i] /= sum;")]
    [InlineData("for (int i = 0; i < 9; i++) p[i] = Math.Exp(z[i] - max); for (int i = 0; i < 9; i++) if (mask[i]) sum += p[i]; for (int i = 0; i < 9; i++) p[i] /= sum;")]
    [InlineData("for (int i = 0; i < 9; i++) { if (!mask[i]) { p[i] = 0; continue; } p[i] = Math.Exp(z[i] - max); sum += p[i]; } for (int i = 0; i < 9; i++) p[i] /= sum;")]
    [InlineData("for (int i = 0; i < 9; i++) sum += mask[i] ? Math.Exp(z[i] - max) : 0; for (int i = 0; i < 9; i++) p[i] = Math.Exp(z[i] - max) / sum;")]
    [InlineData("for (int i = 0; i < 9; i++) { p[i] = Math.Exp(z[i] - max); if (mask[i]) sum += p[i]; } for (int i = 0; i < 9; i++) { if (mask[i]) p[i] /= sum; else p[i] = 0; }")]
    [InlineData("for (int i = 0; i < 9; i++) { if (mask[i]) { p[i] = Math.Exp(z[i] - max); sum += p[i]; } } for (int i = 0; i < 9; i++) if (mask[i]) p[i] /= sum;")]
    [InlineData("for (int i = 0; i < 9; i++) if (mask[i] && i != 3) { p[i] = Math.Exp(z[i] - max); sum += p[i]; } for (int i = 0; i < 9; i++) { if (mask[i] && i != 3) { p[i] /= sum; } }")]
    public Task Flagged(string statements) => Of(statements, "{|CE1001:Math.Log(p[label])|}");

    /// <summary>Another mask, one that is changed between, and what stays as it was.</summary>
    [Theory]
    [InlineData("for (int i = 0; i < 9; i++) { if (mask[i]) { p[i] = Math.Exp(z[i] - max); sum += p[i]; } } for (int i = 0; i < 9; i++) if (other[i]) p[i] /= sum;")]
    [InlineData("for (int i = 0; i < 9; i++) { if (mask[i]) { p[i] = Math.Exp(z[i] - max); sum += p[i]; } } for (int i = 0; i < 9; i++) if (!mask[i]) p[i] /= sum;")]
    [InlineData("for (int i = 0; i < 9; i++) { if (mask[i]) { p[i] = Math.Exp(z[i] - max); sum += p[i]; } } mask[2] = false; for (int i = 0; i < 9; i++) if (mask[i]) p[i] /= sum;")]
    [InlineData("for (int i = 0; i < 9; i++) { p[i] = z[i]; if (mask[i]) { p[i] = Math.Exp(z[i] - max); sum += p[i]; } } for (int i = 0; i < 9; i++) if (mask[i]) p[i] /= sum;")]
    public Task Silent(string statements) => Of(statements, "Math.Log(p[label])");

    private static Task Of(string statements, string log) => Verify.Diagnostics($$"""
        class Policy
        {
            public double Loss(double[] z, bool[] mask, bool[] other, int label)
            {
                double max = z.Max(), sum = 0;
                var p = new double[9];
                {{statements}}
                return -{{log}};
            }
        }
        """);
}
