using System.Numerics;
using System.Numerics.Tensors;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CeAnalyzers.Benchmarks;

/// <summary>The softmax cross-entropy of targets that are distributions, as of a teacher.</summary>
internal sealed class DistributionProblem<T> : Problem<T> where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _targets, _shifted;
    private readonly Tensor _t;

    public DistributionProblem(int rows, int classes) : base("softmax cross-entropy of distributions", rows, classes)
    {
        _shifted = new T[classes];
        _targets = new T[Logits.Length];
        // Those of the other rows' logits.
        for (int row = 0; row < rows; row++)
            StableMath.Softmax<T>(Logits.AsSpan((rows - 1 - row) * classes, classes), _targets.AsSpan(row * classes, classes));
        _t = AsTensor(_targets);
    }

    public override double Ours() => Double(StableLoss.SoftmaxCrossEntropy<T>(Logits.AsSpan(), _targets, Classes));

    public override double OursWithGradient() => Double(StableLoss.SoftmaxCrossEntropy<T>(Logits.AsSpan(), _targets, Classes, Gradient));

    public override double OursOnTwoCores() => Double(StableLoss.SoftmaxCrossEntropy(Logits, _targets, Classes, Gradient, maxDegreeOfParallelism: 2));

    public override IReadOnlyList<Func<double>> TorchWithGradient => [TorchAutograd, LogSoftmaxAndSubtract];

    protected override Tensor TorchLoss(Tensor logits) => nn.functional.cross_entropy(logits, _t);

    private double LogSoftmaxAndSubtract()
    {
        using var _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor logP = nn.functional.log_softmax(Z, 1);
        Tensor loss = -(logP * _t).sum() / Rows;
        logP.exp_().sub_(_t).div_(Rows);
        return loss.ToDouble();
    }

    public override double Tensors()
    {
        double sum = 0;
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<T> z = Logits.AsSpan(row * Classes, Classes);
            T max = TensorPrimitives.Max(z);
            TensorPrimitives.Subtract(z, max, _shifted);
            TensorPrimitives.Exp<T>(_shifted, _shifted);
            sum += Math.Log(Double(TensorPrimitives.Sum<T>(_shifted))) + Double(max) - Double(TensorPrimitives.Dot(z, _targets.AsSpan(row * Classes, Classes)));
        }
        return sum / Rows;
    }

    public override double TensorsWithGradient()
    {
        double sum = 0;
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<T> z = Logits.AsSpan(row * Classes, Classes), t = _targets.AsSpan(row * Classes, Classes);
            Span<T> gradient = Gradient.AsSpan(row * Classes, Classes);
            T max = TensorPrimitives.Max(z);
            TensorPrimitives.Subtract(z, max, gradient);
            TensorPrimitives.Exp<T>(gradient, gradient);
            double total = Double(TensorPrimitives.Sum<T>(gradient));
            sum += Math.Log(total) + Double(max) - Double(TensorPrimitives.Dot(z, t));
            TensorPrimitives.Multiply(gradient, Of(1 / total), gradient);
            TensorPrimitives.Subtract(gradient, t, gradient);
            TensorPrimitives.Multiply(gradient, Of(1.0 / Rows), gradient);
        }
        return sum / Rows;
    }

    protected override double Reference(double[] gradient)
    {
        Exact.Sum sum = new();
        for (int row = 0; row < Rows; row++)
        {
            double[] z = [.. Logits.AsSpan(row * Classes, Classes).ToArray().Select(Double)], t = [.. _targets.AsSpan(row * Classes, Classes).ToArray().Select(Double)];
            double max = z.Max();
            Exact.Sum exponentials = new(), asked = new();
            for (int j = 0; j < Classes; j++)
            {
                exponentials.Add(Math.Exp(z[j] - max));
                asked.Add(t[j]);
            }
            for (int j = 0; j < Classes; j++)
            {
                sum.Add(t[j] * (Math.Log(exponentials.Value) + max - z[j]));
                gradient[row * Classes + j] = (Math.Exp(z[j] - max) / exponentials.Value * asked.Value - t[j]) / Rows;
            }
        }
        return sum.Value / Rows;
    }

    /// <summary>A probability and a target that nearly agree leave fewer digits.</summary>
    protected override double Subtracted(int index) => Double(_targets[index]) / Rows;

    public override void Dispose()
    {
        base.Dispose();
        _t.Dispose();
    }
}
