using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Logs of what is a softmax or sigmoid on one path: what is a mistake there is a mistake.</summary>
public class LogOnOnePathTests
{
    [Theory]
    // probabilities or logits, by a flag
    [InlineData("if (fromLogits) p = Sigmoid(p); return -y * {|CE1002:Math.Log(p)|} - (1 - y) * {|CE1002:Math.Log(1 - p)|};")]
    [InlineData("double q = fromLogits ? Sigmoid(p) : p; return -y * {|CE1002:Math.Log(q)|};")]
    [InlineData("double q; if (fromLogits) q = Sigmoid(p); else q = p; return -{|CE1002:Math.Log(q)|};")]
    [InlineData("double q = Math.Floor(p); if (fromLogits) q = Sigmoid(q); return -{|CE1002:Math.Log(q)|};")]
    // clipped on both paths
    [InlineData("if (fromLogits) p = Sigmoid(p); p = Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * {|CE1010:Math.Log(p)|} - (1 - y) * {|CE1010:Math.Log(1 - p)|};")]
    [InlineData("if (fromLogits) p = Sigmoid(p); return -{|CE1010:Math.Log(p + 1e-12)|};")]
    // clipped on the other path only
    [InlineData("if (fromLogits) p = Sigmoid(p); else p = Math.Clamp(p, 1e-7, 1 - 1e-7); return -{|CE1002:Math.Log(p)|};")]
    // an epsilon on one path only
    [InlineData("p = Sigmoid(p); if (y > 0) p = p + epsilon; return -{|CE1002:Math.Log(p)|};")]
    // p of a positive, 1 - p of a negative
    [InlineData("p = Sigmoid(p); double t = y > 0 ? p : 1 - p; return -{|CE1002:Math.Log(t)|};")]
    [InlineData("p = Sigmoid(p); double t = p; if (y == 0) t = 1 - p; return -{|CE1002:Math.Log(t)|};")]
    [InlineData("p = Math.Max(Sigmoid(p), 1e-7); return -{|CE1002:Math.Log(y > 0 ? p : 1 - p)|};")]
    public Task Flagged(string statements) => Verify.Diagnostics($$"""
        using static CeAnalyzers.StableMath;

        class Losses
        {
            double Loss(double p, double y, bool fromLogits, double epsilon)
            {
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("if (fromLogits) p = Softmax(p); return -{|CE1001:Math.Log(p[c])|};")]
    // the other path normalises
    [InlineData("double s = p.Sum(); double[] q = fromLogits ? Softmax(p) : p.Select(v => v / s).ToArray(); return -{|CE1010:Math.Log(Math.Max(q[c], 1e-7))|};")]
    // in a loop
    [InlineData("double[] q = p; while (c-- > 0) q = Softmax(p); return -{|CE1001:Math.Log(q[0])|};")]
    // the other path has its log: then it is one of two mistakes
    [InlineData("double[] q = fromLogits ? LogSoftmax(p) : Softmax(p); return -{|CE1001:Math.Log(q[c])|};")]
    [InlineData("if (fromLogits) p = Softmax(p); return Entropy(p);", "double Entropy(double[] v) { double h = 0; foreach (double x in v) h -= x * {|CE1001:Math.Log(x)|}; return h; }")]
    public Task Rows(string statements, string members = "") => Verify.Diagnostics($$"""
        using static CeAnalyzers.StableMath;

        class Losses
        {
            double Loss(double[] p, int c, bool fromLogits)
            {
                {{statements}}
            }

            {{members}}
        }
        """);

    [Theory]
    // both paths are kept off 0
    [InlineData("if (p < 1e-7) p = 1e-7; return -Math.Log(p);")]
    [InlineData("if (fromLogits) return Softplus(-p); p = Math.Max(p, 1e-7); return -Math.Log(p);")]
    [InlineData("if (fromLogits) p = ClipProbability(Sigmoid(p)); return -Math.Log(Math.Max(p, 1e-7));")]
    // the log is where the sigmoid is not
    [InlineData("double q = Math.Log(p); if (fromLogits) p = Sigmoid(p); return q * p;")]
    // a condition on what is logged
    [InlineData("if (fromLogits) p = Sigmoid(p); return p > 0 ? -Math.Log(p) : 100;")]
    // something else on the other path
    [InlineData("double q = fromLogits ? Sigmoid(p) : c; return -Math.Log(q);")]
    [InlineData("double q = p * c; if (fromLogits) q = Sigmoid(p); return -Math.Log(q);")]
    // any activation
    [InlineData("double a = c switch { 0 => Sigmoid(p), 1 => Math.Tanh(p), 2 => Math.Max(p, 0), _ => p }; return Math.Log(a);")]
    [InlineData("double a = fromLogits ? Sigmoid(p) : Math.Exp(p); return Math.Log(a);")]
    [InlineData("double a = fromLogits ? Sigmoid(p) : Math.Max(p, 0); return Math.Log(a);")]
    // other elements
    [InlineData("double[] a = new double[2]; a[0] = Sigmoid(p); a[1] = p; return Math.Log(a[1]);")]
    public Task Silent(string statements) => Verify.Diagnostics($$"""
        using static CeAnalyzers.StableMath;

        class Model
        {
            double Run(double p, int c, bool fromLogits)
            {
                {{statements}}
            }
        }
        """);
}
