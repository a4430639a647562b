using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1010: clipped softmax and sigmoid in a log, in all the ways people clip.</summary>
public class CE1010ClippedCrossEntropyTests
{
    [Theory]
    [InlineData("Math.Max(p, 1e-15)")]
    [InlineData("Math.Max(1e-15, p)")]
    [InlineData("p + 1e-10")]
    [InlineData("1e-7 + p")]
    [InlineData("p + Epsilon")]
    [InlineData("p + epsilon")]
    [InlineData("Math.Max(p, floor)")]
    [InlineData("Math.Clamp(p, 1e-7, 1 - 1e-7)")]
    [InlineData("Math.Min(Math.Max(p, 1e-7), 1 - 1e-7)")]
    [InlineData("Math.Max(1e-7, Math.Min(1 - 1e-7, p))")]
    [InlineData("p < 1e-9 ? 1e-9 : p")]
    [InlineData("p <= 0 ? 1e-9 : p > 1 ? 1 - 1e-9 : p")]
    [InlineData("p switch { < 1e-9 => 1e-9, > 1 => 1, _ => p }")]
    [InlineData("Clip(p)")]
    [InlineData("Bound(p)")]
    [InlineData("double.Max(p, 1e-12)")]
    public Task AnyClip(string clipped) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Classifier
        {
            private const double Epsilon = 1e-8;
            private readonly double epsilon = 1e-8;

            static double Clip(double v) => Math.Min(Math.Max(v, 1e-9), 1.0 - 1e-9);

            static double Bound(double v)
            {
                if (v < 1e-9) return 1e-9;
                if (v > 1 - 1e-9) return 1 - 1e-9;
                return v;
            }

            double Softmax(double[] z, int label, double floor)
            {
                double p = StableMath.Softmax(z)[label];
                return -{|CE1010:Math.Log({{clipped}})|};
            }

            double Sigmoid(double z, double floor)
            {
                double p = StableMath.Sigmoid(z);
                return -{|CE1010:Math.Log({{clipped}})|};
            }
        }
        """);

    /// <summary>The epsilon is added to the 1; a number that is no epsilon makes something else of it.</summary>
    [Theory]
    [InlineData("-{|CE1010:Math.Log(1 + 1e-6 - p)|}")]
    [InlineData("-{|CE1010:Math.Log(1.0001 - p)|}")]
    [InlineData("-{|CE1002:Math.Log(1 - p)|}")]
    [InlineData("-Math.Log(2 - p)")]
    public Task AnEpsilonBesideTheOne(string loss) => Verify.Body($"double p = StableMath.Sigmoid(z[0]); return {loss};");

    [Theory]
    [InlineData("if (p < 1e-9) p = 1e-9; return -{|CE1010:Math.Log(p)|};")]
    [InlineData("if (p <= 0) { p = 1e-9; } return -{|CE1010:Math.Log(p)|};")]
    [InlineData("p = Math.Max(p, 1e-9); return -{|CE1010:Math.Log(p)|};")]
    [InlineData("p += 1e-9; return -{|CE1010:Math.Log(p)|};")]
    [InlineData("double q = p + 1e-9; return -{|CE1010:Math.Log(q)|};")]
    // the log itself
    [InlineData("return Math.Min(-{|CE1010:Math.Log(p)|}, 100);")]
    [InlineData("return -Math.Max({|CE1010:Math.Log(p)|}, -100);")]
    [InlineData("double l = -{|CE1010:Math.Log(p)|}; return double.IsInfinity(l) ? 100 : l;")]
    [InlineData("double l = -{|CE1010:Math.Log(p)|}; if (double.IsPositiveInfinity(l)) l = 100; return l;")]
    // which no fewer infinities has
    [InlineData("return Math.Max(-{|CE1001:Math.Log(p)|}, 0);")]
    [InlineData("double l = -{|CE1001:Math.Log(p)|}; if (double.IsInfinity(l)) throw new InvalidOperationException(); return l;")]
    public Task Statements(string statements) => Verify.Body("double p = StableMath.Softmax(z)[label];" + statements);

    [Theory]
    [InlineData("var q = p.Select(v => Math.Max(v, 1e-9)).ToArray(); return -{|CE1010:Math.Log(q[label])|};")]
    [InlineData("for (int i = 0; i < p.Length; i++) p[i] = Math.Max(p[i], 1e-9); return -{|CE1010:Math.Log(p[label])|};")]
    [InlineData("for (int i = 0; i < p.Length; i++) if (p[i] < 1e-9) p[i] = 1e-9; return -{|CE1010:Math.Log(p[label])|};")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) s -= y[i] * {|CE1010:Math.Log(p[i] + 1e-9)|}; return s;")]
    public Task Arrays(string statements) => Verify.Body("var p = StableMath.Softmax(z);" + statements);

    [Fact]
    public Task TheComplementClippedAtTheOtherEnd() => Verify.Diagnostics("""
        using CeAnalyzers;

        class Classifier
        {
            double Loss(double z, double y)
            {
                double p = Math.Clamp(StableMath.Sigmoid(z), 1e-7, 1 - 1e-7);
                return -(y * {|CE1010:Math.Log(p)|} + (1 - y) * {|CE1010:Math.Log(1 - p)|});
            }

            // only 0 is kept off, so 1 - p can still be 0
            double HalfClipped(double z, double y)
            {
                double p = Math.Max(StableMath.Sigmoid(z), 1e-7);
                return -(y * {|CE1010:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|});
            }
        }
        """);

    [Theory]
    [InlineData("{|CE1010:torch.log(torch.softmax(x, 1) + 1e-8)|}")]
    [InlineData("{|CE1010:torch.log(torch.softmax(x, 1).clamp(1e-8, 1))|}")]
    [InlineData("{|CE1010:torch.softmax(x, 1).clamp_min(1e-8).log()|}")]
    [InlineData("{|CE1010:torch.sigmoid(x).clip(1e-7, 1 - 1e-7).log()|}")]
    [InlineData("{|CE1010:(torch.sigmoid(x) + 1e-8f).log()|}")]
    // the library clamps its logs at -100
    [InlineData("{|CE1010:nn.functional.binary_cross_entropy(torch.sigmoid(x), y)|}")]
    [InlineData("{|CE1010:nn.BCELoss().call(x.sigmoid(), y)|}")]
    public Task TorchSharp(string expression) => Verify.Diagnostics(
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;

        class Trainer
        {
            Tensor Loss(Tensor x, Tensor y) => {{expression}};
        }
        """,
        Libraries.TorchSharp);

    [Theory]
    // a choice of the runtime library, made on purpose
    [InlineData("return -Math.Log(StableMath.ClipProbability(StableMath.Softmax(z)[label]));")]
    [InlineData("return StableLoss.CrossEntropy(StableMath.Softmax(z), label);")]
    // clipped, but logged elsewhere than in a loss from these logits
    [InlineData("double p = Math.Max(y[label], 1e-9); return -Math.Log(p);")]
    // clipped and only compared
    [InlineData("double p = Math.Max(StableMath.Softmax(z)[label], 1e-9); return p > 0.5 ? 1 : 0;")]
    // no epsilon: the sum is no probability any more
    [InlineData("return Math.Log(StableMath.Sigmoid(z[0]) + 1);")]
    public Task Silent(string statements) => Verify.Body(statements);

    /// <summary>A log of the user's own that keeps its argument off 0: its calls are the logs.</summary>
    [Fact]
    public Task SafeLogs() => Verify.Diagnostics("""
        using CeAnalyzers;

        static class Safe
        {
            public static double SafeLog(double x) => Math.Log(Math.Max(x, 1e-12));

            public static double LogClamped(double x) { double kept = Math.Clamp(x, 1e-7, 1); return Math.Log(kept); }
        }

        class Classifier
        {
            double First(double[] z, int c) => -{|CE1010:Safe.SafeLog(StableMath.Softmax(z)[c])|};

            double Second(double z) => -{|CE1010:Safe.LogClamped(StableMath.Sigmoid(z))|};

            // of what is no probability
            double Third(double[] weights, int c) => -Safe.SafeLog(weights[c]);
        }
        """);

    /// <summary>Where p comes from is out of sight; that p - y is taken for the gradient by the logit says that it is a sigmoid.</summary>
    [Theory]
    [InlineData("float q = Math.Clamp(p[i], 1e-7f, 1f - 1e-7f); loss -= y[i] * {|CE1010:MathF.Log(q)|} + (1f - y[i]) * {|CE1010:MathF.Log(1f - q)|}; float dLogit = (p[i] - y[i]) / n; return dLogit;")]
    [InlineData("var q = Math.Max(1e-7f, Math.Min(1f - 1e-7f, p[i])); loss += -(y[i] * {|CE1010:MathF.Log(q)|} + (1 - y[i]) * {|CE1010:MathF.Log(1 - q)|}); grad[i] = q - y[i]; return loss;")]
    [InlineData("Parallel.For(0, n, j => { float a = p[j]; float t = y[j]; float q = Math.Clamp(a, 1e-7f, 1f - 1e-7f); losses[j] = -(t * {|CE1010:MathF.Log(q)|} + (1f - t) * {|CE1010:MathF.Log(1f - q)|}); delta[j] = t - a; }); return loss;")]
    // the difference is no gradient, or of another pair
    [InlineData("float q = Math.Clamp(p[i], 1e-7f, 1f - 1e-7f); loss -= y[i] * MathF.Log(q) + (1f - y[i]) * MathF.Log(1f - q); float error = p[i] - y[i]; return error * error;")]
    [InlineData("float q = Math.Clamp(p[i], 1e-7f, 1f - 1e-7f); loss -= y[i] * MathF.Log(q) + (1f - y[i]) * MathF.Log(1f - q); float dLogit = p[i] - y[n]; return dLogit;")]
    [InlineData("float q = Math.Clamp(p[i], 1e-7f, 1f - 1e-7f); loss -= y[i] * MathF.Log(q) + (1f - y[i]) * MathF.Log(1f - q); grad[i] = p[i] * y[i]; return loss;")]
    // one log alone is no binary cross-entropy
    [InlineData("float q = Math.Clamp(p[i], 1e-7f, 1f - 1e-7f); loss -= y[i] * MathF.Log(q); grad[i] = p[i] - y[i]; return loss;")]
    public Task ShownByTheGradient(string statements) => Verify.Diagnostics($$"""
        using System;
        using System.Threading.Tasks;

        public class Head
        {
            private float loss;

            public float Step(float[] p, float[] y, float[] grad, float[] delta, float[] losses, int i, int n)
            {
                {{statements}}
            }
        }
        """);
}
