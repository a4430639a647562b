namespace CeAnalyzers.Runtime.Tests;

/// <summary>Focal losses of gamma 2 and their gradients against the high-precision reference, within the bounds of all losses although they square a probability.</summary>
public class FocalAccuracyTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 30)]
    [InlineData(4, 3)]
    [InlineData(10, 0.01)]
    [InlineData(10, 5)]
    [InlineData(10, 100)]
    [InlineData(33, 10)]
    [InlineData(67, 2)]
    [InlineData(67, 1000)]
    public void Softmax(int classes, double scale)
    {
        var random = new Random(classes + 1);
        for (int repeat = 0; repeat < 8; repeat++)
        {
            float[] logits = [.. Enumerable.Range(0, classes).Select(_ => (float)(scale * (2 * random.NextDouble() - 1)))];
            double[] wide = [.. logits.Select(z => (double)z)];
            var reference = new Softmax(wide);
            foreach (int label in new[] { 0, Array.IndexOf(logits, logits.Max()), Array.IndexOf(logits, logits.Min()) })
            {
                var gradient = new float[classes];
                var wideGradient = new double[classes];
                AssertWithin(StableLoss.SoftmaxFocal(logits, label, gradient), reference.Focal(label));
                AssertWithin(StableLoss.SoftmaxFocal(wide, label, wideGradient), reference.Focal(label));
                for (int j = 0; j < classes; j++)
                {
                    AssertWithin(gradient[j], reference.FocalGradient(j, label));
                    AssertWithin(wideGradient[j], reference.FocalGradient(j, label));
                }
            }
        }
    }

    [Fact]
    public void Sigmoid()
    {
        var random = new Random(9);
        double[] logits = [.. Enumerable.Range(0, 1000).Select(j => (double)(float)(Math.Pow(10, 5 * random.NextDouble() - 3.3) * (j % 3 == 0 ? -1 : 1)))];
        double[] targets = [.. logits.Select((_, j) => (double)(j % 2))], gradient = new double[1000], losses = new double[1000];
        float[] singleGradient = new float[1000], singleLosses = new float[1000];
        StableLoss.SigmoidFocal(logits, targets, Reduction.None, gradient, losses);
        StableLoss.SigmoidFocal(Every.Single(logits), Every.Single(targets), Reduction.None, singleGradient, singleLosses);
        for (int j = 0; j < logits.Length; j++)
        {
            // Of a target of 0, mirrored: q = 1 / (1 + exp(-x)) is the probability of the wrong answer, n = log(1 + exp(x)).
            BigReal x = targets[j] == 1 ? -(BigReal)logits[j] : logits[j], q = BigReal.One / (BigReal.One + BigReal.Exp(-x)), n = BigReal.Log1P(BigReal.Exp(x));
            BigReal slope = q * q * (q + 2 * n / (BigReal.One + BigReal.Exp(x)));
            slope = targets[j] == 1 ? -slope : slope;
            AssertWithin(losses[j], q * q * n);
            AssertWithin(singleLosses[j], q * q * n);
            AssertWithin(gradient[j], slope);
            AssertWithin(singleGradient[j], slope);
            AssertWithin(StableLoss.SigmoidFocal(logits[j], targets[j], out double alone), q * q * n);
            AssertWithin(alone, slope);
        }
    }

    private static void AssertWithin(float actual, BigReal exact) =>
        Assert.True(Ulp.Error(actual, exact) <= (Math.Abs((double)exact) >= 1e-3 ? 2 : 4), $"{actual:R} for {(double)exact:R}: {Ulp.Error(actual, exact)}");

    private static void AssertWithin(double actual, BigReal exact) =>
        Assert.True(Ulp.Error(actual, exact) <= (Math.Abs((double)exact) >= 1e-3 ? 4 : 20), $"{actual:R} for {(double)exact:R}: {Ulp.Error(actual, exact)}");
}
