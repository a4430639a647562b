using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Logs near a sigmoid that must not be flagged, each for its own reason.</summary>
public class CE1002SilentTests
{
    [Theory]
    // stable forms
    [InlineData("return -StableMath.LogSigmoid(z[0]);")]
    [InlineData("return StableLoss.SigmoidCrossEntropy(z[0], y[0]);")]
    [InlineData("return Math.Max(z[0], 0) - z[0] * y[0] + Math.Log(1 + Math.Exp(-Math.Abs(z[0])));")]
    // softplus by the sign, as LIBSVM writes it
    [InlineData("double f = z[0]; return f >= 0 ? Math.Log(1 + Math.Exp(-f)) : -f + Math.Log(1 + Math.Exp(f));")]
    // guards
    [InlineData("double p = StableMath.Sigmoid(z[0]); return p > 0 ? -Math.Log(p) : 745;")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); if (p <= 0 || p >= 1) return 745; return -(y[0] * Math.Log(p) + (1 - y[0]) * Math.Log(1 - p));")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); if (p < 1) return -Math.Log(1 - p); return 745;")]
    // a logit that is kept small
    [InlineData("double s = Math.Clamp(z[0], -30, 30); double p = 1 / (1 + Math.Exp(-s)); return -(y[0] * Math.Log(p) + (1 - y[0]) * Math.Log(1 - p));")]
    [InlineData("return -Math.Log(StableMath.Sigmoid(5 * Math.Tanh(z[0])));")]
    [InlineData("return -Math.Log(StableMath.Softmax(z.Select(v => 10 * Math.Tanh(v / 10)).ToArray())[label]);")]
    [InlineData("return z[0] > -10 && z[0] < 10 ? Math.Log(StableMath.Sigmoid(z[0])) : 0;")]
    [InlineData("return Math.Abs(z[0]) < 10 ? Math.Log(StableMath.Sigmoid(z[0])) : 0;")]
    // the derivative of a sigmoid, no loss
    [InlineData("double s = StableMath.Sigmoid(z[0]); return s * (1 - s) * (s - y[0]);")]
    // reassigned and joined
    [InlineData("double s = StableMath.Sigmoid(z[0]); s = z[1] * z[1] + 1; return Math.Log(s);")]
    [InlineData("double s = label > 0 ? StableMath.Sigmoid(z[0]) : y[0]; return Math.Log(s);")]
    // a sum and a multiple of sigmoids
    [InlineData("return Math.Log(1 + StableMath.Sigmoid(z[0]));")]
    [InlineData("return Math.Log(3 * z.Length + StableMath.Sigmoid(z[0]));")]
    public Task NothingToSay(string statements) => Verify.Body(statements);

    [Fact]
    public Task SomethingElseOfTheSameShape() => Verify.Diagnostics("""
        class Chemistry
        {
            // the pH of a buffer: no exponential of a score
            double Henderson(double pKa, double acid, double salt) => pKa + Math.Log10(salt / (acid + salt));

            double Gompertz(double t) => Math.Log(1 / (1 + t));

            double Michaelis(double s, double km) => Math.Log(s / (km + s));
        }
        """);

    [Fact]
    public Task AMethodCalledSigmoidThatIsAnother() => Verify.Diagnostics("""
        class Shapes
        {
            static double Sigmoid(double x) => 2 + x / (1 + Math.Abs(x));

            double Area(double x) => Math.Log(Sigmoid(x));
        }
        """);

    [Fact]
    public Task TorchSharpsOwn() => Verify.Diagnostics(
        """
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Trainer
        {
            Tensor First(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(x, y);
            Tensor Second(Tensor x) => functional.logsigmoid(x);
            Tensor Third(Tensor x, Tensor y) => BCEWithLogitsLoss().call(x, y);
        }
        """,
        Libraries.TorchSharp);

    /// <summary>Logs of one number that are tables or polynomials have no infinity; one that calls a log has.</summary>
    [Theory]
    [InlineData("float Log(float x) { if (x > 1) return 0; return logs[(int)(x * 512)]; }", "-Log(p)")]
    [InlineData("float Log(float x) { float y = (x - 1) / (x + 1); return 2 * (y + y * y * y / 3); }", "-Log(p)")]
    [InlineData("float Log(float x) { if (x > 1) return 0; return (float)Math.Log(x); }", "-{|CE1002:Log(p)|}")]
    public Task ALogThatIsATable(string log, string loss) => Verify.Diagnostics($$"""
        class Words
        {
            private readonly List<float> logs = [];

            public Words()
            {
                for (int i = 0; i <= 512; i++) logs.Add((float)Math.Log((i + 1e-5) / 512));
            }

            {{log}}

            public float Loss(float z)
            {
                float p = 1 / (1 + MathF.Exp(-z));
                return {{loss}};
            }
        }
        """);

    /// <summary>The larger of p and 1 - p is at least a half; with the comparison turned round it is the smaller.</summary>
    [Theory]
    [InlineData("double p = StableMath.Sigmoid(z[0]); if (p < 0.5) p = 1 - p; return -Math.Log(p);")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); if (0.5 > p) { p = 1 - p; } return -Math.Log(p);")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); if (p > 0.5) p = 1 - p; return -{|CE1002:Math.Log(p)|};")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); if (p < label) p = 1 - p; return -{|CE1002:Math.Log(p)|};")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); if (p < 0.5) p = 1 - p; p = StableMath.Sigmoid(z[1]); return -{|CE1002:Math.Log(p)|};")]
    public Task TheLargerOfTwo(string statements) => Verify.Body(statements);
}
