using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1011: clips that the log does not take, the smallest number for the machine epsilon, checks for NaN that miss infinity.</summary>
public class CE1011GuardThatDoesNotGuardTests
{
    [Theory]
    [InlineData("double c = Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("double c = Math.Max(p, 1e-12); return -y * {|CE1011:Math.Log(p)|};")]
    [InlineData("Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * {|CE1011:Math.Log(p)|};")]
    // one log takes it, the other does not
    [InlineData("double c = Math.Clamp(p, 1e-7, 1 - 1e-7); return -(y * Math.Log(c) + (1 - y) * {|CE1011:Math.Log(1 - p)|});")]
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
