using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

/// <summary>A sigmoid as the last step of a regression whose targets are scaled to 0 to 1: nothing but the sigmoid would say that it classifies.</summary>
public class CE2002ScaledAmountsTests
{
    private const string Model = """
        class Model
        {
            private readonly double[] weights = new double[4];

            public double Predict(double[] input)
            {
                double z = 0;
                for (int i = 0; i < input.Length; i++) z += input[i] * weights[i];
                return 1 / (1 + Math.Exp(-z));
            }
        }
        """;

    [Theory]
    // scaled where they are loaded, in another class, and handed through the training loop
    [InlineData("public double[] Targets(double[] prices) { double min = prices.Min(), max = prices.Max(); return prices.Select(price => (price - min) / (max - min)).ToArray(); }")]
    [InlineData("public double[] Targets(double[] prices) { double min = prices.Min(), max = prices.Max(); var scaled = new List<double>(); foreach (double price in prices) scaled.Add((price - min) / (max - min)); return scaled.ToArray(); }")]
    [InlineData("public double[] Targets(double[] prices) { var scaled = new double[prices.Length]; for (int i = 0; i < prices.Length; i++) scaled[i] = Scale(prices[i], 10, 500); return scaled; } static double Scale(double price, double low, double high) => (price - low) / (high - low);")]
    public Task NothingIsSaidOfScaledAmounts(string loader) => Verify.Diagnostics(Program(loader, "{0}"));

    [Theory]
    [InlineData("public double[] Targets(double[] marks) => marks.Select(mark => mark > 50 ? 1.0 : 0.0).ToArray();")]
    [InlineData("public double[] Targets(double[] marks) => marks.Select(mark => mark / marks.Sum()).ToArray();")]
    // only the inputs are scaled
    [InlineData("public double[] Targets(double[] marks) => marks; public double[] Inputs(double[] x) { double min = x.Min(), max = x.Max(); return x.Select(v => (v - min) / (max - min)).ToArray(); }")]
    [InlineData("public double[] Targets(double[] marks) => marks; public double[] Inputs(double[] x, double maxAge) => x.Select(v => v / maxAge).ToArray();")]
    // a distance over another one
    [InlineData("public double[] Targets(double[] marks) => marks.Select(mark => (1 - mark) / (1 - mark / 2)).ToArray();")]
    public Task OthersAreFlagged(string loader) => Verify.Diagnostics(Program(loader, "{|CE2002:{0}|}"));

    /// <summary>An amount over the largest one, where the error is.</summary>
    [Theory]
    [InlineData("double target = y[0] / maxPrice; return (p - target) * (p - target);")]
    [InlineData("return Math.Pow(p - y[0] / maxPrice, 2);")]
    [InlineData("double target = y[0] / maxPrice; return {|CE2002:Math.Pow(p - y[0], 2)|} + target;")]
    public Task AnAmountOverTheLargest(string statements) => Verify.Body("double maxPrice = 500, p = StableMath.Sigmoid(z[0]); " + statements);

    [Fact]
    public Task ASoftmaxEndsNoRegression() => Verify.Body("""
        double[] p = StableMath.Softmax(z);
        double min = y.Min(), max = y.Max();
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            double target = (y[i] - min) / (max - min);
            sum += {|CE2002:(p[i] - target) * (p[i] - target)|};
        }

        return sum;
        """);

    [Fact]
    public Task LossesOfLibraries() => Verify.Diagnostics(
        """
        using TorchSharp;
        using static TorchSharp.torch;

        class Losses
        {
            Tensor Amounts(Tensor logits, Tensor prices)
            {
                Tensor target = (prices - prices.min()) / (prices.max() - prices.min());
                return nn.functional.mse_loss(sigmoid(logits), target);
            }

            Tensor Classes(Tensor logits, Tensor target) => {|CE2002:nn.functional.mse_loss(sigmoid(logits), target)|};
        }
        """,
        Libraries.TorchSharp);

    /// <summary>The pixels that an autoencoder is to paint, and a curve that is fitted to measurements.</summary>
    [Theory]
    [InlineData("double e = 0; for (int i = 0; i < z.Length; i++) { double o = StableMath.Sigmoid(z[i]), t = img[i] / 255.0; e += (o - t) * (o - t); } return e;")]
    [InlineData("double e = 0; double[] target = img.Select(b => b / 255.0).ToArray(); for (int i = 0; i < z.Length; i++) { double o = StableMath.Sigmoid(z[i]); e += Math.Pow(o - target[i], 2); } return e;")]
    [InlineData("double e = 0; for (int i = 0; i < x.Length; i++) { double f = 1 / (1 + Math.Exp(-k * (x[i] - x0))); e += (y[i] - f) * (y[i] - f); } return e;")]
    [InlineData("double e = 0; for (int i = 0; i < x.Length; i++) { double f = 1 / (1 + Math.Exp((x0 - x[i]) / k)); e += (y[i] - f) * (y[i] - f); } return e;")]
    public Task PixelsAndCurves(string statements) => Fit(statements);

    /// <summary>Pixels that are inputs beside labels, other fractions, and features that are added up.</summary>
    [Theory]
    [InlineData("double e = 0; double[] pixels = img.Select(b => b / 255.0).ToArray(); for (int i = 0; i < z.Length; i++) { double o = StableMath.Sigmoid(z[i] * pixels[i]); e += {|CE2002:Math.Pow(o - y[i], 2)|}; } return e;")]
    [InlineData("double e = 0; for (int i = 0; i < z.Length; i++) { double o = StableMath.Sigmoid(z[i]), t = img[i] / 2.0; e += {|CE2002:(o - t) * (o - t)|}; } return e;")]
    [InlineData("double e = 0; for (int i = 0; i < x.Length; i++) { double f = 1 / (1 + Math.Exp(-(k * (x[i] - x0) + z[0]))); e += {|CE2002:(y[i] - f) * (y[i] - f)|}; } return e;")]
    [InlineData("double e = 0; for (int i = 0; i < x.Length; i++) { double f = 1 / (1 + Math.Exp(-(x[i] - x0) / 400)); e += {|CE2002:(y[i] - f) * (y[i] - f)|}; } return e;")]
    public Task OtherTargets(string statements) => Fit(statements);

    private static Task Fit(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Fitting
        {
            public double Loss(double[] z, double[] x, double[] y, byte[] img, double k, double x0)
            {
                {{statements}}
            }
        }
        """);

    private static string Program(string loader, string square) =>
        $$"""
        {{Model}}
        class Loader { {{loader}} }
        class Training
        {
            public double Run(Model model, double[][] inputs, double[] prices) => Epoch(model, inputs, new Loader().Targets(prices));

            private double Epoch(Model model, double[][] inputs, double[] targets)
            {
                double sum = 0;
                for (int i = 0; i < inputs.Length; i++) sum += Step(model, inputs[i], targets[i]);
                return sum;
            }

            private double Step(Model model, double[] input, double target)
            {
                double output = model.Predict(input);
                return {{square.Replace("{0}", "Math.Pow(output - target, 2)")}};
            }
        }
        """;
}
