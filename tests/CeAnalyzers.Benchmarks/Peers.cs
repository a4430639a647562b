using System.Numerics.Tensors;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CeAnalyzers.Benchmarks;

/// <summary>One N x C problem in float, and what each library needs to solve it: mean loss, with or without the gradient.</summary>
internal sealed class Peers : IDisposable
{
    private readonly int _rows, _classes;
    private readonly float[] _logits, _gradient, _shifted;
    private readonly int[] _labels;
    private readonly Tensor _z, _autogradZ, _y, _yColumn, _minusOne;

    public Peers(int rows, int classes)
    {
        (_rows, _classes) = (rows, classes);
        var random = new Random(rows);
        _logits = [.. Enumerable.Range(0, rows * classes).Select(_ => (float)(3 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
        _labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(classes))];
        (_gradient, _shifted) = (new float[_logits.Length], new float[classes]);
        _z = tensor(_logits, rows, classes);
        _autogradZ = _z.clone().requires_grad_(true);
        _y = tensor(_labels.Select(label => (long)label).ToArray());
        _yColumn = _y.unsqueeze(1);
        _minusOne = full(new long[] { rows, 1 }, -1f);
    }

    public ReadOnlySpan<float> Gradient => _gradient;

    public float Ours() => StableLoss.SoftmaxCrossEntropy(_logits.AsSpan(), _labels);

    public float OursWithGradient() => StableLoss.SoftmaxCrossEntropy(_logits.AsSpan(), _labels, _gradient);

    public float OursOnTwoCores() => StableLoss.SoftmaxCrossEntropy(_logits, _labels, _gradient, maxDegreeOfParallelism: 2);

    public float Torch()
    {
        using var _ = no_grad();
        using Tensor loss = nn.functional.cross_entropy(_z, _y);
        return loss.item<float>();
    }

    public float TorchAutograd()
    {
        using DisposeScope scope = NewDisposeScope();
        _autogradZ.grad?.zero_();
        Tensor loss = nn.functional.cross_entropy(_autogradZ, _y);
        loss.backward();
        return loss.item<float>();
    }

    /// <summary>Softmax, scatter, divide: what a careful user writes instead of autograd.</summary>
    public float TorchByHand()
    {
        using var _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor logP = nn.functional.log_softmax(_z, 1);
        Tensor loss = nn.functional.nll_loss(logP, _y);
        logP.exp_().scatter_add_(1, _yColumn, _minusOne).div_(_rows);
        return loss.item<float>();
    }

    public float Tensors()
    {
        double sum = 0;
        for (int row = 0; row < _rows; row++)
        {
            ReadOnlySpan<float> z = _logits.AsSpan(row * _classes, _classes);
            float max = TensorPrimitives.Max(z);
            TensorPrimitives.Subtract(z, max, _shifted);
            TensorPrimitives.Exp<float>(_shifted, _shifted);
            sum += max + MathF.Log(TensorPrimitives.Sum<float>(_shifted)) - z[_labels[row]];
        }
        return (float)(sum / _rows);
    }

    public float TensorsWithGradient()
    {
        double sum = 0;
        for (int row = 0; row < _rows; row++)
        {
            ReadOnlySpan<float> z = _logits.AsSpan(row * _classes, _classes);
            Span<float> gradient = _gradient.AsSpan(row * _classes, _classes);
            float max = TensorPrimitives.Max(z);
            TensorPrimitives.Subtract(z, max, gradient);
            TensorPrimitives.Exp<float>(gradient, gradient);
            float total = TensorPrimitives.Sum<float>(gradient);
            TensorPrimitives.Multiply(gradient, 1 / (total * _rows), gradient);
            gradient[_labels[row]] -= 1f / _rows;
            sum += max + MathF.Log(total) - z[_labels[row]];
        }
        return (float)(sum / _rows);
    }

    public float Read() => TensorPrimitives.Max<float>(_logits);

    public float Copy()
    {
        _logits.CopyTo(_gradient.AsSpan());
        return _gradient[0];
    }

    /// <summary>The mean loss and the gradient in double, straight from the definition with the maximum subtracted: the judge of all.</summary>
    public (double Loss, double[] Gradient) Exact()
    {
        double sum = 0;
        var gradient = new double[_logits.Length];
        for (int row = 0; row < _rows; row++)
        {
            double[] z = [.. _logits.AsSpan(row * _classes, _classes).ToArray().Select(v => (double)v)];
            double max = z.Max(), total = z.Sum(v => Math.Exp(v - max));
            for (int j = 0; j < _classes; j++)
                gradient[row * _classes + j] = (Math.Exp(z[j] - max) / total - (j == _labels[row] ? 1 : 0)) / _rows;
            sum += max + Math.Log(total) - z[_labels[row]];
        }
        return (sum / _rows, gradient);
    }

    public void Dispose()
    {
        foreach (Tensor tensor in new[] { _z, _autogradZ, _y, _yColumn, _minusOne })
            tensor.Dispose();
    }
}
