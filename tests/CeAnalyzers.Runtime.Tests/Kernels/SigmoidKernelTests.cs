using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers.Runtime.Tests.Kernels;

/// <summary>Sigmoid losses of many elements, in every width, against one element at a time in double precision.</summary>
public class SigmoidKernelTests
{
    [Fact]
    public void In_128_bits() => Check<Vector128Of<float>, Vector128Of<double>>();

    [Fact]
    public void In_256_bits() => Check<Vector256Of<float>, Vector256Of<double>>();

    [Fact]
    public void In_512_bits() => Check<Vector512Of<float>, Vector512Of<double>>();

    private static void Check<TSingle, TVector>() where TSingle : struct, IVector<TSingle, float> where TVector : struct, IVector<TVector, double>
    {
        float[] logits = Logits(), hard = [.. logits.Select((_, j) => j % 3 == 0 ? 1f : 0f)], soft = [.. hard.Select((t, j) => j % 5 == 0 ? 0.25f : t)];
        double[] wide = [.. logits.Select(z => (double)z)], wideSoft = [.. soft.Select(t => (double)t)];
        foreach (float[] targets in new[] { hard, soft })
        {
            float[] gradient = new float[logits.Length], losses = new float[logits.Length];
            CompensatedSum sum = new();
            int done = HardSigmoidKernel<TSingle, TVector>.Run(logits, targets, gradient, losses, 3, ref sum);
            Assert.Equal(logits.Length / TSingle.Count * TSingle.Count, done);
            AssertWithin(new SigmoidLoss(default), logits, targets, gradient, losses, 3, done, 2.0);
        }
        foreach (SigmoidOptions options in new[] { default, new() { PositiveWeight = 3 }, new() { LabelSmoothing = 0.1 }, new SigmoidOptions { PositiveWeights = Weights, ClassWeights = Weights } })
        {
            Check<TVector, float, SigmoidLoss>(new(options), logits, soft, 0.501);
            Check<TVector, float, SigmoidLoss>(new(options), logits, hard, 0.75);
            Check<TVector, double, SigmoidLoss>(new(options), wide, [.. hard.Select(t => (double)t)], 4);
        }
        foreach (FocalOptions options in new[] { default, new() { Alpha = 0.25 }, new() { Gamma = 0 }, new() { ClassWeights = Weights }, new FocalOptions { Gamma = 3 } })
        {
            Check<TVector, float, SigmoidFocalLoss>(new(options), logits, soft, 0.501);
            Check<TVector, float, SigmoidFocalLoss>(new(options), logits, hard, 0.75);
            Check<TVector, double, SigmoidFocalLoss>(new(options), wide, wideSoft, 16);
        }
        Assert.False(new SigmoidFocalLoss(new FocalOptions { Gamma = 0.5 }).HasVectors);
    }

    private static void Check<TVector, T, TLoss>(TLoss loss, T[] logits, T[] targets, double bound)
        where TVector : struct, IVector<TVector, double> where T : IBinaryFloatingPointIeee754<T> where TLoss : struct, ISigmoidLoss
    {
        T[] gradient = new T[logits.Length], losses = new T[logits.Length];
        CompensatedSum sum = new();
        int done = SigmoidKernel<TVector, T, TLoss>.Run(loss, 0, logits, targets, gradient, losses, 3, ref sum);
        Assert.Equal(logits.Length / TVector.Count * TVector.Count, done);
        AssertWithin(loss, logits, targets, gradient, losses, 3, done, bound);
    }

    private static void AssertWithin<T, TLoss>(TLoss loss, T[] logits, T[] targets, T[] gradient, T[] losses, double denominator, int count, double bound)
        where T : IBinaryFloatingPointIeee754<T> where TLoss : struct, IElementLoss
    {
        for (int j = 0; j < count; j++)
        {
            double exact = loss.Evaluate(j, double.CreateTruncating(logits[j]), double.CreateTruncating(targets[j]), out double slope);
            AssertWithin(losses[j], exact, bound, $"loss at {logits[j]}, {targets[j]}");
            AssertWithin(gradient[j], slope / denominator, bound, $"slope at {logits[j]}, {targets[j]}");
        }
    }

    private static void AssertWithin<T>(T actual, double expected, double bound, string what) where T : IBinaryFloatingPointIeee754<T>
    {
        if (!double.IsFinite(expected))
        {
            Assert.Equal(expected, double.CreateTruncating(actual));
            return;
        }
        double error = actual is float single ? Ulp.Error(single, expected) : Ulp.Error(double.CreateTruncating(actual), expected);
        Assert.True(error <= bound, $"{what}: {actual:R} for {expected:R}, {error} ULP");
    }

    /// <summary>As many as do not divide a vector's.</summary>
    private static readonly double[] Weights = [1, 0.3, 0, 2, 7];

    /// <summary>All sizes, and among them what a kernel has to leave to others.</summary>
    private static float[] Logits()
    {
        var random = new Random(3);
        float[] logits = [.. Enumerable.Range(0, 400).Select(_ => (float)((2 * random.NextDouble() - 1) * Math.Pow(10, random.Next(-3, 3))))];
        (logits[20], logits[41], logits[60], logits[83], logits[100]) = (float.NaN, float.PositiveInfinity, float.NegativeInfinity, 800, -90);
        return logits;
    }
}
