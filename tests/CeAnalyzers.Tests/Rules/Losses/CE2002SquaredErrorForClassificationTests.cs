using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

/// <summary>CE2002: squared error between softmax or sigmoid outputs and labels.</summary>
public class CE2002SquaredErrorForClassificationTests
{
    [Theory]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) s += {|CE2002:Math.Pow(p[i] - target[i], 2)|}; return s;")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) s += {|CE2002:Math.Pow(target[i] - p[i], 2.0)|}; return s / 2;")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) s += {|CE2002:(p[i] - target[i]) * (p[i] - target[i])|}; return s;")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) { double d = p[i] - target[i]; s += {|CE2002:d * d|}; } return s;")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) { var error = target[i] - p[i]; s += {|CE2002:Math.Pow(error, 2)|}; } return 0.5 * s;")]
    [InlineData("double[] tValues = new double[3], temperatures = new double[3]; Array.Copy(target, 1, tValues, 0, 3); double s = 0; for (int i = 0; i < 3; i++) s += {|CE2002:Math.Pow(tValues[i] - p[i], 2)|} + Math.Pow(temperatures[i] - p[i], 2); return s;")]
    [InlineData("return p.Zip(target, (o, t) => {|CE2002:(o - t) * (o - t)|}).Sum();")]
    [InlineData("return p.Select((o, i) => {|CE2002:Math.Pow(o - target[i], 2)|}).Average();")]
    [InlineData("return {|CE2002:Math.Pow(1 - p[label], 2)|};")]
    [InlineData("return {|CE2002:Math.Pow(p[label] - target[label], 2)|} / p.Length;")]
    [InlineData("double s = 0; for (int i = 0; i < p.Length; i++) { double t = i == label ? 1 : 0; s += {|CE2002:(p[i] - t) * (p[i] - t)|}; } return s;")]
    [InlineData("return p.Zip(target, (o, t) => o - t).Select(d => {|CE2002:d * d|}).Average();")]
    [InlineData("return p.Select((o, i) => target[i] - o).Sum(e => {|CE2002:Math.Pow(e, 2)|});")]
    [InlineData("return p.Zip(target, (o, t) => o + t).Select(d => d * d).Average();")]
    [InlineData("return p.Skip(1).Zip(p, (o, q) => o - q).Select(d => d * d).Average();")] // no labels
    [InlineData("double g = p[0] - target[0]; z[0] += g * g; z[1] -= g / Math.Sqrt(z[0]); return g;")] // of a gradient
    [InlineData("double[] grad = new double[3]; for (int i = 0; i < 3; i++) grad[i] = p[i] - target[i]; return Math.Sqrt(grad.Sum(v => v * v));")]
    [InlineData("double dz = p[0] - target[0], norm = dz * dz; return Math.Sqrt(norm);")]
    [InlineData("double[] v = new double[3]; for (int i = 0; i < 3; i++) { double d = p[i] - target[i]; v[i] = 0.9 * v[i] + 0.1 * d * d; z[i] -= 0.01 * d / (Math.Sqrt(v[i]) + 1e-8); } return 0;")] // an adaptive rate
    [InlineData("double[] s = new double[3]; for (int i = 0; i < 3; i++) { double d = p[i] - target[i]; s[i] += {|CE2002:d * d|}; z[i] -= 0.01 * d / Math.Sqrt(i + 1); } return s[0];")]
    [InlineData("double outputGradient = p[0] - target[0]; return 0.9 * z[0] + 0.1 * Math.Pow(outputGradient, 2);")]
    [InlineData("bool clicked = label > 0; return {|CE2002:Math.Pow(p[0] - (clicked ? 1 : 0), 2)|};")] // by a truth value
    [InlineData("bool clicked = label > 0; double d = (clicked ? 1.0 : 0.0) - p[0]; return {|CE2002:d * d|};")]
    [InlineData("bool clicked = label > 0; double c = clicked ? 1 : 0; return {|CE2002:Math.Pow(p[0] - c, 2)|};")]
    [InlineData("int isOpen = label; return {|CE2002:Math.Pow(p[0] - isOpen, 2)|};")]
    [InlineData("bool clicked = label > 0; double d = p[0] - (clicked ? 1.5 : 0.5); return d * d;")] // no labels
    [InlineData("double low = target.Min(); return Math.Pow(p[0] - (low > 0 ? low : 0), 2);")]
    [InlineData("double island = label / 3.0; return Math.Pow(p[0] - island, 2);")]
    [InlineData("var y = new double[p.Length]; y[label] = 1; double s = 0; for (int i = 0; i < p.Length; i++) s += {|CE2002:Math.Pow(p[i] - y[i], 2)|}; return s;")]
    public Task Formulas(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Classifier
        {
            double Softmax(double[] z, double[] target, int label)
            {
                var p = StableMath.Softmax(z);
                {{statements}}
            }

            double Sigmoid(double[] z, double[] target, int label)
            {
                var p = z.Select(v => 1 / (1 + Math.Exp(-v))).ToArray();
                {{statements}}
            }
        }
        """);

    /// <summary>By a method of the user's own that squares its argument.</summary>
    [Theory]
    [InlineData("static double Sq(double d) => d * d;", "{|CE2002:Sq(p - target)|}")]
    [InlineData("static double Square(double a) { return Math.Pow(a, 2); }", "0.5 * {|CE2002:Square(target - p)|}")]
    [InlineData("static double Pow(double a, double b) => b == 2 ? a * a : 0;", "{|CE2002:Pow(p - target, 2)|}")]
    [InlineData("static double Sq(double d) => 2 * d;", "Sq(p - target)")]
    [InlineData("static double Sq(double d) => d * d;", "Sq(p - 0.3)")]
    [InlineData("static double Sq(double d) => d * d;", "Sq(z - target)")]
    public Task OwnSquares(string square, string loss) => Verify.Diagnostics($$"""
        static class Unit
        {
            {{square}}

            static double Loss(double z, double target)
            {
                double p = 1 / (1 + Math.Exp(-z));
                return {{loss}};
            }
        }
        """);

    /// <summary>The sigmoid is a function in the body of another method.</summary>
    [Fact]
    public Task ALocalFunction() => Verify.Diagnostics("""
        class Logistic
        {
            double Output(double[] x, double[] w)
            {
                static double Squash(double v) => v switch { < -30 => 0, > 30 => 1, _ => 1 / (1 + Math.Exp(-v)) };

                double sum = w[^1];
                for (int i = 0; i < x.Length; i++) sum += x[i] * w[i];
                return Squash(sum);
            }

            double Amount(double[] x, double[] w)
            {
                double sum = w[^1];
                for (int i = 0; i < x.Length; i++) sum += x[i] * w[i];
                return Positive(sum);

                static double Positive(double v) => v < 0 ? 0 : v;
            }

            double Error(double[][] inputs, int[] labels, double[] w)
            {
                double sum = 0;
                for (int i = 0; i < inputs.Length; i++)
                {
                    int y = labels[i];
                    double p = Output(inputs[i], w);
                    double q = Amount(inputs[i], w);
                    sum += {|CE2002:(p - y) * (p - y)|} + (q - y) * (q - y);
                }

                return sum;
            }
        }
        """);

    /// <summary>The softmax is made in another method, and stored in a field of a name that tells nothing.</summary>
    [Fact]
    public Task AFieldInAnError() => Verify.Diagnostics("""
        using CeAnalyzers;

        class Net
        {
            private double[] top = [];

            public void Run(double[] z) => top = StableMath.Softmax(z);

            public double Error(double[] targets)
            {
                double sum = 0;
                for (int i = 0; i < top.Length; i++)
                {
                    double d = targets[i] - top[i];
                    sum += {|CE2002:d * d|};
                }

                return sum;
            }
        }
        """);

    [Fact]
    public Task OneHotLabelsFromAMethod() => Verify.Diagnostics("""
        using CeAnalyzers;

        class Classifier
        {
            static double[] Encode(int c, int classes)
            {
                var row = new double[classes];
                row[c] = 1.0;
                return row;
            }

            double Cost(double[] z, int c)
            {
                double[] p = StableMath.Softmax(z), w = Encode(c, z.Length);
                double cost = 0;
                for (int i = 0; i < z.Length; i++) cost += {|CE2002:Math.Pow(p[i] - w[i], 2)|};
                return cost;
            }
        }
        """);

    [Fact]
    public Task OutputsInAnotherFile() => Verify.Diagnostics(
    [
        """
        class Layer
        {
            public double[] Values { get; } = new double[10];

            public void Activate(double[] sums)
            {
                double max = sums.Max(), total = 0;
                for (int i = 0; i < sums.Length; i++) total += Values[i] = Math.Exp(sums[i] - max);
                for (int i = 0; i < sums.Length; i++) Values[i] /= total;
            }
        }
        """,
        """
        class Cost
        {
            public double Of(Layer layer, double[] expected)
            {
                double sum = 0;
                for (int i = 0; i < expected.Length; i++) sum += {|CE2002:Math.Pow(expected[i] - layer.Values[i], 2)|};
                return sum;
            }
        }
        """,
    ]);

    [Theory]
    [InlineData("return {|CE2002:functional.mse_loss(x.softmax(1), y)|};")]
    [InlineData("return {|CE2002:functional.mse_loss(x.sigmoid(), y)|};")]
    [InlineData("return {|CE2002:MSELoss().call(functional.softmax(x, 1), y)|};")]
    [InlineData("var model = Sequential(Linear(9, 9), Sigmoid()); var p = model.forward(x); return {|CE2002:functional.mse_loss(p, y)|};")]
    [InlineData("var model = Sequential(Linear(9, 9), Sigmoid()); var p = model.forward(x); return functional.mse_loss(p, x);")] // an autoencoder
    [InlineData("var encoder = Linear(9, 3); var decoder = Sequential(Linear(3, 9), Sigmoid()); var code = encoder.forward(x); return MSELoss().call(decoder.forward(code), x);")]
    [InlineData("var p = torch.softmax(x, 1); return {|CE2002:(p - labels).pow(2)|}.mean();")]
    [InlineData("var p = torch.softmax(x, 1); return {|CE2002:torch.square(p - labels)|}.mean();")]
    public Task TorchSharp(string statements) => Verify.Diagnostics(
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Trainer
        {
            Tensor Loss(Tensor x, Tensor y, Tensor labels)
            {
                {{statements}}
            }
        }
        """,
        Libraries.TorchSharp);

    [Theory]
    // regression: nothing is a probability
    [InlineData("double s = 0; for (int i = 0; i < z.Length; i++) s += (z[i] - y[i]) * (z[i] - y[i]); return s;")]
    // between two predictions: a distance, no loss against labels
    [InlineData("var p = StableMath.Softmax(z); var q = StableMath.Softmax(y); double s = 0; for (int i = 0; i < p.Length; i++) s += Math.Pow(p[i] - q[i], 2); return s;")]
    // Pearson's statistic, and a standardised residual
    [InlineData("double p = StableMath.Sigmoid(z[0]); return Math.Pow(y[0] - p, 2) / p;")]
    [InlineData("double p = StableMath.Sigmoid(z[0]); return (y[0] - p) * (y[0] - p) / (p * (1 - p));")]
    // a spread
    [InlineData("var p = StableMath.Softmax(z); double mean = p.Average(); return p.Sum(v => Math.Pow(v - mean, 2));")]
    // the gradient of cross-entropy
    [InlineData("var p = StableMath.Softmax(z); return p[label] - y[label];")]
    // the sum of squares of a softmax: Gini's impurity
    [InlineData("return 1 - StableMath.Softmax(z).Sum(p => p * p);")]
    // a power that is no square
    [InlineData("return Math.Pow(y[0] - StableMath.Sigmoid(z[0]), 3);")]
    // weights, momentum: squares with no difference
    [InlineData("return z.Sum(w => w * w) + Math.Pow(z[0], 2);")]
    public Task Silent(string statements) => Verify.Body(statements);

    [Fact]
    public Task ARegressionThatEndsInASigmoidOfItsOwn() => Verify.Diagnostics("""
        class Autoencoder
        {
            // named outputs of two networks are compared, no labels
            double Distance(double first, double second) => Math.Pow(Squash(first) - Squash(second), 2);

            static double Squash(double x) => 1 / (1 + Math.Exp(-x));
        }
        """);

    /// <summary>The power of a user's own number or tensor.</summary>
    [Fact]
    public Task OwnNumbers() => Verify.Diagnostics("""
        class Number(double data)
        {
            public double Data { get; } = data;
            public static Number operator -(Number a, Number b) => new(a.Data - b.Data);
            public static Number operator *(Number a, Number b) => new(a.Data * b.Data);
            public Number Pow(double n) => new(Math.Pow(Data, n));
            public Number Sigmoid() => new(1 / (1 + Math.Exp(-Data)));
        }

        class Loss
        {
            Number Of(Number z, Number target) { var p = z.Sigmoid(); return {|CE2002:(p - target).Pow(2)|}; }

            // a cube, and a regression
            Number Cube(Number z, Number target) => (z.Sigmoid() - target).Pow(3);

            Number Regression(Number x, Number target) => (x - target).Pow(2);
        }
        """);

    [Fact]
    public async Task TheMessage()
    {
        var diagnostic = Assert.Single(await Project.Analyze(Libraries.Plain, """
            class Perceptron
            {
                double Output(double[] x) => 1 / (1 + Math.Exp(-x.Sum()));

                double Cost(double[] x, double target)
                {
                    double output = Output(x);
                    return Math.Pow(output - target, 2);
                }
            }
            """));

        Assert.Equal(
            "'output' holds sigmoid probabilities, made in Perceptron.Output: the gradient of the squared error through them vanishes where the model is confidently wrong; use the cross-entropy of the logits",
            diagnostic.GetMessage(null));
    }
}
