namespace CeAnalyzers.Runtime.Tests;

/// <summary>What batches have beyond their rows: log-sum-exps, ignored labels, rows that do not touch each other.</summary>
public class BatchTests
{
    [Fact]
    public void Log_sum_exp_of_each_row_ignored_ones_too()
    {
        double[] logits = [1, 2, 3, -4, 1000, 7, 0, 0, 0], targets = [0.5, 0.5, 0, 0, 0, 1, 0.2, 0.2, 0.6];
        double[] expected = [.. Enumerable.Range(0, 3).Select(row => StableMath.LogSumExp(logits[(3 * row)..(3 * row + 3)]))];
        int[] labels = [0, -100, 2];
        double[] sums = new double[3];
        foreach (SoftmaxOptions options in new SoftmaxOptions[] { default, new() { LabelSmoothing = 0.1 }, new() { ZLoss = 1e-3 } })
        {
            sums.AsSpan().Clear();
            StableLoss.SoftmaxCrossEntropy(logits, labels, logSumExps: sums, options: options);
            Assert.Equal(expected, sums);
            sums.AsSpan().Clear();
            StableLoss.SoftmaxCrossEntropy(logits, targets, 3, logSumExps: sums, options: options);
            Assert.Equal(expected, sums);
        }
        sums.AsSpan().Clear();
        StableLoss.SoftmaxFocal(logits, labels, logSumExps: sums);
        Assert.Equal(expected, sums);
        sums.AsSpan().Clear();
        StableLoss.KullbackLeibler(logits, targets, 3, new double[9], logSumExps: sums);
        Assert.Equal(expected, sums);
    }

    [Fact]
    public void All_labels_ignored()
    {
        double[] logits = [1, 2, 3, 4];
        int[] labels = [-100, -100];
        Check(logits, (gradient, reduction) => StableLoss.SoftmaxCrossEntropy(logits, labels, gradient, reduction: reduction));
        Check(logits, (gradient, reduction) => StableLoss.SoftmaxCrossEntropy(logits, labels, gradient, reduction: reduction, options: new SoftmaxOptions { ClassWeights = new double[] { 1, 2 } }));
        Check(logits, (gradient, reduction) => StableLoss.SoftmaxFocal(logits, labels, gradient, reduction: reduction));
        Check(logits, (gradient, reduction) => StableLoss.MultiClassHinge(logits, labels, gradient, reduction: reduction));
        Check(logits, (gradient, reduction) => StableLoss.CrossEntropy(logits, labels, gradient, reduction: reduction));
        Assert.Equal(0, StableLoss.SoftmaxCrossEntropy([1.0, 2], 9, new SoftmaxOptions { IgnoredLabel = 9 }));

        static void Check(double[] logits, Func<double[], Reduction, double> loss)
        {
            double[] gradient = [7, 7, 7, 7];
            Assert.Equal(0, loss(gradient, Reduction.Sum));
            Assert.Equal([0, 0, 0, 0], gradient);
            gradient.AsSpan().Fill(7);
            Assert.Equal(double.NaN, loss(gradient, Reduction.Mean));
            Assert.Equal([0, 0, 0, 0], gradient);
        }
    }

    /// <summary>Labels that count, and whose weights are all 0, are as good as none.</summary>
    [Fact]
    public void All_weights_zero()
    {
        double[] gradient = [7, 7];
        var options = new SoftmaxOptions { ClassWeights = new double[] { 0, 1 } };
        Assert.Equal(double.NaN, StableLoss.SoftmaxCrossEntropy([1.0, 2], [0], gradient, options: options));
        Assert.Equal([0, 0], gradient);
        Assert.Equal(0, StableLoss.SoftmaxCrossEntropy([1.0, 2], [0], gradient, reduction: Reduction.Sum, options: options));
        // The mean of hinges counts labels, not weights.
        Assert.Equal(0, StableLoss.MultiClassHinge([1.0, 2], [0], gradient, options: new LabelOptions { ClassWeights = new double[] { 0, 1 } }));
        Assert.Equal([0, 0], gradient.Select(g => g + 0));
    }

    /// <summary>Batches of every size and class count around the vector widths, with one bad row at every place.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void Bad_row_touches_no_other(int classes)
    {
        const int Rows = 19;
        float[] clean = [.. Enumerable.Range(0, Rows * classes).Select(j => j * 37 % 23 / 4f)];
        int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row % classes)];
        float[] gradient = new float[clean.Length], losses = new float[Rows], cleanGradient = new float[clean.Length], cleanLosses = new float[Rows];
        StableLoss.SoftmaxCrossEntropy(clean, labels, cleanGradient, cleanLosses, reduction: Reduction.None);
        for (int bad = 0; bad < Rows; bad++)
        {
            float[] logits = [.. clean];
            if (bad % 2 == 0)
                logits[bad * classes + bad % classes] = float.NaN;
            else
                logits.AsSpan(bad * classes, classes).Fill(float.NegativeInfinity);
            StableLoss.SoftmaxCrossEntropy(logits, labels, gradient, losses, reduction: Reduction.None);
            for (int row = 0; row < Rows; row++)
            {
                if (row == bad)
                {
                    Assert.Equal(float.NaN, losses[row]);
                    Assert.All(gradient[(row * classes)..((row + 1) * classes)], g => Assert.Equal(float.NaN, g));
                    continue;
                }
                Assert.Equal(cleanLosses[row], losses[row], 1e-6f * cleanLosses[row]);
                for (int j = row * classes; j < (row + 1) * classes; j++)
                    Assert.Equal(cleanGradient[j], gradient[j], 1e-6f * Math.Abs(cleanGradient[j]));
            }
        }
    }
}
