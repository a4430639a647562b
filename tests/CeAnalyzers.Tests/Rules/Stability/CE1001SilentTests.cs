using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Logs near a softmax that must not be flagged, each for its own reason.</summary>
public class CE1001SilentTests
{
    [Theory]
    // the log of a sum of exponentials is no log of a probability
    [InlineData("double m = z.Max(); return m + Math.Log(z.Sum(v => Math.Exp(v - m)));")]
    [InlineData("double m = z.Max(), s = 0; for (int i = 0; i < z.Length; i++) s += Math.Exp(z[i] - m); return m + Math.Log(s) - z[label];")]
    [InlineData("double lse = StableMath.LogSumExp(z); return lse - z[label];")]
    // log-softmax needs no further log
    [InlineData("return -StableMath.LogSoftmax(z)[label];")]
    [InlineData("double m = z.Max(); double n = m + Math.Log(z.Sum(v => Math.Exp(v - m))); return -(z[label] - n);")]
    // the fused losses
    [InlineData("return StableLoss.SoftmaxCrossEntropy(z, label);")]
    // the largest entry of a softmax is at least 1 / classes
    [InlineData("return -Math.Log(StableMath.Softmax(z).Max());")]
    // clipped on purpose
    [InlineData("return -Math.Log(StableMath.ClipProbability(StableMath.Softmax(z)[label]));")]
    public Task Stable(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("var p = StableMath.Softmax(z); if (p[label] > 0) return -Math.Log(p[label]); return 745;")]
    [InlineData("var p = StableMath.Softmax(z); if (p[label] <= 0) return 745; return -Math.Log(p[label]);")]
    [InlineData("var p = StableMath.Softmax(z); if (p[label] == 0) throw new ArithmeticException(); return -Math.Log(p[label]);")]
    [InlineData("var p = StableMath.Softmax(z); return p[label] > 1e-300 ? -Math.Log(p[label]) : 690;")]
    [InlineData("var p = StableMath.Softmax(z); return p[label] == 0.0 ? 745 : -Math.Log(p[label]);")]
    [InlineData("double h = 0; foreach (double p in StableMath.Softmax(z)) if (p > 0) h -= p * Math.Log(p); return h;")]
    [InlineData("double h = 0; foreach (double p in StableMath.Softmax(z)) { if (p <= 0) continue; h -= p * Math.Log(p); } return h;")]
    [InlineData("double h = 0; foreach (double p in StableMath.Softmax(z)) { if (!(p > 0)) { continue; } h -= p * Math.Log(p); } return h;")]
    [InlineData("double h = 0; var p = StableMath.Softmax(z); for (int i = 0; i < p.Length; i++) { if (p[i] == 0) break; h -= p[i] * Math.Log(p[i]); } return h;")]
    [InlineData("double h = 0; var p = StableMath.Softmax(z); for (int i = 0; i < p.Length && p[i] > 0; i++) h -= p[i] * Math.Log(p[i]); return h;")]
    [InlineData("return -StableMath.Softmax(z).Where(p => p > 0).Sum(p => p * Math.Log(p));")]
    [InlineData("return -StableMath.Softmax(z).Sum(p => p > 0 ? p * Math.Log(p) : 0);")]
    [InlineData("return (from r in new[] { z } let p = StableMath.Softmax(r) where p[label] > 0 select -Math.Log(p[label])).Sum();")]
    [InlineData("return (from v in StableMath.Softmax(z) where v > 0 let l = Math.Log(v) select -v * l).Sum();")]
    [InlineData("return (from r in new[] { z } let p = StableMath.Softmax(r) where r.Length > 2 && p[label] != 0 where p[0] < 1 select -Math.Log(p[label])).Sum();")]
    [InlineData("return (from r in new[] { z } let p = StableMath.Softmax(r) where p[0] > 0 select -{|CE1001:Math.Log(p[label])|}).Sum();")] // another one
    [InlineData("return (from r in new[] { z } let p = StableMath.Softmax(r) where p[label] < 1 select -{|CE1001:Math.Log(p[label])|}).Sum();")]
    [InlineData("return (from r in new[] { z } let p = StableMath.Softmax(r) from k in Enumerable.Range(0, p.Length) let t = k == label ? 1 : 0 select -t * {|CE1001:Math.Log(p[k])|}).Sum();")] // of several sequences
    [InlineData("return (from r in new[] { z } let p = StableMath.Softmax(r) from k in Enumerable.Range(0, p.Length) where p[k] > 0 select -y[k] * Math.Log(p[k])).Sum();")]
    [InlineData("var p = StableMath.Softmax(z); bool sure = p[label] > 0 && Math.Log(p[label]) > -1; return sure ? 1 : 0;")]
    [InlineData("var p = StableMath.Softmax(z); bool lost = p[label] <= 0 || Math.Log(p[label]) < -100; return lost ? 1 : 0;")]
    [InlineData("double p = StableMath.Softmax(z)[label]; return p switch { > 0 => -Math.Log(p), _ => 745 };")]
    [InlineData("double p = StableMath.Softmax(z)[label]; if (p is > 0 and < 1) return -Math.Log(p); return 745;")]
    [InlineData("double p = StableMath.Softmax(z)[label]; if (double.IsPositive(p) && p != 0) return -Math.Log(p); return 745;")]
    public Task AGuardDominates(string statements) => Verify.Body(statements);

    [Fact]
    public Task AHelperThatKeepsItsLogFinite() => Verify.Diagnostics("""
        using CeAnalyzers;

        static class Safe
        {
            public static double SafeLog(double x) => x <= 0 ? -745 : Math.Log(x);

            public static double LogOrFloor(double x) => Math.Log(Math.Max(x, 1e-300));
        }

        class Classifier
        {
            double Loss(double[] z, int label) => -Safe.SafeLog(StableMath.Softmax(z)[label]);
        }
        """);

    [Theory]
    // reassigned: what is logged is no longer the softmax
    [InlineData("var p = StableMath.Softmax(z); p = z.Select(v => v * v).ToArray(); return -Math.Log(p[label]);")]
    [InlineData("double p = StableMath.Softmax(z)[label]; p = y[0] + 5; return Math.Log(p);")]
    [InlineData("var p = StableMath.Softmax(z); int best = Array.IndexOf(p, p.Max()); p = new double[] { 2, 3 }; return Math.Log(p[best % 2]);")]
    // joined: on the other path it is something else
    [InlineData("double[] p; if (label > 0) p = StableMath.Softmax(z); else p = y; return Math.Log(p[label]);")]
    [InlineData("var p = label > 0 ? StableMath.Softmax(z) : y; return Math.Log(p[label]);")]
    [InlineData("var p = y; while (label-- > 0) p = StableMath.Softmax(z); return Math.Log(p[0]);")]
    // an expression that is no probability any more
    [InlineData("return Math.Log(1 + StableMath.Softmax(z)[label]);")]
    [InlineData("return Math.Log(StableMath.Softmax(z)[label] * z.Length + 2);")]
    // odds of two classes, a sum of several
    [InlineData("var p = StableMath.Softmax(z); return Math.Log(z.Length) + p[label];")]
    public Task NoSoftmaxIsLogged(string statements) => Verify.Body(statements);

    [Fact]
    public Task OneCallerGivesSomethingElse() => Verify.Diagnostics("""
        using CeAnalyzers;

        static class Loss
        {
            public static double Information(double[] v, int i) => -Math.Log(v[i]);

            static double First(double[] z) => Information(StableMath.Softmax(z), 0);

            static double Second(double[] frequencies) => Information(frequencies, 0);
        }
        """);

    [Fact]
    public Task AMethodCalledSoftmaxThatIsALogSumExp() => Verify.Diagnostics("""
        static class Aggregation
        {
            /// <summary>A smooth maximum.</summary>
            static double SoftMax(double[] z)
            {
                double m = z.Max();
                return m + Math.Log(z.Sum(v => Math.Exp(v - m)));
            }

            static double Growth(double[] z) => Math.Log(SoftMax(z));
        }
        """);

    [Fact]
    public Task AMethodCalledSoftmaxWhoseBodyIsNone() => Verify.Diagnostics("""
        static class Activations
        {
            static double[] Softmax(double[] z)
            {
                var r = new double[z.Length];
                for (int i = 0; i < z.Length; i++) r[i] = Math.Max(z[i], 0) + Math.Abs(z[i]);
                return r;
            }

            static double Level(double[] z) => 20 * Math.Log10(Softmax(z)[0]);
        }
        """);

    [Fact]
    public Task ProbabilitiesForPredictionOnly() => Verify.Diagnostics("""
        using CeAnalyzers;

        class Classifier
        {
            int Predict(double[] z)
            {
                double[] p = StableMath.Softmax(z);
                int best = 0;
                for (int i = 1; i < p.Length; i++) if (p[i] > p[best]) best = i;
                Console.WriteLine($"class {best} with {p[best]:P1}");
                return best;
            }

            double[] Gradient(double[] z, double[] y) => StableMath.Softmax(z).Zip(y, (p, t) => p - t).ToArray();
        }
        """);

    [Fact]
    public Task TorchSharpsOwnFusedCalls() => Verify.Diagnostics(
        """
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Trainer
        {
            Tensor First(Tensor x, Tensor y) => functional.nll_loss(functional.log_softmax(x, 1), y);
            Tensor Second(Tensor x, Tensor y) => functional.cross_entropy(x, y);
            Tensor Third(Tensor x, Tensor y) => CrossEntropyLoss().call(x, y);
            Tensor Fourth(Tensor x) => x.logsumexp(1).log();
        }
        """,
        Libraries.TorchSharp);
}
