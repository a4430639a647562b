using CeAnalyzers.Kernels;

namespace CeAnalyzers.Runtime.Tests.Kernels;

/// <summary>Rows in lanes, in every width, against the high-precision reference.</summary>
public class LaneTests
{
    [Fact]
    public void In_128_bits() => Check<Vector128Of<float>>();

    [Fact]
    public void In_256_bits() => Check<Vector256Of<float>>();

    [Fact]
    public void In_512_bits() => Check<Vector512Of<float>>();

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(600)]
    public void Rows_out_of_the_ordinary_are_refused_untouched(float value)
    {
        float[] logits = new float[3 * Vector256Of<float>.Count], gradient = new float[logits.Length], losses = new float[Vector256Of<float>.Count];
        logits[7] = value;
        CompensatedSum sum = new();
        Assert.False(LaneKernel<Vector256Of<float>>.TryRun(logits, new int[losses.Length], gradient, 1, losses, default, ref sum));
        Assert.All([.. gradient, .. losses], e => Assert.Equal(0, e));
        Assert.Equal(0, sum.Value);
    }

    private static void Check<TVector>() where TVector : struct, IVector<TVector, float>
    {
        var random = new Random(5);
        for (int classes = 1; classes <= LaneKernel<TVector>.MostClasses; classes++)
        {
            foreach (double size in new[] { 0.01, 1, 10, 100 })
            {
                float[] logits = [.. Enumerable.Range(0, classes * TVector.Count).Select(_ => (float)(size * (2 * random.NextDouble() - 1)))];
                int[] labels = [.. Enumerable.Range(0, TVector.Count).Select(_ => random.Next(classes))];
                if (classes > 1)
                    logits[(labels[0] + 1) % classes] = float.NegativeInfinity;
                float[] gradient = new float[logits.Length], losses = new float[TVector.Count], logSumExps = new float[TVector.Count];
                CompensatedSum sum = new();
                Assert.True(LaneKernel<TVector>.TryRun(logits, labels, gradient, 1 / 3.0, losses, logSumExps, ref sum));
                Assert.Equal(losses.Sum(loss => (double)loss), sum.Value, 1e-12);
                for (int row = 0; row < TVector.Count; row++)
                {
                    var reference = new Softmax([.. logits.Skip(row * classes).Take(classes).Select(z => (double)z)]);
                    AssertWithin(losses[row], reference.Loss(labels[row]));
                    Assert.Equal((double)reference.LogSumExp, logSumExps[row], 1e-6 * Math.Max(1, size));
                    for (int j = 0; j < classes; j++)
                        AssertWithin(gradient[row * classes + j], reference.Gradient(j, labels[row]) / 3);
                }
            }
        }
    }

    private static void AssertWithin(float actual, BigReal exact) =>
        Assert.True(Ulp.Error(actual, exact) <= 2 || Math.Abs((double)exact) < 1e-3 && Ulp.Relative(actual, exact) < 1e-5, $"{actual:R} for {(double)exact:R}");
}
