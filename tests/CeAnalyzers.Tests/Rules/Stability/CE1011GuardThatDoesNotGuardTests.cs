using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1011: clips that the log does not take, the smallest number for the machine epsilon, checks for NaN that miss infinity.</summary>
public class CE1011GuardThatDoesNotGuardTests
{
    [Theory]
    [InlineData("double c = Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("double c = Math.Max(p, 1e-12); return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("double c = Math.Max(1e-7, p); return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("double c = Math.Min(Math.Max(p, 1e-7), 1 - 1e-7); return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("double c = Math.Max(1e-7, Math.Min(1 - 1e-7, p)); return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("double c = p < 1e-7 ? 1e-7 : p; return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("double c = p > 1 - 1e-7 ? 1 - 1e-7 : p < 1e-7 ? 1e-7 : p; return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("double c = p <= 0 ? 1e-7 : p; return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("double c = p; if (c < 1e-7) c = 1e-7; return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("double c = p; if (c < 1e-7) { c = 1e-7; } return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("double c = ClipLow(p); return -y * {|CE1011:Math.Log(p)|}; static double ClipLow(double v) => Math.Max(v, 1e-7);")]
    [InlineData("ClipLow(p); return -y * {|CE1011:Math.Log(p)|}; static double ClipLow(double v) => Math.Max(v, 1e-7);")]
    [InlineData("double c = Math.Max(p, double.Epsilon); return -y * {|CE1011:Math.Log(p)|};")]
    // the log takes what is clipped, or what is kept is something else
    [InlineData("p = p < 1e-7 ? 1e-7 : p; return -y * Math.Log(p);")]
    [InlineData("if (p < 1e-7) p = 1e-7; return -y * Math.Log(p);")]
    [InlineData("double c = p > 1e-7 ? 1e-7 : p; return -y * Math.Log(p + c);")] // a cap
    [InlineData("double h = p + 1e-7; return (Math.Log(h) - Math.Log(p)) / 1e-7;")] // a difference quotient
    [InlineData("double c = p < 5 ? 5 : p; return c * y * Math.Log(p + 1);")]
    // one log takes it, the other does not
    [InlineData("double c = Math.Clamp(p, 1e-7, 1 - 1e-7); return -(y * Math.Log(c) + (1 - y) * {|CE1011:Math.Log(1 - p)|});")]
    [InlineData("double c = Math.Max(1e-7, Math.Min(1 - 1e-7, p)); return -(y * Math.Log(c) + (1 - y) * {|CE1011:Math.Log(1 - p)|});")]
    [InlineData("double c = Math.Max(1e-7, Math.Min(p, 1 - 1e-7)); return -(y * Math.Log(c) + (1 - y) * Math.Log(1 - c));")]
    // scaled first, and overwritten with the loss
    [InlineData("double o = p / (p + y); o = Math.Clamp(o, 1e-7, 1 - 1e-7); o = -y * {|CE1011:Math.Log(p)|}; return o;")]
    public Task TheLogTakesAnotherValue(string statements) => Verify.Diagnostics($$"""
        class Losses
        {
            public double Loss(double p, double y)
            {
                {{statements}}
            }
        }
        """);

    [Fact]
    public Task AnElement() => Verify.Diagnostics("""
        class Losses
        {
            public double CrossEntropy(double[] p, double[] y)
            {
                double loss = 0;
                for (int i = 0; i < p.Length; i++)
                {
                    double c = Math.Clamp(p[i], 1e-7, 1 - 1e-7);
                    loss -= y[i] * {|CE1011:Math.Log(p[i])|};
                }

                return loss;
            }
        }
        """);

    /// <summary>A whole row is clipped, and nothing reads what comes of it.</summary>
    [Theory]
    [InlineData("var c = p.Select(v => Math.Clamp(v, 1e-7, 1 - 1e-7)).ToArray(); double l = 0; for (int i = 0; i < y.Length; i++) l -= y[i] * {|CE1011:Math.Log(p[i])|}; return l;")]
    [InlineData("var c = Array.ConvertAll(p, v => Math.Max(v, 1e-7)); double l = 0; for (int i = 0; i < y.Length; i++) l -= y[i] * {|CE1011:Math.Log(p[i])|}; return l;")]
    [InlineData("var c = new double[p.Length]; for (int i = 0; i < c.Length; i++) c[i] = Math.Clamp(p[i], 1e-7, 1 - 1e-7); double l = 0; for (int k = 0; k < y.Length; k++) l -= y[k] * {|CE1011:Math.Log(p[k])|}; return l;")]
    [InlineData("ClipAll(p); double l = 0; for (int i = 0; i < y.Length; i++) l -= y[i] * {|CE1011:Math.Log(p[i])|}; return l; static double[] ClipAll(double[] v) => v.Select(q => Math.Max(q, 1e-7)).ToArray();")]
    [InlineData("p.Select(v => Math.Clamp(v, 1e-7, 1 - 1e-7)).ToArray(); double l = 0; for (int i = 0; i < y.Length; i++) l -= y[i] * {|CE1011:Math.Log(p[i])|}; return l;")]
    [InlineData("y.Select(v => Math.Clamp(v, 1e-7, 1 - 1e-7)).ToArray(); double l = 0; for (int i = 0; i < y.Length; i++) l -= y[i] * {|CE1003:Math.Log(p[i])|}; return l;")]
    [InlineData("var c = p.Select(v => Math.Clamp(v, 1e-7, 1 - 1e-7)).ToArray(); double l = 0; for (int i = 0; i < y.Length; i++) l -= y[i] * Math.Log(c[i]); return l;")]
    [InlineData("for (int i = 0; i < p.Length; i++) p[i] = Math.Clamp(p[i], 1e-7, 1 - 1e-7); double l = 0; for (int i = 0; i < y.Length; i++) l -= y[i] * Math.Log(p[i]); return l;")]
    [InlineData("ClipAll(p); double l = 0; for (int i = 0; i < y.Length; i++) l -= y[i] * Math.Log(p[i]); return l; static double[] ClipAll(double[] v) { for (int i = 0; i < v.Length; i++) v[i] = Math.Max(v[i], 1e-7); return v; }")]
    public Task ARow(string statements) => Verify.Diagnostics($$"""
        class Losses
        {
            public double CrossEntropy(double[] p, double[] y)
            {
                {{statements}}
            }
        }
        """);

    [Fact]
    public Task ATensor() => Verify.Diagnostics("""
        using TorchSharp;

        static class Losses
        {
            public static torch.Tensor CrossEntropy(torch.Tensor p, torch.Tensor y)
            {
                p.clamp(1e-6, 1);
                return -(y * {|CE1011:p.log()|}).sum();
            }
        }
        """, Libraries.TorchSharp);

    [Theory]
    [InlineData("double", "Math.Clamp(p, 1e-9, {|CE1011:1 - double.Epsilon|})")]
    [InlineData("float", "Math.Clamp(p, 1e-9f, {|CE1011:1 - float.Epsilon|})")]
    [InlineData("float", "Math.Min(p, {|CE1011:1f - float.Epsilon|})")]
    public Task TheSmallestNumberIsNotTheMachineEpsilon(string type, string clip) => Verify.Diagnostics($$"""
        class Model
        {
            public {{type}} Clip({{type}} p) => {{clip}};
        }
        """);

    [Fact]
    public Task ACheckForNanAlone() => Verify.Diagnostics("""
        class Trainer
        {
            public double CrossEntropy(double[] p, int label)
            {
                double loss = -{|CE1003:Math.Log(p[label])|};
                if ({|CE1011:double.IsNaN(loss)|}) loss = 100;
                return loss;
            }
        }
        """);

    /// <summary>What is checked is called a loss, whatever the code around is called.</summary>
    [Fact]
    public Task ACheckOfWhatIsCalledALoss() => Verify.Diagnostics("""
        class Examples
        {
            public double Late(double prediction, double label)
            {
                double loss = -(label * {|CE1003:Math.Log(prediction)|} + (1 - label) * {|CE1003:Math.Log(1 - prediction)|});
                return {|CE1011:double.IsNaN(loss)|} ? 0 : loss;
            }
        }
        """);

    [Theory]
    // the log takes the clipped value
    [InlineData("double c = Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * Math.Log(c);")]
    [InlineData("p = Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * Math.Log(p);")]
    [InlineData("double c = Math.Clamp(p, 1e-7, 1 - 1e-7); double q = 1 - c; return -y * Math.Log(q);")]
    // the value is kept off 0 in another way
    [InlineData("double c = Math.Clamp(p, 1e-7, 1 - 1e-7); return p > 0 ? -y * Math.Log(p) : c;")]
    // another value is clipped, or at another bound
    [InlineData("double c = Math.Clamp(y, 1e-7, 1 - 1e-7); return c * Math.Sqrt(Math.Log(p + 1) - c);")]
    [InlineData("double c = Math.Clamp(p, 0, 255); return Math.Log(p) + c;")]
    [InlineData("double c = Math.Max(p, y); return Math.Log(p) + c;")]
    // the clip is in another branch
    [InlineData("double c = Math.Max(p, 1e-7); p = 1 - y; return -y * Math.Log(p) - c;")] // of another probability
    [InlineData("if (y > 0) { double c = Math.Clamp(p, 1e-7, 1 - 1e-7); return c; } return Math.Log(p);")]
    public Task Silent(string statements) => Verify.Diagnostics($$"""
        class Signal
        {
            public double Of(double p, double y)
            {
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("if (double.IsNaN(loss) || double.IsInfinity(loss)) loss = 100;", "Math.Log(p[label])")]
    [InlineData("if (!double.IsFinite(loss)) loss = 100;", "Math.Log(p[label])")]
    [InlineData("if (double.IsNaN(p[0])) loss = 100;", "{|CE1003:Math.Log(p[label])|}")]
    public Task ChecksThatSeeInfinityOrAnotherValue(string check, string log) => Verify.Diagnostics($$"""
        class Trainer
        {
            public double CrossEntropy(double[] p, int label)
            {
                double loss = -{{log}};
                {{check}}
                return loss;
            }
        }
        """);

    [Fact]
    public Task ACheckOfWhatIsNoLoss() => Verify.Diagnostics("""
        class Signal
        {
            public double Level(double x, double reference)
            {
                double level = 20 * Math.Log10(x / reference);
                if (double.IsNaN(level)) level = 0;
                return level;
            }
        }
        """);
}
