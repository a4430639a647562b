namespace CeAnalyzers.Runtime.Tests;

/// <summary>Losses and gradients against the high-precision reference: 2 ULP in float, 4 in double.</summary>
public class AccuracyTests
{
    [Theory]
    [InlineData(2, 0.01)]
    [InlineData(2, 10)]
    [InlineData(2, 1000)]
    [InlineData(10, 0.01)]
    [InlineData(10, 1)]
    [InlineData(10, 10)]
    [InlineData(10, 100)]
    [InlineData(67, 10)]
    [InlineData(67, 1000)]
    public void Softmax_cross_entropy(int classes, double scale)
    {
        var random = new Random(classes);
        for (int repeat = 0; repeat < 8; repeat++)
        {
            float[] logits = [.. Enumerable.Range(0, classes).Select(_ => (float)(scale * Gaussian(random)))];
            double[] wide = [.. logits.Select(z => (double)z)];
            var reference = new Softmax(wide);
            foreach (int label in new[] { 0, Array.IndexOf(logits, logits.Max()), Array.IndexOf(logits, logits.Min()) })
            {
                var gradient = new float[classes];
                var wideGradient = new double[classes];
                AssertWithin(StableLoss.SoftmaxCrossEntropy(logits, label, gradient), reference.Loss(label));
                AssertWithin(StableLoss.SoftmaxCrossEntropy(wide, label, wideGradient), reference.Loss(label));
                for (int j = 0; j < classes; j++)
                {
                    AssertWithin(gradient[j], reference.Gradient(j, label));
                    AssertWithin(wideGradient[j], reference.Gradient(j, label));
                }
            }
        }
    }

    /// <summary>A slope is the difference of a probability and a target, and has the digits of the larger one: also the top entry's of many that are hardly smaller.</summary>
    [Theory]
    [InlineData(3, 0.01)]
    [InlineData(10, 0.01)]
    [InlineData(10, 10)]
    [InlineData(67, 1)]
    [InlineData(1000, 0.01)]
    public void Slopes_of_distributions(int classes, double scale)
    {
        var random = new Random(classes);
        for (int repeat = 0; repeat < 8; repeat++)
        {
            double[] logits = [.. Enumerable.Range(0, classes).Select(_ => (double)(float)(scale * Gaussian(random)))], gradient = new double[classes];
            double[] targets = [.. logits.Select(_ => (double)(random.Next(1 << 20) + 1) / (1L << 30))];
            var reference = new Softmax(logits);
            BigReal total = targets.Aggregate(BigReal.Zero, (sum, target) => sum + target);
            StableLoss.SoftmaxCrossEntropy(logits, targets, gradient);
            for (int j = 0; j < classes; j++)
            {
                BigReal asked = reference.Probability(j) * total;
                Assert.InRange(Ulp.Error(gradient[j], asked - targets[j], asked > targets[j] ? asked : targets[j]), 0, 4.5);
            }
        }
    }

    [Theory]
    [InlineData(nameof(StableMath.Sigmoid))]
    [InlineData(nameof(StableMath.Softplus))]
    [InlineData(nameof(StableMath.LogSigmoid))]
    [InlineData(nameof(StableMath.Log1P))]
    [InlineData(nameof(StableMath.ExpM1))]
    public void Scalars(string function)
    {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++)
        {
            double x = Math.ScaleB(random.NextDouble() * 2 - 1, random.Next(-60, 10));
            if (function == nameof(StableMath.Log1P))
                x = x <= -1 ? -1 / (x - 1) : x;
            BigReal minus = BigReal.Exp(-(BigReal)x);
            (double wide, float single, Func<double, BigReal> exact) = function switch
            {
                nameof(StableMath.Sigmoid) => (StableMath.Sigmoid(x), StableMath.Sigmoid((float)x), z => BigReal.One / (BigReal.One + BigReal.Exp(-(BigReal)z))),
                nameof(StableMath.Softplus) => (StableMath.Softplus(x), StableMath.Softplus((float)x), z => BigReal.Log1P(BigReal.Exp(z))),
                nameof(StableMath.LogSigmoid) => (StableMath.LogSigmoid(x), StableMath.LogSigmoid((float)x), z => -BigReal.Log1P(BigReal.Exp(-(BigReal)z))),
                nameof(StableMath.Log1P) => (StableMath.Log1P(x), StableMath.Log1P((float)x), z => BigReal.Log1P(z)),
                _ => (Math.Abs(x) < 80 ? StableMath.ExpM1(x) : 0.0, StableMath.ExpM1((float)x), (Func<double, BigReal>)(z => ExpM1(z))),
            };
            if (function == nameof(StableMath.ExpM1) && Math.Abs(x) >= 80)
                continue;
            AssertWithin(wide, exact(x));
            AssertWithin(single, exact((float)x));
        }
    }

    /// <summary>exp(x) - 1 with all its digits: 224 bits less the 60 that the subtraction can cost.</summary>
    private static BigReal ExpM1(BigReal x) => BigReal.Exp(x) - BigReal.One;

    private static void AssertWithin(float actual, BigReal exact) =>
        Assert.True(Ulp.Error(actual, exact) <= 2 || float.IsInfinity(actual) && exact.Magnitude > 127, $"{actual:R} for {(double)exact:R}");

    private static void AssertWithin(double actual, BigReal exact) =>
        Assert.True(Ulp.Error(actual, exact) <= 4, $"{actual:R} for {(double)exact:R}");

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
