using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CeAnalyzers.Benchmarks;

/// <summary>A mean loss over N x C logits, and what each library does to get it, with and without its gradient.</summary>
internal abstract class Problem<T> : IProblem where T : struct, IBinaryFloatingPointIeee754<T>
{
    protected Problem(string name, int rows, int classes)
    {
        (Rows, Classes) = (rows, classes);
        What = $"{name}, {(typeof(T) == typeof(float) ? "float" : "double")} | {rows} x {classes}";
        var random = new Random(rows);
        Logits = [.. Enumerable.Range(0, rows * classes).Select(_ => T.CreateTruncating((float)(3 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))))];
        Labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(classes))];
        Gradient = new T[Logits.Length];
        Z = AsTensor(Logits);
        AutogradZ = Z.clone().requires_grad_(true);
    }

    public string What { get; }

    protected int Rows { get; }

    protected int Classes { get; }

    protected T[] Logits { get; }

    protected int[] Labels { get; }

    protected T[] Gradient { get; }

    protected Tensor Z { get; }

    protected Tensor AutogradZ { get; }

    public abstract double Ours();

    public abstract double OursWithGradient();

    public abstract double OursOnTwoCores();

    public double Torch()
    {
        using var _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        return TorchLoss(Z).ToDouble();
    }

    /// <summary>All ways to the gradient; the fastest counts.</summary>
    public virtual IReadOnlyList<Func<double>> TorchWithGradient => [TorchAutograd];

    public abstract double Tensors();

    public abstract double TensorsWithGradient();

    public double Read() => double.CreateTruncating(System.Numerics.Tensors.TensorPrimitives.Max<T>(Logits));

    public double Copy()
    {
        Logits.CopyTo(Gradient.AsSpan());
        return 0;
    }

    /// <summary>What is off by more than the bounds: a fast wrong answer is worthless.</summary>
    public string? Wrong()
    {
        double ours = OursWithGradient(), alone = Ours();
        var exact = new double[Logits.Length];
        double loss = Reference(exact);
        bool isSingle = typeof(T) == typeof(float);
        double bound = isSingle ? 2.4e-7 : 1e-14, boundOfSmall = isSingle ? 1e-5 : 1e-14, worst = 0;
        for (int j = 0; j < exact.Length; j++)
        {
            double size = Math.Max(Math.Abs(exact[j]), Subtracted(j)), error = Math.Abs(double.CreateTruncating(Gradient[j]) - exact[j]);
            worst = Math.Max(worst, size < (isSingle ? 1e-37 : 1e-300) ? 0 : error / size / (size >= 1e-3 ? bound : boundOfSmall));
        }
        return Math.Abs(ours / loss - 1) > bound || Math.Abs(alone / loss - 1) > bound || worst > 1 || double.IsNaN(ours + alone + worst)
            ? $"{What}: loss {alone}, with gradient {ours}, exactly {loss}; the worst gradient entry is at {worst:F2} of its bound"
            : null;
    }

    /// <summary>The mean loss and the gradient in double precision, one number at a time.</summary>
    protected abstract double Reference(double[] gradient);

    /// <summary>What a gradient entry is the difference of, where its error counts relative to that.</summary>
    protected virtual double Subtracted(int index) => 0;

    protected abstract Tensor TorchLoss(Tensor logits);

    protected double TorchAutograd()
    {
        using DisposeScope scope = NewDisposeScope();
        AutogradZ.grad?.zero_();
        Tensor loss = TorchLoss(AutogradZ);
        loss.backward();
        return loss.ToDouble();
    }

    protected Tensor AsTensor(T[] values) => values is float[] singles ? tensor(singles, Rows, Classes) : tensor((double[])(object)values, Rows, Classes);

    protected static double Double(T value) => double.CreateTruncating(value);

    protected static T Of(double value) => T.CreateTruncating(value);

    public virtual void Dispose()
    {
        Z.Dispose();
        AutogradZ.Dispose();
    }
}
