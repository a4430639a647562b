using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers.Runtime.Tests.Kernels;

/// <summary>Losses with any targets, and log-probabilities, of all lengths and in every width, against the definition.</summary>
public class TargetsKernelTests
{
    private static readonly SoftmaxOptions[] Options =
        [default, new() { LabelSmoothing = 0.1 }, new() { ZLoss = 0.01 }, new() { ZLoss = 0.5, LabelSmoothing = 1 }];

    [Fact]
    public void In_128_bits() => Check<Vector128Of<float>, Vector128Of<double>>();

    [Fact]
    public void In_256_bits() => Check<Vector256Of<float>, Vector256Of<double>>();

    [Fact]
    public void In_512_bits() => Check<Vector512Of<float>, Vector512Of<double>>();

    private static void Check<TSingle, TVector>() where TSingle : struct, IVector<TSingle, float> where TVector : struct, IVector<TVector, double>
    {
        var random = new Random(TVector.Count);
        foreach (int length in Enumerable.Range(TSingle.Count, 67).Append(255).Append(1000))
        {
            double[] logits = [.. Enumerable.Range(0, length).Select(_ => (double)(float)(random.NextDouble() * 12 - 6))], weights = [.. logits.Select(_ => random.NextDouble())];
            double[] distribution = [.. logits.Select(_ => random.Next(3) == 0 ? 0 : (double)(float)(random.NextDouble() / length))];
            foreach (SoftmaxOptions options in Options.Append(new SoftmaxOptions { ClassWeights = weights, LabelSmoothing = 0.2 }))
            {
                foreach (double[] targets in new[] { distribution, [] })
                {
                    Check<TVector, double, double>(options, logits, random.Next(length), targets, 1e-14);
                    Check<TVector, double, float>(options, logits, random.Next(length), targets, 1e-7);
                    if (options.ClassWeights.IsEmpty)
                        Check<TSingle, float, float>(options, logits, random.Next(length), targets, 2.4e-7);
                    Check<TVector, double, double>(options, [.. logits.Select(z => z * 60)], random.Next(length), targets, 2e-13); // the definition takes logs of some 300 apart
                }
            }
            LogProbabilities<TVector, float>(logits, 6e-8);
            LogProbabilities<TVector, double>(logits, 3e-16);
            Masked<TVector>(logits, distribution, random.Next(length));
        }
    }

    private static void Check<TVector, TLane, T>(SoftmaxOptions options, double[] logits, int label, double[] targets, double bound)
        where TVector : struct, IVector<TVector, TLane> where TLane : IBinaryFloatingPointIeee754<TLane> where T : IBinaryFloatingPointIeee754<T>
    {
        T[] row = As<T>(logits), wanted = As<T>(targets), gradient = new T[row.Length];
        Assert.True(RowKernel<Vector128Of<T>, T>.TrySum(row, default, out RowSum sum));
        Assert.True(TargetsKernel<TVector, TLane, T>.TryRun(options, sum, row, label, wanted, gradient, 0.25, out double loss));
        (double expected, double[] slopes, double[] asked) = Model(options, [.. row.Select(double.CreateTruncating)], label, [.. wanted.Select(double.CreateTruncating)]);
        // The definition rounds what is next to 0; small losses are compared elsewhere.
        Assert.Equal(expected, loss, bound * (expected + 1));
        for (int j = 0; j < slopes.Length; j++)
            Assert.Equal(0.25 * slopes[j], double.CreateTruncating(gradient[j]), bound * (Math.Abs(slopes[j]) + asked[j] + 1e-9));

        // In place of the logits, and of the targets.
        T[] same = [.. row];
        Assert.True(TargetsKernel<TVector, TLane, T>.TryRun(options, sum, same, label, wanted, same, 0.25, out _));
        Assert.Equal(gradient, same);
        if (wanted.Length > 0)
            Assert.True(TargetsKernel<TVector, TLane, T>.TryRun(options, sum, row, label, wanted, wanted, 0.25, out _));
        Assert.Equal(wanted.Length > 0 ? gradient : [], wanted);
    }

    private static void LogProbabilities<TVector, T>(double[] logits, double bound) where TVector : struct, IVector<TVector, double> where T : IBinaryFloatingPointIeee754<T>
    {
        T[] row = As<T>(logits);
        Assert.True(RowKernel<Vector128Of<T>, T>.TrySum(row, default, out RowSum sum));
        LogSoftmaxKernel<TVector, T>.Run(sum, row, row);
        for (int j = 0; j < row.Length; j++)
            Assert.Equal(-sum.Loss(logits[j]), double.CreateTruncating(row[j]), bound * sum.Loss(logits[j]));
    }

    /// <summary>A class without any probability: with a target of 0 it counts nothing, with another the loss is infinite, which the kernel leaves to others.</summary>
    private static void Masked<TVector>(double[] logits, double[] targets, int masked) where TVector : struct, IVector<TVector, double>
    {
        double[] row = [.. logits], wanted = [.. targets], gradient = new double[row.Length];
        (row[masked], wanted[masked]) = (double.NegativeInfinity, 0);
        Assert.True(RowKernel<Vector128Of<double>, double>.TrySum(row, default, out RowSum sum));
        Assert.True(TargetsKernel<TVector, double, double>.TryRun(default, sum, row, 0, wanted, gradient, 1, out double loss));
        (double expected, _, _) = Model(default, [.. row.Where((_, j) => j != masked)], 0, [.. wanted.Where((_, j) => j != masked)]);
        Assert.Equal(expected, loss, 1e-14 * expected);
        Assert.Equal(0, gradient[masked]);
        wanted[masked] = 1e-300;
        gradient.AsSpan().Clear();
        Assert.False(TargetsKernel<TVector, double, double>.TryRun(default, sum, row, 0, wanted, gradient, 1, out _));
        Assert.DoesNotContain(gradient, slope => slope != 0);
        Assert.Equal(double.PositiveInfinity, StableLoss.SoftmaxCrossEntropy(row, wanted));
    }

    private static (double Loss, double[] Slopes, double[] Asked) Model(SoftmaxOptions options, double[] logits, int label, double[] targets)
    {
        double max = logits.Max(), logSumExp = max + Math.Log(logits.Sum(z => Math.Exp(z - max)));
        double[] wanted = [.. logits.Select((_, j) => ((targets.Length == 0 ? (j == label ? 1 : 0) : targets[j]) * (1 - options.LabelSmoothing) + options.LabelSmoothing / logits.Length)
            * (options.ClassWeights.IsEmpty ? 1 : options.ClassWeights.Span[j]))];
        double total = wanted.Sum() + 2 * options.ZLoss * logSumExp;
        return (logits.Zip(wanted, (z, t) => t * (logSumExp - z)).Sum() + options.ZLoss * logSumExp * logSumExp, [.. logits.Zip(wanted, (z, t) => Math.Exp(z - logSumExp) * total - t)], wanted);
    }

    private static T[] As<T>(double[] values) where T : IBinaryFloatingPointIeee754<T> => [.. values.Select(value => T.CreateTruncating(value))];
}
