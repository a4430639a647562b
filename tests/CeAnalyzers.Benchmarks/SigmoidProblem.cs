using System.Numerics;
using System.Numerics.Tensors;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CeAnalyzers.Benchmarks;

/// <summary>The binary cross-entropy of a sigmoid, or with a gamma of 2 the focal loss, of targets that are 0 or 1.</summary>
internal sealed class SigmoidProblem<T> : Problem<T> where T : struct, IBinaryFloatingPointIeee754<T>
{
    /// <summary>So many elements at a time that what the functions hand on stays in the cache.</summary>
    private const int Chunk = 2048;

    private readonly bool _isFocal;
    private readonly T[] _targets, _p = new T[Chunk], _surprise = new T[Chunk], _scratch = new T[Chunk];
    private readonly Tensor _t;

    public SigmoidProblem(int rows, int classes, bool isFocal = false) : base(isFocal ? "sigmoid focal" : "sigmoid cross-entropy", rows, classes)
    {
        _isFocal = isFocal;
        var random = new Random(1);
        _targets = [.. Logits.Select(_ => random.Next(3) == 0 ? T.One : T.Zero)];
        _t = AsTensor(_targets);
    }

    public override double Ours() => Double(_isFocal
        ? StableLoss.SigmoidFocal<T>(Logits.AsSpan(), _targets, Reduction.Mean)
        : StableLoss.SigmoidCrossEntropy<T>(Logits.AsSpan(), _targets, Reduction.Mean));

    public override double OursWithGradient() => Double(_isFocal
        ? StableLoss.SigmoidFocal<T>(Logits.AsSpan(), _targets, Reduction.Mean, Gradient)
        : StableLoss.SigmoidCrossEntropy<T>(Logits.AsSpan(), _targets, Reduction.Mean, Gradient));

    public override double OursOnTwoCores() => Double(_isFocal
        ? StableLoss.SigmoidFocal(Logits, _targets, Reduction.Mean, Gradient, maxDegreeOfParallelism: 2)
        : StableLoss.SigmoidCrossEntropy(Logits, _targets, Reduction.Mean, Gradient, maxDegreeOfParallelism: 2));

    public override IReadOnlyList<Func<double>> TorchWithGradient => _isFocal ? [TorchAutograd] : [TorchAutograd, SigmoidAndSubtract];

    protected override Tensor TorchLoss(Tensor logits)
    {
        if (!_isFocal)
            return nn.functional.binary_cross_entropy_with_logits(logits, _t);
        Tensor p = logits.sigmoid(), q = p + _t - 2 * p * _t;
        return (nn.functional.binary_cross_entropy_with_logits(logits, _t, reduction: nn.Reduction.None) * q * q).mean();
    }

    private double SigmoidAndSubtract()
    {
        using var _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor loss = TorchLoss(Z);
        Z.sigmoid().sub_(_t).div_(Logits.Length);
        return loss.ToDouble();
    }

    public override double Tensors() => Tensors(withGradient: false);

    public override double TensorsWithGradient() => Tensors(withGradient: true);

    private double Tensors(bool withGradient)
    {
        double sum = 0;
        for (int start = 0; start < Logits.Length; start += Chunk)
        {
            int count = Math.Min(Chunk, Logits.Length - start);
            ReadOnlySpan<T> z = Logits.AsSpan(start, count), t = _targets.AsSpan(start, count);
            Span<T> p = _p.AsSpan(0, count), surprise = _surprise.AsSpan(0, count), scratch = _scratch.AsSpan(0, count), gradient = Gradient.AsSpan(start, count);
            TensorPrimitives.Abs(z, surprise);
            TensorPrimitives.Negate<T>(surprise, surprise);
            TensorPrimitives.Exp<T>(surprise, surprise);
            TensorPrimitives.LogP1<T>(surprise, surprise);
            if (!_isFocal)
            {
                TensorPrimitives.Max(z, T.Zero, scratch);
                sum += Double(TensorPrimitives.Sum<T>(surprise)) + Double(TensorPrimitives.Sum<T>(scratch)) - Double(TensorPrimitives.Dot(z, t));
                if (withGradient)
                {
                    TensorPrimitives.Sigmoid(z, gradient);
                    TensorPrimitives.Subtract(gradient, t, gradient);
                    TensorPrimitives.Multiply(gradient, Of(1.0 / Logits.Length), gradient);
                }
                continue;
            }
            // surprise = log(1 + exp(-|z|)) + max(z, 0) - z t; q = p + t - 2 p t.
            TensorPrimitives.Max(z, T.Zero, scratch);
            TensorPrimitives.Add<T>(surprise, scratch, surprise);
            TensorPrimitives.Multiply(z, t, scratch);
            TensorPrimitives.Subtract<T>(surprise, scratch, surprise);
            TensorPrimitives.Sigmoid(z, p);
            TensorPrimitives.Multiply(t, Of(-2), scratch);
            TensorPrimitives.Add<T>(scratch, T.One, scratch);
            TensorPrimitives.MultiplyAdd<T>(p, scratch, t, p);
            TensorPrimitives.Multiply<T>(surprise, p, surprise);
            sum += Double(TensorPrimitives.Dot<T>(surprise, p));
            if (withGradient)
            {
                // (1 - 2 t) q^2 (q + 2 surprise (1 - q)), of which surprise q is at hand.
                TensorPrimitives.Subtract(T.One, p, gradient);
                TensorPrimitives.Multiply<T>(gradient, surprise, gradient);
                TensorPrimitives.Multiply<T>(gradient, Of(2), gradient);
                TensorPrimitives.MultiplyAdd<T>(p, p, gradient, gradient);
                TensorPrimitives.Multiply<T>(gradient, p, gradient);
                TensorPrimitives.Multiply<T>(gradient, scratch, gradient);
                TensorPrimitives.Multiply<T>(gradient, Of(1.0 / Logits.Length), gradient);
            }
        }
        return sum / Logits.Length;
    }

    protected override double Reference(double[] gradient)
    {
        Exact.Sum sum = new();
        for (int j = 0; j < gradient.Length; j++)
        {
            double z = Double(Logits[j]), sign = _targets[j] == T.Zero ? 1 : -1;
            double surprise = Exact.Softplus(sign * z), q = Exact.Sigmoid(sign * z), notQ = Exact.Sigmoid(-sign * z);
            sum.Add(_isFocal ? q * q * surprise : surprise);
            gradient[j] = (_isFocal ? sign * q * q * (q + 2 * surprise * notQ) : sign * q) / Logits.Length;
        }
        return sum.Value / Logits.Length;
    }

    public override void Dispose()
    {
        base.Dispose();
        _t.Dispose();
    }
}
