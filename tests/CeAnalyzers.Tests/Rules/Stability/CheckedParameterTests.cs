using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>The parameter of a distribution that its constructor refuses to take where it is not between 0 and 1.</summary>
public class CheckedParameterTests
{
    private const string Loop = "for (int i = 0; i < p.Length; i++) if (!(p[i] > 0 && p[i] < 1)) throw new ArgumentException();";

    [Theory]
    [InlineData(Loop + " probs = (double[])p.Clone();")]
    [InlineData(Loop + " probs = p.ToArray();")]
    [InlineData(Loop + " probs = [.. p];")]
    [InlineData(Loop + " probs = p;")]
    [InlineData("if (p.Any(v => v <= 0 || v >= 1)) throw new ArgumentException(); probs = p.ToArray();")]
    [InlineData("foreach (double v in p) if (v <= 0 || v >= 1) throw new ArgumentException(); probs = p;")]
    public Task Silent(string constructor) => Of(constructor, "Math.Log(q)", "Math.Log(1 - q)");

    /// <summary>A check that 0 and 1 pass, one of another array, one that comes too late.</summary>
    [Theory]
    [InlineData("for (int i = 0; i < p.Length; i++) if (!(p[i] >= 0 && p[i] <= 1)) throw new ArgumentException(); probs = (double[])p.Clone();")]
    [InlineData("for (int i = 0; i < p.Length; i++) if (!(others[i] > 0 && others[i] < 1)) throw new ArgumentException(); probs = (double[])p.Clone();")]
    [InlineData("probs = (double[])p.Clone(); " + Loop)]
    [InlineData(Loop + " probs = (double[])others.Clone();")]
    public Task Flagged(string constructor) => Of(constructor, "{|CE1003:Math.Log(q)|}", "{|CE1003:Math.Log(1 - q)|}");

    [Fact]
    public Task OneSideAlone() => Of("for (int i = 0; i < p.Length; i++) if (p[i] <= 0) throw new ArgumentException(); probs = (double[])p.Clone();", "Math.Log(q)", "{|CE1003:Math.Log(1 - q)|}");

    private static Task Of(string constructor, string log, string logOfRest) => Verify.Diagnostics($$"""
        class Bernoulli
        {
            private readonly double[] probs;

            public Bernoulli(double[] p, double[] others)
            {
                {{constructor}}
            }

            public double[] LogProb(double[] values)
            {
                var logs = new double[values.Length];
                for (int i = 0; i < values.Length; i++)
                {
                    double v = values[i];
                    double q = probs[i];
                    logs[i] = v * {{log}} + (1 - v) * {{logOfRest}};
                }

                return logs;
            }
        }
        """);
}
