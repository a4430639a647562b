using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Clips of what is below 0 or above 1: 0 and 1 pass, so that a probability is kept off nothing.</summary>
public class VainClipTests
{
    [Theory]
    [InlineData("if (p < 0) p = 1e-9; return -{|CE1001:Math.Log(p)|};")]
    [InlineData("if (0 > p) { p = 1e-9; } return -{|CE1001:Math.Log(p)|};")]
    [InlineData("if (!(p >= 0)) p = 1e-9; return -{|CE1001:Math.Log(p)|};")]
    [InlineData("if (p > 1) p = 1 - 1e-9; else if (p < 0) p = 1e-9; return -{|CE1001:Math.Log(p)|};")]
    [InlineData("if (p < -1e-9) p = 1e-9; if (p > 1) p = 1; return -{|CE1001:Math.Log(p)|};")]
    [InlineData("return -{|CE1001:Math.Log(p < 0 ? 1e-9 : p)|};")]
    [InlineData("return -{|CE1001:Math.Log(p < 0 ? 1e-9 : p > 1 ? 1 - 1e-9 : p)|};")]
    [InlineData("return -{|CE1001:Math.Log(p >= 0 ? p : 1e-9)|};")]
    [InlineData("return -{|CE1001:Math.Log(p switch { < 0 => 1e-9, > 1 => 1 - 1e-9, _ => p })|};")]
    [InlineData("return -{|CE1001:Math.Log(Bound(p))|};")]
    [InlineData("var q = StableMath.Softmax(z); for (int i = 0; i < q.Length; i++) if (q[i] < 0) q[i] = 1e-9; return -{|CE1001:Math.Log(q[label])|};")]
    [InlineData("while (label-- > 0) if (p < 0) p = 1e-9; return -{|CE1001:Math.Log(p)|};")]
    // the other end is one
    [InlineData("if (p > 1) p = 1; if (p < 1e-9) p = 1e-9; return -{|CE1010:Math.Log(p)|};")]
    [InlineData("if (p <= 0) p = 1e-9; return -{|CE1010:Math.Log(p)|};")]
    [InlineData("if (p < Tiny) p = Tiny; return -{|CE1010:Math.Log(p)|};")]
    [InlineData("if (p < 0 || p < Tiny) p = Tiny; return -{|CE1010:Math.Log(p)|};")]
    public Task Softmax(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Classifier
        {
            private const double Tiny = 1e-9;

            static double Bound(double v)
            {
                if (v > 1) return 1 - 1e-9;
                else if (v < 0) return 1e-9;
                return v;
            }

            double Loss(double[] z, int label)
            {
                double p = StableMath.Softmax(z)[label];
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("if (p > 1) p = 1 - 1e-9; return -{|CE1002:Math.Log(1 - p)|};")]
    [InlineData("double q = 1 - p; if (q < 0) q = 1e-9; return -{|CE1002:Math.Log(q)|};")]
    [InlineData("return -{|CE1002:Math.Log(1 - Math.Max(0, p > 1 ? 1 - 1e-9 : p))|};")]
    [InlineData("if (p >= 1) p = 1 - 1e-9; return -{|CE1010:Math.Log(1 - p)|};")]
    [InlineData("Prediction.P = p; if (Prediction.P < 0) Prediction.P = 1e-9; return -{|CE1002:Math.Log(Prediction.P)|};")]
    public Task Sigmoid(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class State
        {
            public double P;
        }

        class Classifier
        {
            private readonly State Prediction = new();

            double Loss(double z)
            {
                double p = StableMath.Sigmoid(z);
                {{statements}}
            }
        }
        """);

    [Theory]
    // of what may be below 0
    [InlineData("double s = z * 3; if (s < 0) s = 1e-9; return Math.Log(s);")]
    [InlineData("double s = z; if (p > 0.5) s = p; if (s < 0) s = 1e-9; return Math.Exp(s);")]
    // another's condition
    [InlineData("if (z < 0) p = 0.5; return Math.Exp(p);")]
    public Task Silent(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Model
        {
            double Run(double z)
            {
                double p = StableMath.Sigmoid(z);
                {{statements}}
            }
        }
        """);
}
