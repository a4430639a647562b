using System.Numerics;
using System.Numerics.Tensors;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CeAnalyzers.Benchmarks;

/// <summary>The softmax cross-entropy, or with a gamma the focal loss, of labels.</summary>
internal sealed class SoftmaxProblem<T> : Problem<T> where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly int _gamma;
    private readonly T[] _shifted;
    private readonly Tensor _y, _yColumn, _minusOne;

    public SoftmaxProblem(int rows, int classes, int gamma = 0) : base(gamma == 0 ? "softmax cross-entropy" : "softmax focal", rows, classes)
    {
        _gamma = gamma;
        _shifted = new T[classes];
        _y = tensor(Labels.Select(label => (long)label).ToArray());
        _yColumn = _y.unsqueeze(1);
        _minusOne = full(new long[] { rows, 1 }, -1, dtype: Z.dtype);
    }

    public override double Ours() => Double(_gamma == 0
        ? StableLoss.SoftmaxCrossEntropy<T>(Logits.AsSpan(), Labels)
        : StableLoss.SoftmaxFocal<T>(Logits.AsSpan(), Labels));

    public override double OursWithGradient() => Double(_gamma == 0
        ? StableLoss.SoftmaxCrossEntropy<T>(Logits.AsSpan(), Labels, Gradient)
        : StableLoss.SoftmaxFocal<T>(Logits.AsSpan(), Labels, Gradient));

    public override double OursOnTwoCores() => Double(_gamma == 0
        ? StableLoss.SoftmaxCrossEntropy(Logits, Labels, Gradient, maxDegreeOfParallelism: 2)
        : StableLoss.SoftmaxFocal(Logits, Labels, Gradient, maxDegreeOfParallelism: 2));

    public override IReadOnlyList<Func<double>> TorchWithGradient => _gamma == 0 ? [TorchAutograd, LogSoftmaxAndScatter, SoftmaxAndScatter] : [TorchAutograd];

    protected override Tensor TorchLoss(Tensor logits)
    {
        if (_gamma == 0)
            return nn.functional.cross_entropy(logits, _y);
        Tensor logP = nn.functional.log_softmax(logits, 1).gather(1, _yColumn);
        return -((1 - logP.exp()).pow(_gamma) * logP).mean();
    }

    private double LogSoftmaxAndScatter()
    {
        using var _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor logP = nn.functional.log_softmax(Z, 1);
        Tensor loss = nn.functional.nll_loss(logP, _y);
        logP.exp_().scatter_add_(1, _yColumn, _minusOne).div_(Rows);
        return loss.ToDouble();
    }

    private double SoftmaxAndScatter()
    {
        using var _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor p = nn.functional.softmax(Z, 1);
        Tensor loss = -p.gather(1, _yColumn).log().mean();
        p.scatter_add_(1, _yColumn, _minusOne).div_(Rows);
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
            sum += Loss(Math.Log(Double(TensorPrimitives.Sum<T>(_shifted))) + Double(max - z[Labels[row]]), out _);
        }
        return sum / Rows;
    }

    public override double TensorsWithGradient()
    {
        double sum = 0;
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<T> z = Logits.AsSpan(row * Classes, Classes);
            Span<T> gradient = Gradient.AsSpan(row * Classes, Classes);
            T max = TensorPrimitives.Max(z);
            TensorPrimitives.Subtract(z, max, gradient);
            TensorPrimitives.Exp<T>(gradient, gradient);
            double total = Double(TensorPrimitives.Sum<T>(gradient));
            sum += Loss(Math.Log(total) + Double(max - z[Labels[row]]), out double slope);
            TensorPrimitives.Multiply(gradient, Of(slope / (total * Rows)), gradient);
            gradient[Labels[row]] -= Of(slope / Rows);
        }
        return sum / Rows;
    }

    /// <summary>The loss of -log p, and what its gradient has beyond the cross-entropy's.</summary>
    private double Loss(double surprise, out double slope)
    {
        double p = Math.Exp(-surprise), focus = 1;
        for (int power = 0; power < _gamma; power++)
            focus *= 1 - p;
        slope = focus * (1 + _gamma * p * surprise / (1 - p));
        return focus * surprise;
    }

    protected override double Reference(double[] gradient)
    {
        Exact.Sum sum = new();
        for (int row = 0; row < Rows; row++)
        {
            double[] z = [.. Logits.AsSpan(row * Classes, Classes).ToArray().Select(Double)];
            double own = z[Labels[row]], max = z.Max();
            Exact.Sum others = new();
            for (int j = 0; j < Classes; j++)
                others.Add(j == Labels[row] ? 0 : Math.Exp(z[j] - max));
            double ratio = others.Value / Math.Exp(own - max), total = others.Value + Math.Exp(own - max);
            sum.Add(Loss(ratio < 1 ? Exact.Log1P(ratio) : Math.Log(total) + max - own, out double slope));
            for (int j = 0; j < Classes; j++)
                gradient[row * Classes + j] = slope * (j == Labels[row] ? -others.Value : Math.Exp(z[j] - max)) / total / Rows;
        }
        return sum.Value / Rows;
    }

    public override void Dispose()
    {
        base.Dispose();
        foreach (Tensor tensor in new[] { _y, _yColumn, _minusOne })
            tensor.Dispose();
    }
}
