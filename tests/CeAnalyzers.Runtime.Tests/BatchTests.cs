namespace CeAnalyzers.Runtime.Tests;

/// <summary>Batches with every option, against a plain scalar model written from the definitions.</summary>
public class BatchTests
{
    private const int Rows = 150, Classes = 7;
    private static readonly double[] Weights = [1, 0.5, 2, 0, 3, 1.5, 0.25];
    private static readonly Random Source = new(3);
    private static readonly double[] Logits = [.. Enumerable.Range(0, Rows * Classes).Select(_ => Source.NextDouble() * 12 - 6)];
    private static readonly int[] Labels = [.. Enumerable.Range(0, Rows).Select(row => row % 11 == 5 ? -100 : Source.Next(Classes))];

    public static TheoryData<SoftmaxOptions> Options =>
    [
        new SoftmaxOptions(),
        new SoftmaxOptions { ClassWeights = Weights },
        new SoftmaxOptions { LabelSmoothing = 0.1 },
        new SoftmaxOptions { ZLoss = 1e-2 },
        new SoftmaxOptions { ClassWeights = Weights, LabelSmoothing = 0.3, ZLoss = 0.1 },
        new SoftmaxOptions { LabelSmoothing = 1 },
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void Reductions_agree_with_the_model(SoftmaxOptions options)
    {
        double[] expected = [.. Enumerable.Range(0, Rows).Select(row => Model(row, options))];
        double weight = Labels.Sum(label => label < 0 ? 0 : options.ClassWeights.IsEmpty ? 1 : Weights[label]);

        double[] losses = new double[Rows], gradient = new double[Logits.Length], sumGradient = new double[Logits.Length], logSumExps = new double[Rows];
        double sum = StableLoss.SoftmaxCrossEntropy(Logits, Labels, sumGradient, losses, logSumExps, Reduction.None, options);
        double mean = StableLoss.SoftmaxCrossEntropy(Logits, Labels, gradient, options: options);

        Assert.All(losses.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        Assert.Equal(expected.Sum(), sum, 1e-10);
        Assert.Equal(sum, StableLoss.SoftmaxCrossEntropy(Logits, Labels, reduction: Reduction.Sum, options: options));
        Assert.Equal(sum / weight, mean, 1e-13);
        Assert.All(gradient.Zip(sumGradient), pair => Assert.Equal(pair.Second / weight, pair.First, 1e-15));
        for (int row = 0; row < Rows; row++)
        {
            Assert.Equal(Math.Log(Row(row).Sum(Math.Exp)), logSumExps[row], 1e-12);
            if (Labels[row] < 0)
                Assert.Equal((0, 0), (losses[row], sumGradient.AsSpan(row * Classes, Classes).ToArray().Sum(Math.Abs)));
        }
        float[] single = new float[Logits.Length];
        Assert.Equal(mean, StableLoss.SoftmaxCrossEntropy(Every.Single(Logits), Labels, single, options: options), 1e-5);
        Assert.All(gradient.Zip(single), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Gradient_is_the_derivative(SoftmaxOptions options)
    {
        int[] labels = [2, -100, 5];
        double[] logits = Logits[..(3 * Classes)];
        var gradient = new double[logits.Length];
        StableLoss.SoftmaxCrossEntropy(logits, labels, gradient, options: options);
        Derivative.Assert(z => StableLoss.SoftmaxCrossEntropy(z, labels, options: options), logits, gradient);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Rows_are_samples(SoftmaxOptions options)
    {
        double[] gradient = new double[Logits.Length], rowGradient = new double[Classes], losses = new double[Rows];
        StableLoss.SoftmaxCrossEntropy(Logits, Labels, gradient, losses, reduction: Reduction.None, options: options);
        for (int row = 0; row < Rows; row++)
        {
            Assert.Equal(losses[row], StableLoss.SoftmaxCrossEntropy(Row(row), Labels[row], rowGradient, options));
            Assert.Equal(gradient.AsSpan(row * Classes, Classes).ToArray(), rowGradient);
            Assert.Equal(losses[row], StableLoss.SoftmaxCrossEntropy(Row(row), Labels[row], options));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void Parallel_is_serial_to_the_last_bit(int degree)
    {
        var options = new SoftmaxOptions { ClassWeights = Weights };
        foreach (SoftmaxOptions each in new[] { default, options })
        {
            float[] logits = Every.Single(Logits), serial = new float[logits.Length], parallel = new float[logits.Length];
            float expected = StableLoss.SoftmaxCrossEntropy(logits, Labels, serial, options: each);
            Assert.Equal(expected, StableLoss.SoftmaxCrossEntropy(logits, Labels, parallel, options: each, maxDegreeOfParallelism: degree));
            Assert.Equal(serial, parallel);
        }
    }

    [Fact]
    public void All_labels_ignored()
    {
        double[] logits = [1, 2, 3, 4], gradient = [7, 7, 7, 7];
        Assert.Equal(0, StableLoss.SoftmaxCrossEntropy(logits, [-100, -100], gradient, reduction: Reduction.Sum));
        Assert.Equal([0, 0, 0, 0], gradient);
        gradient.AsSpan().Fill(7);
        Assert.Equal(double.NaN, StableLoss.SoftmaxCrossEntropy(logits, [-100, -100], gradient));
        Assert.Equal([0, 0, 0, 0], gradient);
        Assert.Equal(0, StableLoss.SoftmaxCrossEntropy([1.0, 2], 9, new SoftmaxOptions { IgnoredLabel = 9 }));
    }

    [Fact]
    public void NaN_row_touches_no_other()
    {
        double[] logits = [1, 2, double.NaN, 4, double.NegativeInfinity, double.NegativeInfinity, 5, 5], gradient = new double[8], losses = new double[4];
        StableLoss.SoftmaxCrossEntropy(logits, [0, 1, 0, 1], gradient, losses, reduction: Reduction.None);
        Assert.Equal([false, true, true, false], losses.Select(double.IsNaN));
        Assert.Equal([false, false, true, true, true, true, false, false], gradient.Select(double.IsNaN));
    }

    [Fact]
    public void Distributions_with_weights_and_smoothing()
    {
        var options = new SoftmaxOptions { ClassWeights = Weights, LabelSmoothing = 0.2 };
        double[] targets = [.. Enumerable.Range(0, 2 * Classes).Select(j => j % 3 / 7.0)], logits = Logits[..(2 * Classes)], gradient = new double[logits.Length];
        double expected = 0;
        for (int j = 0; j < logits.Length; j++)
            expected -= Weights[j % Classes] * (0.8 * targets[j] + 0.2 / Classes) * Math.Log(Probability(j / Classes, j % Classes));
        Assert.Equal(expected / 2, StableLoss.SoftmaxCrossEntropy(logits, targets, Classes, gradient, options: options), 1e-13);
        Derivative.Assert(z => StableLoss.SoftmaxCrossEntropy(z, targets, Classes, options: options), logits, gradient);
    }

    private static double Model(int row, SoftmaxOptions options)
    {
        if (Labels[row] < 0)
            return 0;
        double loss = options.ZLoss * Math.Pow(Math.Log(Row(row).Sum(Math.Exp)), 2);
        for (int j = 0; j < Classes; j++)
        {
            double target = (j == Labels[row] ? 1 - options.LabelSmoothing : 0) + options.LabelSmoothing / Classes;
            loss -= (options.ClassWeights.IsEmpty ? 1 : Weights[j]) * target * Math.Log(Probability(row, j));
        }
        return loss;
    }

    private static double[] Row(int row) => Logits[(row * Classes)..((row + 1) * Classes)];

    private static double Probability(int row, int index) => Math.Exp(Row(row)[index]) / Row(row).Sum(Math.Exp);
}
