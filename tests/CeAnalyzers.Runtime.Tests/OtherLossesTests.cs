namespace CeAnalyzers.Runtime.Tests;

/// <summary>Focal, divergence, hinge and squared losses, and the sigmoid's options: values from the definitions, gradients from differences.</summary>
public class OtherLossesTests
{
    private static readonly double[] Row = [0.3, -1.2, 2.5, 0.9];

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(5)]
    public void Softmax_focal(double gamma)
    {
        var options = new FocalOptions { Gamma = gamma, ClassWeights = new double[] { 1, 2, 0.5, 1 } };
        double[] p = StableMath.Softmax(Row), gradient = new double[4];
        for (int label = 0; label < 4; label++)
        {
            double expected = -options.ClassWeights.Span[label] * Math.Pow(1 - p[label], gamma) * Math.Log(p[label]);
            Assert.Equal(expected, StableLoss.SoftmaxFocal(Row, label, gradient, options), 1e-13);
            Assert.Equal(expected, StableLoss.SoftmaxFocal(Row, label, options), 1e-13);
            Derivative.Assert(z => StableLoss.SoftmaxFocal(z, label, options), Row, gradient);
        }
        Assert.Equal(StableLoss.SoftmaxFocal(Row, 1, options) / 2, StableLoss.SoftmaxFocal(Row, [1], options: options), 1e-15);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(0.5, 0.25)]
    public void Sigmoid_focal(double gamma, double target)
    {
        var options = new FocalOptions { Gamma = gamma, Alpha = 0.25 };
        foreach (double logit in new[] { -3.0, -0.1, 0, 2 })
        {
            double p = 1 / (1 + Math.Exp(-logit)), q = p * (1 - target) + (1 - p) * target;
            double loss = -(target * Math.Log(p) + (1 - target) * Math.Log(1 - p));
            double alpha = 0.25 * target + 0.75 * (1 - target);
            Assert.Equal(alpha * Math.Pow(q, gamma) * loss, StableLoss.SigmoidFocal(logit, target, out double gradient, options), 1e-14);
            Derivative.Assert(z => StableLoss.SigmoidFocal(z[0], target, options), [logit], [gradient]);
        }
    }

    [Fact]
    public void Focal_losses_at_the_ends()
    {
        Assert.Equal(0, StableLoss.SoftmaxFocal([1e4, 0.0], 0));
        Assert.Equal(1e4, StableLoss.SoftmaxFocal([1e4, 0.0], 1));
        Assert.Equal(1e4, StableLoss.SigmoidFocal(-1e4, 1, out double slope));
        Assert.Equal(-1, slope);
        Assert.Equal(0, StableLoss.SigmoidFocal(1e4, 1, out slope));
        Assert.Equal(0, slope);
        Assert.Equal(double.PositiveInfinity, StableLoss.SoftmaxFocal([double.NegativeInfinity, 0], 0));
        Assert.Equal(double.NaN, StableLoss.SigmoidFocal(double.NaN, 0));
    }

    [Fact]
    public void Divergence_is_cross_entropy_less_entropy()
    {
        double[] targets = [0.5, 0, 0.2, 0.3], gradient = new double[4];
        double expected = StableLoss.SoftmaxCrossEntropy(Row, targets) - Information.Entropy(targets);
        Assert.Equal(expected, StableLoss.KullbackLeibler(Row, targets, gradient), 1e-14);
        Assert.Equal(expected, Information.KullbackLeibler(targets, StableMath.Softmax(Row)), 1e-14);
        Derivative.Assert(z => StableLoss.KullbackLeibler(z, targets), Row, gradient);
        double[] twoRows = [.. Row, .. Row], twoTargets = [.. targets, .. targets];
        Assert.Equal(expected, StableLoss.KullbackLeibler(twoRows, twoTargets, 4), 1e-14);
        Assert.Equal(0, StableLoss.KullbackLeibler(Row, StableMath.Softmax(Row)), 1e-15);
    }

    [Fact]
    public void Multi_class_hinge()
    {
        var gradient = new double[4];
        Assert.Equal((1 - 0.9 + 0.3 + (1 - 0.9 + 2.5)) / 4, StableLoss.MultiClassHinge(Row, 3, gradient), 1e-15);
        Assert.Equal([0.25, 0, 0.25, -0.5], gradient);
        Assert.Equal(0, StableLoss.MultiClassHinge([5.0, 0, 1], 0));
        var options = new LabelOptions { ClassWeights = new double[] { 1, 1, 1, 3 }, IgnoredLabel = 1 };
        Assert.Equal(3 * StableLoss.MultiClassHinge(Row, 3), StableLoss.MultiClassHinge(Row, 3, gradient, options), 1e-15);
        Assert.Equal([0.75, 0, 0.75, -1.5], gradient);
        Assert.Equal(0, StableLoss.MultiClassHinge(Row, 1, gradient, options));
        Assert.Equal([0, 0, 0, 0], gradient);
        Assert.Equal(0, StableLoss.MultiClassHinge([double.PositiveInfinity, 0], 1, new LabelOptions { ClassWeights = new double[] { 1, 0 } }));
        double[] rows = [.. Row, 9, 0, 0, 0];
        Assert.Equal(StableLoss.MultiClassHinge(Row, 3) / 2, StableLoss.MultiClassHinge(rows, [3, 0]), 1e-15);
    }

    [Fact]
    public void Hinge_and_squared_error()
    {
        Assert.Equal(1.5, StableLoss.Hinge(-0.5, 1, out double slope));
        Assert.Equal(-1, slope);
        Assert.Equal(0, StableLoss.Hinge(-2.0, -1, out slope));
        Assert.Equal(0, slope);
        Assert.Equal(double.NaN, StableLoss.Hinge(double.NaN, 1));
        Assert.Equal(0.25f, StableLoss.SquaredError(1.5f, 1f, out float single));
        Assert.Equal(1f, single);
        var gradient = new double[2];
        Assert.Equal(2.5, StableLoss.SquaredError([1.0, 2], [0.0, 0], Reduction.Mean, gradient));
        Assert.Equal([1, 2], gradient);
        Assert.Equal(5, StableLoss.SquaredError([1.0, 2], new double[2], gradient));
        Assert.Equal([2, 4], gradient);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(0.5, 0.2)]
    [InlineData(0, 1)]
    public void Sigmoid_options(double positiveWeight, double smoothing)
    {
        var options = new SigmoidOptions { PositiveWeight = positiveWeight, LabelSmoothing = smoothing };
        double[] logits = [-2, 0.5, 3, 1], targets = [1, 0, 1, 0.25], gradient = new double[4], losses = new double[4];
        double mean = StableLoss.SigmoidCrossEntropy(logits, targets, Reduction.Mean, gradient, losses, options);
        for (int j = 0; j < 4; j++)
        {
            double p = 1 / (1 + Math.Exp(-logits[j])), t = targets[j] * (1 - smoothing) + smoothing / 2;
            Assert.Equal(-(positiveWeight * t * Math.Log(p) + (1 - t) * Math.Log(1 - p)), losses[j], 1e-14);
        }
        Assert.Equal(losses.Average(), mean, 1e-15);
        Assert.Equal(losses.Sum(), StableLoss.SigmoidCrossEntropy(logits, targets, options), 1e-15);
        Derivative.Assert(z => StableLoss.SigmoidCrossEntropy(z, targets, Reduction.Mean, options: options), logits, gradient);
    }
}
