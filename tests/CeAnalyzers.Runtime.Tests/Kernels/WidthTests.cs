using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers.Runtime.Tests.Kernels;

/// <summary>The kernels in every width, on this machine's hardware or emulated: all lengths around the width, edges at every position.</summary>
public class WidthTests
{
    [Fact]
    public void Single_in_128_bits() => Check<Vector128Of<float>, float>(2);

    [Fact]
    public void Single_in_256_bits() => Check<Vector256Of<float>, float>(2);

    [Fact]
    public void Single_in_512_bits() => Check<Vector512Of<float>, float>(2);

    [Fact]
    public void Double_in_128_bits() => Check<Vector128Of<double>, double>(4);

    [Fact]
    public void Double_in_256_bits() => Check<Vector256Of<double>, double>(4);

    [Fact]
    public void Double_in_512_bits() => Check<Vector512Of<double>, double>(4);

    private static void Check<TVector, T>(double bound) where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(TVector.Count);
        for (int length = 1; length <= 67; length++)
            AssertAccurate<TVector, T>([.. Enumerable.Range(0, length).Select(_ => T.CreateTruncating((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 4))))], bound);
        foreach (double size in new[] { 500, 600, 2100, 2300, 1e6, -500, -600, -2100, -2300, -1e6, 1e30 })
            AssertAccurate<TVector, T>([.. Enumerable.Range(0, 9).Select(j => T.CreateTruncating(size + j))], bound);

        T[] row = [.. Enumerable.Range(0, 37).Select(j => T.CreateTruncating(j % 5))], scratch = new T[37];
        for (int position = 0; position < row.Length; position++)
        {
            foreach (double value in new[] { double.NegativeInfinity, 20, double.MinValue })
            {
                T[] changed = [.. row];
                changed[position] = T.Max(T.CreateSaturating(value), value == double.MinValue ? T.CreateTruncating(float.MinValue) : T.NegativeInfinity);
                AssertAccurate<TVector, T>(changed, bound);
            }
            foreach (T value in new[] { T.NaN, T.PositiveInfinity })
            {
                T[] changed = [.. row];
                changed[position] = value;
                Assert.False(RowKernel<TVector, T>.TrySum(changed, scratch, out _));
                Assert.All(scratch, e => Assert.Equal(T.Zero, e));
            }
        }
        Assert.False(RowKernel<TVector, T>.TrySum([T.NegativeInfinity, T.NegativeInfinity], default, out _));
    }

    private static void AssertAccurate<TVector, T>(T[] row, double bound) where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
    {
        var reference = new Softmax([.. row.Select(z => double.CreateTruncating(z))]);
        T[] probabilities = new T[row.Length];
        Assert.True(RowKernel<TVector, T>.TrySum(row, default, out RowSum alone));
        Assert.True(RowKernel<TVector, T>.TrySum(row, probabilities, out RowSum sum));
        Assert.Equal((alone.Max, alone.RestProbability), (sum.Max, sum.RestProbability));
        RowKernel<TVector, T>.Scale(probabilities, 1 / sum.StoredTotal.Value);
        for (int j = 0; j < row.Length; j++)
        {
            double exact = (double)reference.Probability(j), loss = sum.Loss(double.CreateTruncating(row[j]));
            Assert.True(Error(probabilities[j], reference.Probability(j)) <= bound, $"{probabilities[j]} for {exact} at {j} of {row.Length}");
            if (j % 7 == 0 && !T.IsNegativeInfinity(row[j]))
                Assert.True(Error(T.CreateTruncating(loss), reference.Loss(j)) <= bound, $"loss {loss} for {(double)reference.Loss(j)} at {j} of {row.Length}");
        }
    }

    private static double Error<T>(T actual, BigReal exact) where T : IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Ulp.Error(float.CreateTruncating(actual), exact) : Ulp.Error(double.CreateTruncating(actual), exact);
}
