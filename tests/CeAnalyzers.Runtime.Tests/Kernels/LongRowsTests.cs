using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers.Runtime.Tests.Kernels;

/// <summary>Groups of longer rows, in every width, against the high-precision reference.</summary>
public class LongRowsTests
{
    [Fact]
    public void Single_in_128_bits() => Check<Vector128Of<float>, float, Vector128Of<double>>(2);

    [Fact]
    public void Single_in_256_bits() => Check<Vector256Of<float>, float, Vector256Of<double>>(2);

    [Fact]
    public void Single_in_512_bits() => Check<Vector512Of<float>, float, Vector512Of<double>>(2);

    [Fact]
    public void Double_in_128_bits() => Check<Vector128Of<double>, double, Vector128Of<double>>(4);

    [Fact]
    public void Double_in_256_bits() => Check<Vector256Of<double>, double, Vector256Of<double>>(4);

    [Fact]
    public void Double_in_512_bits() => Check<Vector512Of<double>, double, Vector512Of<double>>(4);

    /// <summary>In its place a gradient must not have spoiled the logits.</summary>
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(100)]
    [InlineData(-1000)]
    public void Groups_out_of_the_ordinary_are_refused_and_stay(float value)
    {
        float[] logits = [.. Enumerable.Range(0, 5 * 40).Select(j => j % 7f)], losses = new float[5];
        logits[3 * 40 + 11] = value;
        float[] inPlace = [.. logits];
        CompensatedSum sum = new();
        Assert.False(LongRowsKernel<Vector256Of<float>, float, Vector256Of<double>>.TryRun(inPlace, [1, 2, 3, 4, 5], inPlace, 1, losses, default, ref sum));
        Assert.Equal(logits, inPlace);
        Assert.All(losses, e => Assert.Equal(0, e));
        Assert.Equal(0, sum.Value);
        Assert.False(LongRowsKernel<Vector256Of<float>, float, Vector256Of<double>>.TryRun(new float[80], [1, 40], inPlace.AsSpan(0, 80), 1, default, default, ref sum));
        Assert.False(LongRowsKernel<Vector256Of<float>, float, Vector256Of<double>>.TryRun(new float[80], [-100, 1], default, 1, default, default, ref sum));
    }

    /// <summary>The other row loses exponentials that count, which only its sum shows.</summary>
    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(90)]
    public void Rows_far_apart_are_the_same_in_place(float lift)
    {
        foreach (int classes in new[] { 40, 1000 })
        {
            float[] logits = [.. Enumerable.Range(0, 8 * classes).Select(j => j % 7f + j / classes % 2 * lift)], gradient = new float[logits.Length], inPlace = [.. logits];
            int[] labels = [1, 2, 3, 4, 5, 6, 7, 8];
            float loss = StableLoss.SoftmaxCrossEntropy<float>(logits, labels, gradient);
            Assert.Equal(loss, StableLoss.SoftmaxCrossEntropy<float>(inPlace, labels, inPlace));
            Assert.Equal(gradient, inPlace);
            for (int row = 0; row < labels.Length; row++)
            {
                var reference = new Softmax([.. logits.Skip(row * classes).Take(classes).Select(z => (double)z)]);
                Assert.InRange(Error(gradient[row * classes + 6], reference.Gradient(6, labels[row]) / 8), 0, 2);
            }
        }
    }

    /// <summary>Relative to the label's, the other exponentials come near the largest number; the factors that make them a gradient would come near the smallest.</summary>
    [Fact]
    public void Labels_far_below_leave_gradients_their_digits()
    {
        foreach (int classes in new[] { 10, 20, 40 })
        {
            for (float depth = 40; depth < 90; depth += 0.7f)
            {
                float[] logits = [.. Enumerable.Range(0, classes).Select(j => j == 2 ? -depth : j % 5 - 4 + j * 0.01f)], row = new float[classes], batch = new float[classes];
                StableLoss.SoftmaxCrossEntropy<float>(logits, 2, row);
                StableLoss.SoftmaxCrossEntropy<float>(logits, [2], batch);
                var reference = new Softmax([.. logits.Select(z => (double)z)]);
                for (int j = 0; j < classes; j++)
                {
                    Assert.InRange(Error(row[j], reference.Gradient(j, 2)), 0, 2);
                    Assert.InRange(Error(batch[j], reference.Gradient(j, 2)), 0, 2);
                }
            }
        }
    }

    private static void Check<TVector, T, TWide>(double bound)
        where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T> where TWide : struct, IVector<TWide, double>
    {
        var random = new Random(6);
        foreach (int classes in new[] { 17, 18, 31, 32, 33, 40, 63, 64, 65, 67, 130 })
        {
            foreach (double size in new[] { 0.01, 1, 8, 20 })
            {
                int rows = random.Next(1, 12);
                T[] logits = [.. Enumerable.Range(0, classes * rows).Select(_ => T.CreateTruncating((float)(size * (2 * random.NextDouble() - 1))))];
                int[] labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(classes))];
                T[] gradient = new T[logits.Length], losses = new T[rows], logSumExps = new T[rows], inPlace = [.. logits];
                CompensatedSum sum = new(), again = new();
                Assert.True(LongRowsKernel<TVector, T, TWide>.TryRun(logits, labels, gradient, 1 / 3.0, losses, logSumExps, ref sum));
                Assert.True(LongRowsKernel<TVector, T, TWide>.TryRun(inPlace, labels, inPlace, 1 / 3.0, default, default, ref again));
                Assert.Equal(gradient, inPlace);
                Assert.Equal(sum.Value, again.Value);
                Assert.Equal(losses.Sum(double.CreateTruncating), sum.Value, 1e-6 * sum.Value);
                for (int row = 0; row < rows; row += 3)
                {
                    var reference = new Softmax([.. logits.Skip(row * classes).Take(classes).Select(double.CreateTruncating)]);
                    Assert.InRange(Error(losses[row], reference.Loss(labels[row])), 0, bound);
                    Assert.Equal((double)reference.LogSumExp, double.CreateTruncating(logSumExps[row]), 1e-6 * Math.Max(1, size));
                    for (int j = 0; j < classes; j++)
                        Assert.InRange(Error(gradient[row * classes + j], reference.Gradient(j, labels[row]) / 3), 0, bound);
                }
            }
        }
    }

    private static double Error<T>(T actual, BigReal exact) where T : IBinaryFloatingPointIeee754<T> =>
        actual is float single ? Ulp.Error(single, exact) : Ulp.Error(double.CreateTruncating(actual), exact);
}
