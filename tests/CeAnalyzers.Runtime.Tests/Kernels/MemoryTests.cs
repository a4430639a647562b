namespace CeAnalyzers.Runtime.Tests.Kernels;

/// <summary>No access outside the spans, no allocation.</summary>
public class MemoryTests
{
    [Fact]
    public void Nothing_is_touched_outside_the_spans()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mmap and mprotect are Linux's");
        using var singles = new GuardedMemory(3000 * sizeof(float));
        using var singleGradients = new GuardedMemory(3000 * sizeof(float));
        using var doubles = new GuardedMemory(3000 * sizeof(double));
        using var doubleGradients = new GuardedMemory(3000 * sizeof(double));
        using var labels = new GuardedMemory(64 * sizeof(int));
        for (int length = 1; length <= 67; length++)
        {
            Touch(singles.AtEnd<float>(length), singleGradients.AtEnd<float>(length), doubles.AtEnd<double>(length), doubleGradients.AtEnd<double>(length));
            Touch(singles.AtStart<float>(length), singleGradients.AtStart<float>(length), doubles.AtStart<double>(length), doubleGradients.AtStart<double>(length));
        }
        foreach (int classes in new[] { 1, 2, 3, 10, 16, 17, 33 })
        {
            for (int rows = 1; rows <= 40; rows += 3)
            {
                int length = rows * classes;
                StableLoss.SoftmaxCrossEntropy(singles.AtEnd<float>(length), labels.AtEnd<int>(rows), singleGradients.AtEnd<float>(length));
                StableLoss.SoftmaxCrossEntropy(singles.AtStart<float>(length), labels.AtStart<int>(rows), singleGradients.AtStart<float>(length));
                StableLoss.SoftmaxCrossEntropy(doubles.AtEnd<double>(length), labels.AtEnd<int>(rows), doubleGradients.AtEnd<double>(length));
            }
        }
    }

    [Fact]
    public void Misaligned_and_overlapping_spans()
    {
        float[] memory = new float[80], expected = StableMath.Softmax(Enumerable.Range(0, 40).Select(j => j % 7f).ToArray());
        for (int offset = 0; offset < 17; offset++)
        {
            Span<float> row = memory.AsSpan(offset, 40);
            for (int j = 0; j < row.Length; j++)
                row[j] = j % 7f;
            StableMath.Softmax(row, row);
            Assert.Equal(expected, row.ToArray());
        }
    }

    [Fact]
    public void No_allocation()
    {
        float[] logits = new float[6400], gradient = new float[6400], row = new float[100];
        double[] wide = new double[100], wideGradient = new double[100];
        float[,] matrix = new float[64, 100], matrixGradient = new float[64, 100];
        var weighted = new SigmoidOptions { PositiveWeights = wide, ClassWeights = wide };
        int[] labels = new int[64];
        void Calls()
        {
            StableLoss.SoftmaxCrossEntropy(logits.AsSpan(), labels, gradient);
            StableLoss.SoftmaxCrossEntropy(logits.AsSpan(0, 640), labels, gradient.AsSpan(0, 640));
            StableLoss.SoftmaxCrossEntropy(row.AsSpan(), 3, gradient.AsSpan(0, 100));
            StableLoss.SoftmaxCrossEntropy(wide.AsSpan(), 3, wideGradient);
            StableLoss.SoftmaxCrossEntropy(wide.AsSpan(), wide, wideGradient);
            StableLoss.SoftmaxFocal(logits.AsSpan(), labels, gradient);
            StableLoss.SigmoidCrossEntropy(row.AsSpan(), row, gradient.AsSpan(0, 100));
            StableLoss.SigmoidFocal(row.AsSpan(), row, gradient.AsSpan(0, 100));
            StableMath.Softmax(row.AsSpan(), gradient.AsSpan(0, 100));
            StableMath.LogSumExp(row.AsSpan());
            StableLoss.SigmoidCrossEntropy(logits.AsSpan(), logits, Reduction.Mean, gradient, options: weighted);
            StableLoss.KullbackLeibler(logits.AsSpan(), logits, 100, gradient);
            StableLoss.SoftmaxCrossEntropy(logits, labels, gradient);
            StableLoss.SigmoidFocal(logits, logits, Reduction.Mean, gradient);
            StableMath.Softmax(row.AsSpan(), 3);
            StableMath.LogSoftmax(row.AsSpan(), 3);
            StableMath.Sigmoid(row.AsSpan(), gradient.AsSpan(0, 100));
            StableMath.LogAddExp(row.AsSpan(), row, gradient.AsSpan(0, 100));
            StableLoss.SoftmaxCrossEntropy(matrix, labels, matrixGradient);
            StableLoss.SigmoidCrossEntropy(matrix, matrix, Reduction.Mean, matrixGradient, options: weighted);
            StableMath.Softmax(matrix, matrixGradient);
            _ = ClassMetrics.Accuracy(logits.AsSpan(), labels);
        }
        Calls();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Calls();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Touch(Span<float> singles, Span<float> singleGradients, Span<double> doubles, Span<double> doubleGradients)
    {
        StableLoss.SoftmaxCrossEntropy(singles, singles.Length / 2, singleGradients);
        StableLoss.SoftmaxCrossEntropy(doubles, doubles.Length / 2, doubleGradients);
        StableLoss.SoftmaxCrossEntropy(singles, singles, singleGradients);
        StableLoss.SoftmaxCrossEntropy(doubles, doubles, doubleGradients);
        StableLoss.SoftmaxCrossEntropy(singles, 0, singleGradients, new SoftmaxOptions { LabelSmoothing = 0.1, ClassWeights = new double[singles.Length] });
        StableMath.LogSoftmax(singles, singleGradients);
        StableMath.LogSoftmax(doubles, doubleGradients);
        StableLoss.SigmoidCrossEntropy(singles, singles, Reduction.Mean, singleGradients);
        StableLoss.SigmoidCrossEntropy(doubles, doubles, Reduction.Mean, doubleGradients);
        StableLoss.SigmoidFocal(singles, singles, Reduction.Mean, singleGradients);
        var weights = new SigmoidOptions { PositiveWeights = new double[singles.Length], ClassWeights = new double[singles.Length] };
        StableLoss.SigmoidCrossEntropy(singles, singles, Reduction.Mean, singleGradients, options: weights);
        StableLoss.SigmoidCrossEntropy(doubles, doubles, Reduction.Mean, doubleGradients, options: weights);
        StableLoss.SigmoidFocal(doubles, doubles, Reduction.Mean, doubleGradients);
        StableLoss.SoftmaxFocal(singles, singles.Length / 2, singleGradients);
        StableLoss.KullbackLeibler(doubles, doubles, doubleGradients);
        StableMath.XLog1PY(singles, singles, singleGradients);
        StableMath.LogSoftmax(singles, singleGradients);
        StableMath.Softmax(doubles, doubleGradients);
        Assert.Equal(0, singles.ToArray().Sum());
    }
}
