using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1002: sigmoids of all shapes, near and far.</summary>
public class CE1002LogOfSigmoidTests
{
    /// <summary>Bounds that are too wide, or that bound the other end.</summary>
    [Theory]
    [InlineData("double s = Math.Clamp(z[0], -60, 60); return -{|CE1002:Math.Log(1 - StableMath.Sigmoid(s))|};")]
    [InlineData("double s = Math.Min(z[0], 20); return -{|CE1002:Math.Log(StableMath.Sigmoid(s))|};")]
    [InlineData("float s = Math.Clamp((float)z[0], -20, 20); return -{|CE1002:MathF.Log(1 - StableMath.Sigmoid(s))|};")]
    [InlineData("double[] s = [1, 2, 3]; return -{|CE1002:Math.Log(1 - StableMath.Sigmoid(s[label]))|};")] // the numbers of an example
    [InlineData("return z[0] < 10 ? {|CE1002:Math.Log(StableMath.Sigmoid(z[0]))|} : 0;")]
    [InlineData("return z[0] > -800 ? {|CE1002:Math.Log(StableMath.Sigmoid(z[0]))|} : 0;")]
    [InlineData("return Math.Abs(z[0]) > 10 ? {|CE1002:Math.Log(StableMath.Sigmoid(z[0]))|} : 0;")]
    public Task LogitsThatAreNotKeptSmall(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("return -{|CE1002:Math.Log(StableMath.Sigmoid(z[0]))|};")]
    [InlineData("return -{|CE1002:Math.Log(1 - StableMath.Sigmoid(z[0]))|};")]
    [InlineData("return -{|CE1002:Math.Log(1.0 - StableMath.Sigmoid(z[0]))|};")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); double q = 1 - p; return -{|CE1002:Math.Log(q)|};")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); return -(y[0] * {|CE1002:Math.Log(p)|} + (1 - y[0]) * {|CE1002:Math.Log(1 - p)|});")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); return label == 1 ? -{|CE1002:Math.Log(p)|} : -{|CE1002:Math.Log(1 - p)|};")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); if (label == 1) return -{|CE1002:Math.Log(p)|}; return -{|CE1002:Math.Log(1 - p)|};")]
    [InlineData("return -{|CE1002:Math.Log(label == 1 ? StableMath.Sigmoid(z[0]) : StableMath.Sigmoid(z[1]))|};")]
    [InlineData("double[] p = new double[z.Length]; StableMath.Sigmoid(z, p); return -{|CE1002:Math.Log(p[0])|};")]
    [InlineData("float p = StableMath.Sigmoid((float)z[0]); return -{|CE1002:MathF.Log(p)|};")]
    [InlineData("var p = z.Select(v => StableMath.Sigmoid(v)).ToArray(); return -p.Zip(y, (a, t) => t * {|CE1002:Math.Log(a)|} + (1 - t) * {|CE1002:Math.Log(1 - a)|}).Sum();")]
    [InlineData("var p = z.Select(StableMath.Sigmoid).ToList(); double s = 0; for (int i = 0; i < p.Count; i++) s -= y[i] * {|CE1002:Math.Log(p[i])|}; return s;")]
    [InlineData("double s = 0; foreach (double v in z) { double p = StableMath.Sigmoid(v); s -= {|CE1002:Math.Log(p)|}; } return s;")]
    // log(1 - p) in one function
    [InlineData("return -{|CE1002:StableMath.Log1P(-StableMath.Sigmoid(z[0]))|};")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); return -{|CE1002:double.LogP1(-p)|};")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); return p < 1 ? -StableMath.Log1P(-p) : 100;")]
    [InlineData("return StableMath.Log1P(-z[0]) + StableMath.Log1P(StableMath.Sigmoid(z[0]));")]
    [InlineData("return -{|CE1001:StableMath.Log1P(-StableMath.Softmax(z)[label])|};")]
    public Task OneMethod(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("1 / (1 + Math.Exp(-x))")]
    [InlineData("1.0 / (1.0 + Math.Exp(-x))")]
    [InlineData("1 / (Math.Exp(-x) + 1)")]
    [InlineData("1 / (1 + Math.Exp(-1 * x))")]
    [InlineData("1 / (1 + Math.Exp(0 - x))")]
    [InlineData("1 / (1 + Math.Pow(Math.E, -x))")]
    [InlineData("Math.Exp(x) / (1 + Math.Exp(x))")]
    [InlineData("Math.Exp(x) / (Math.Exp(x) + 1)")]
    [InlineData("0.5 * (1 + Math.Tanh(x / 2))")]
    [InlineData("(Math.Tanh(0.5 * x) + 1) / 2")]
    [InlineData("0.5 + 0.5 * Math.Tanh(x / 2)")]
    [InlineData("1 / (1 + Math.Exp(-(2 * x + 1)))")]
    [InlineData("x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x))")]
    [InlineData("(float)(1 / (1 + Math.Exp(-x)))")]
    [InlineData("1f / (1f + MathF.Exp(-(float)x))")]
    [InlineData("Math.Pow(1 + Math.Exp(-x), -1)")]
    public Task WrittenByHand(string sigmoid) => Verify.Diagnostics($$"""
        static class Activations
        {
            public static double Squash(double x) => {{sigmoid}};
        }

        class Logistic
        {
            private double[] w = new double[4];

            double Score(double[] x)
            {
                double s = 0;
                for (int i = 0; i < w.Length; i++) s += w[i] * x[i];
                return s;
            }

            double Cost(double[] x, double target)
            {
                double p = Activations.Squash(Score(x));
                return -target * {|CE1002:Math.Log(p)|} - (1 - target) * {|CE1002:Math.Log(1 - p)|};
            }
        }
        """);

    [Fact]
    public Task StatementsByHand() => Verify.Diagnostics("""
        static class Activations
        {
            public static double Squash(double x)
            {
                if (x > 0)
                {
                    return 1 / (1 + Math.Exp(-x));
                }

                double e = Math.Exp(x);
                return e / (1 + e);
            }
        }

        class Logistic
        {
            double Cost(double x) => -{|CE1002:Math.Log(Activations.Squash(x))|};
        }
        """);

    [Fact]
    public Task LayersActivateIntoAField() => Verify.Diagnostics(
    [
        """
        class Layer
        {
            public double[] Output = new double[8];

            public void Forward(double[] sums)
            {
                for (int i = 0; i < sums.Length; i++) Output[i] = 1.0 / (1.0 + Math.Exp(-sums[i]));
            }
        }
        """,
        """
        class Network
        {
            private readonly Layer last = new Layer();

            public double Cost(double[] x, double[] target)
            {
                last.Forward(x);
                double cost = 0;
                for (int i = 0; i < target.Length; i++)
                    cost -= target[i] * {|CE1002:Math.Log(last.Output[i])|} + (1 - target[i]) * {|CE1002:Math.Log(1 - last.Output[i])|};
                return cost;
            }
        }
        """,
    ]);

    [Fact]
    public Task GenericMath() => Verify.Diagnostics("""
        using System.Numerics;

        static class Logistic
        {
            static T Sigmoid<T>(T x) where T : IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));

            static T Loss<T>(T x) where T : IFloatingPointIeee754<T> => -{|CE1002:T.Log(T.One - Sigmoid(x))|};
        }
        """);

    [Theory]
    [InlineData("{|CE1002:torch.log(torch.sigmoid(x))|}")]
    [InlineData("{|CE1002:x.sigmoid().log()|}")]
    [InlineData("{|CE1002:torch.log(1 - x.sigmoid())|}")]
    [InlineData("-(y * {|CE1002:torch.sigmoid(x).log()|} + (1 - y) * {|CE1002:(1 - torch.sigmoid(x)).log()|}).mean()")]
    [InlineData("{|CE1002:nn.Sigmoid().call(x).log()|}")]
    [InlineData("{|CE1002:torch.special.expit(x).log()|}")]
    [InlineData("{|CE1002:torch.log(nn.Sequential(nn.Linear(3, 1), nn.Sigmoid()).call(x))|}")]
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

    [Fact]
    public Task TensorPrimitives() => Verify.Diagnostics(
        """
        using System.Numerics.Tensors;

        class Trainer
        {
            float Loss(float[] z, int label)
            {
                Span<float> p = stackalloc float[z.Length];
                TensorPrimitives.Sigmoid<float>(z, p);
                return -{|CE1002:MathF.Log(p[label])|};
            }
        }
        """,
        Libraries.Tensors);
}
