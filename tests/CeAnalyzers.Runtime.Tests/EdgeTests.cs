namespace CeAnalyzers.Runtime.Tests;

/// <summary>What the losses mean at infinity, at NaN and at the ends of the number range.</summary>
public class EdgeTests
{
    private const double Inf = double.PositiveInfinity;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Logit_of_minus_infinity_adds_nothing(int masked)
    {
        double[] logits = [1, 2, 3];
        logits[masked] = -Inf;
        double[] others = [.. logits.Where(z => z != -Inf)];
        int label = (masked + 1) % 3;

        Assert.Equal(Every.LogSumExp(others), Every.LogSumExp(logits), 1e-15);
        Assert.Equal(0, Every.Softmax(logits)[masked]);
        Assert.Equal(-Inf, Every.LogSoftmax(logits)[masked]);
        (double loss, double[] gradient) = Every.SoftmaxCrossEntropy(logits, label);
        Assert.Equal(Every.LogSumExp(others) - logits[label], loss, 1e-14);
        Assert.Equal(0, gradient[masked]);
        Assert.Equal(0, gradient.Sum(), 1e-15);
    }

    [Fact]
    public void Logit_of_minus_infinity_at_the_label_is_an_infinite_loss_with_a_finite_gradient()
    {
        (double loss, double[] gradient) = Every.SoftmaxCrossEntropy([-Inf, 0], 0);
        Assert.Equal(Inf, loss);
        Assert.Equal([-1, 1], gradient);
        (loss, gradient) = Every.SoftmaxCrossEntropy([-Inf, 0], [0.5, 0.5]);
        Assert.Equal(Inf, loss);
        Assert.Equal([-0.5, 0.5], gradient);
    }

    [Fact]
    public void One_logit_of_plus_infinity_has_probability_one()
    {
        double[] logits = [0, Inf, -Inf, 5];
        Assert.Equal([0, 1, 0, 0], Every.Softmax(logits));
        Assert.Equal([-Inf, 0, -Inf, -Inf], Every.LogSoftmax(logits));
        Assert.Equal(Inf, Every.LogSumExp(logits));
        (double loss, double[] gradient) = Every.SoftmaxCrossEntropy(logits, 1);
        Assert.Equal(0, loss);
        Assert.Equal([0, 0, 0, 0], gradient);
        (loss, gradient) = Every.SoftmaxCrossEntropy(logits, 0);
        Assert.Equal(Inf, loss);
        Assert.Equal([-1, 1, 0, 0], gradient);
    }

    [Fact]
    public void Two_logits_of_plus_infinity_share()
    {
        double[] logits = [Inf, 0, Inf];
        Assert.Equal([0.5, 0, 0.5], Every.Softmax(logits));
        (double loss, double[] gradient) = Every.SoftmaxCrossEntropy(logits, 0);
        Assert.Equal(Math.Log(2), loss, 1e-15);
        Assert.Equal([-0.5, 0, 0.5], gradient);
        Assert.Equal(Math.Log(2), Every.SoftmaxCrossEntropy(logits, [0.5, 0, 0.5]).Loss, 1e-15);
    }

    [Theory]
    [InlineData(-Inf, -Inf, -Inf)]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(0, 1, double.NaN)]
    [InlineData(Inf, double.NaN, Inf)]
    [InlineData(-Inf, double.NaN, -Inf)]
    public void No_distribution_gives_NaN(double a, double b, double c)
    {
        double[] logits = [a, b, c];
        Assert.All(Every.Softmax(logits), p => Assert.Equal(double.NaN, p));
        Assert.All(Every.LogSoftmax(logits), p => Assert.Equal(double.NaN, p));
        for (int label = 0; label < 3; label++)
        {
            (double loss, double[] gradient) = Every.SoftmaxCrossEntropy(logits, label);
            Assert.Equal(double.NaN, loss);
            Assert.All(gradient, g => Assert.Equal(double.NaN, g));
        }
        (double targetLoss, double[] targetGradient) = Every.SoftmaxCrossEntropy(logits, [0, 1, 0]);
        Assert.Equal(double.NaN, targetLoss);
        Assert.All(targetGradient, g => Assert.Equal(double.NaN, g));
    }

    [Fact]
    public void Log_of_no_probability_at_all_is_minus_infinity() => Assert.Equal(-Inf, Every.LogSumExp([-Inf, -Inf]));

    [Fact]
    public void Logits_of_any_finite_size_do_not_overflow()
    {
        float[] huge = [float.MaxValue, float.MaxValue, -float.MaxValue];
        var gradient = new float[3];
        Assert.Equal(MathF.Log(2), StableLoss.SoftmaxCrossEntropy(huge, 1, gradient), 1e-6f);
        Assert.Equal([0.5f, -0.5f, 0], gradient);
        Assert.Equal(float.PositiveInfinity, StableLoss.SoftmaxCrossEntropy(huge, 2));
        Assert.Equal(float.MaxValue, StableLoss.SoftmaxCrossEntropy([0, float.MaxValue], 0));

        double[] large = [double.MaxValue, -double.MaxValue, double.MaxValue];
        Assert.Equal(Math.Log(2), StableLoss.SoftmaxCrossEntropy(large, 0), 1e-15);
        Assert.Equal(double.MaxValue, StableMath.LogSumExp(large));
        Assert.Equal([0.5, 0, 0.5], StableMath.Softmax(large));
    }

    [Fact]
    public void Target_of_zero_adds_nothing_where_the_probability_is_zero()
    {
        (double loss, double[] gradient) = Every.SoftmaxCrossEntropy([0, -Inf, 0], [1, 0, 0]);
        Assert.Equal(Math.Log(2), loss, 1e-15);
        Assert.Equal([-0.5, 0, 0.5], gradient);
    }

    [Theory]
    [InlineData(Inf, 1, 0, 0)]
    [InlineData(Inf, 0, Inf, 1)]
    [InlineData(-Inf, 0, 0, 0)]
    [InlineData(-Inf, 1, Inf, -1)]
    [InlineData(Inf, 0.5, Inf, 0.5)]
    [InlineData(double.NaN, 0, double.NaN, double.NaN)]
    [InlineData(double.NaN, 1, double.NaN, double.NaN)]
    public void Binary_loss_at_infinity(double logit, double target, double loss, double gradient) =>
        Assert.Equal((loss, gradient), Every.SigmoidCrossEntropy(logit, target));

    /// <summary>Whatever the logit is, but NaN; in vectors and alone.</summary>
    [Fact]
    public void Labels_of_weight_zero_add_nothing()
    {
        double[] logits = [-Inf, 3, Inf, -1e300, 2, -1, 0.5, double.NaN, -800, 1], targets = [1, 0, 0, 1, 1, 0, 1, 1, 1, 0], gradient = new double[10], losses = new double[10];
        StableLoss.SigmoidCrossEntropy(logits, targets, Reduction.None, gradient, losses, new SigmoidOptions { ClassWeights = new double[1] });
        double[] expected = [.. logits.Select(z => double.IsNaN(z) ? z : 0)];
        Assert.Equal(expected, losses);
        Assert.Equal(expected, gradient.Select(g => g + 0));
        StableLoss.SigmoidFocal(logits, targets, Reduction.None, gradient, losses, new FocalOptions { ClassWeights = new double[10] });
        Assert.Equal(expected, losses);
        Assert.Equal(expected, gradient.Select(g => g + 0));
        StableLoss.SigmoidCrossEntropy(logits, targets, Reduction.None, gradient, losses, new SigmoidOptions { PositiveWeights = new double[5] });
        for (int j = 0; j < logits.Length; j++)
            Assert.Equal(targets[j] == 0 || double.IsNaN(logits[j]) ? StableMath.Softplus(logits[j]) : 0, losses[j], 1e-15);
    }

    [Fact]
    public void Losses_from_probabilities_are_finite_at_zero_and_one()
    {
        Assert.Equal(-Math.Log(1e-7), StableLoss.CrossEntropy([0.0, 1.0], 0), 1e-12);
        Assert.Equal(1e-7, StableLoss.CrossEntropy([0.0, 1.0], 1), 1e-14);
        Assert.Equal(-Math.Log(1e-3), StableLoss.CrossEntropy([0.0, 1.0], 0, 1e-3), 1e-12);
        var gradient = new float[2];
        Assert.Equal(-MathF.Log(1e-7f), StableLoss.CrossEntropy([0f, 1f], 0, gradient), 1e-5f);
        Assert.Equal([-1e7f, 0], gradient);
        Assert.Equal(-MathF.Log(1e-7f), StableLoss.BinaryCrossEntropy(1f, 0f, out float slope), 1e-5f);
        Assert.Equal(1e7f, slope, 10f);
        Assert.Equal(double.NaN, StableLoss.CrossEntropy([double.NaN, 1], 0));
        Assert.Equal(double.NaN, StableLoss.BinaryCrossEntropy(double.NaN, 1));
    }

    [Fact]
    public void Clipping_always_leaves_room_below_one()
    {
        Assert.Equal(1e-7, StableMath.ClipProbability(0.0));
        Assert.Equal(1e-7f, StableMath.ClipProbability(-5f));
        Assert.Equal(0.25, StableMath.ClipProbability(0.25));
        Assert.Equal(1 - 1e-7, StableMath.ClipProbability(1.5));
        Assert.True(StableMath.ClipProbability(1f) < 1);
        Assert.Equal(MathF.BitDecrement(1), StableMath.ClipProbability(1f, 1e-9f));
        Assert.Equal(Math.BitDecrement(1), StableMath.ClipProbability(1.0, 1e-20));
        Assert.Equal(float.NaN, StableMath.ClipProbability(float.NaN));
    }
}
