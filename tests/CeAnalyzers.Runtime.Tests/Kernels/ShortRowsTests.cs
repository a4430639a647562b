using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers.Runtime.Tests.Kernels;

/// <summary>Blocks of short rows, in every width, against the high-precision reference.</summary>
public class ShortRowsTests
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

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(600)]
    [InlineData(-1000)]
    public void Blocks_out_of_the_ordinary_are_refused_untouched(float value)
    {
        float[] logits = new float[24], gradient = new float[24], losses = new float[8];
        logits[6] = logits[7] = logits[8] = value;
        CompensatedSum sum = new();
        Assert.False(ShortRowsKernel<Vector256Of<float>, float, Vector256Of<double>>.TryRun(logits, new int[8], gradient, 1, losses, default, ref sum));
        Assert.All([.. gradient, .. losses], e => Assert.Equal(0, e));
        Assert.Equal(0, sum.Value);
    }

    [Fact]
    public void An_impossible_or_ignored_label_is_refused()
    {
        CompensatedSum sum = new();
        Assert.False(ShortRowsKernel<Vector256Of<float>, float, Vector256Of<double>>.TryRun([1, float.NegativeInfinity], [1], default, 1, default, default, ref sum));
        Assert.False(ShortRowsKernel<Vector256Of<float>, float, Vector256Of<double>>.TryRun([1, 2], [-100], default, 1, default, default, ref sum));
    }

    /// <summary>Rows further apart than the first one tells, above it and below.</summary>
    [Theory]
    [InlineData(-60)]
    [InlineData(-45)]
    [InlineData(60)]
    [InlineData(35)]
    public void Rows_far_from_the_first_are_taken(float distance)
    {
        float[] logits = [0, 1, 2, distance, distance + 1, distance - 2, 0, float.NegativeInfinity, 1], gradient = new float[9], losses = new float[3];
        CompensatedSum sum = new();
        Assert.Equal(Math.Abs(distance) < 50, ShortRowsKernel<Vector128Of<float>, float, Vector128Of<double>>.TryRun(logits, [0, 1, 2], gradient, 1, losses, default, ref sum));
        for (int row = 0; row < 3 && losses[0] != 0; row++)
        {
            var reference = new Softmax([.. logits.Skip(row * 3).Take(3).Select(z => (double)z)]);
            AssertWithin(losses[row], reference.Loss(row), 2);
            for (int j = 0; j < 3; j++)
                AssertWithin(gradient[row * 3 + j], reference.Gradient(j, row), 2);
        }
    }

    private static void Check<TVector, T, TWide>(double bound)
        where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T> where TWide : struct, IVector<TWide, double>
    {
        var random = new Random(5);
        for (int classes = 1; classes <= ShortRowsKernel<TVector, T, TWide>.MostClasses; classes++)
        {
            foreach (double size in new[] { 0.01, 1, 10, 25 })
            {
                int rows = random.Next(1, Batch.MostBlockRows / 2 + 1);
                T[] logits = [.. Enumerable.Range(0, classes * rows).Select(_ => T.CreateTruncating((float)(size * (2 * random.NextDouble() - 1))))];
                int[] labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(classes))];
                if (classes > 1)
                    logits[(labels[0] + 1) % classes] = T.NegativeInfinity;
                T[] gradient = new T[logits.Length], losses = new T[rows], logSumExps = new T[rows];
                CompensatedSum sum = new();
                Assert.True(ShortRowsKernel<TVector, T, TWide>.TryRun(logits, labels, gradient, 1 / 3.0, losses, logSumExps, ref sum));
                Assert.Equal(losses.Sum(double.CreateTruncating), sum.Value, 1e-6 * sum.Value);
                for (int row = 0; row < rows; row += 5)
                {
                    var reference = new Softmax([.. logits.Skip(row * classes).Take(classes).Select(double.CreateTruncating)]);
                    AssertWithin(losses[row], reference.Loss(labels[row]), bound);
                    Assert.Equal((double)reference.LogSumExp, double.CreateTruncating(logSumExps[row]), 1e-6 * Math.Max(1, size));
                    for (int j = 0; j < classes; j++)
                        AssertWithin(gradient[row * classes + j], reference.Gradient(j, labels[row]) / 3, bound);
                }
            }
        }
    }

    private static void AssertWithin<T>(T actual, BigReal exact, double bound) where T : IBinaryFloatingPointIeee754<T>
    {
        double error = actual is float single ? Ulp.Error(single, exact) : Ulp.Error(double.CreateTruncating(actual), exact);
        Assert.True(error <= bound, $"{actual:R} for {(double)exact:R}: {error} ULP");
    }
}
