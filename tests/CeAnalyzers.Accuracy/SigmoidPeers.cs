using System.Numerics;
using System.Numerics.Tensors;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CeAnalyzers.Accuracy;

/// <summary>The losses of many labels as they are written without the library. q is the probability of the wrong answer.</summary>
internal static class SigmoidPeers
{
    public static void Torch<T>(T[] logits, T[] targets, T[] losses, T[] gradient, bool isFocal) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor z = Peers.AsTensor(logits).requires_grad_(true), t = Peers.AsTensor(targets), each = nn.functional.binary_cross_entropy_with_logits(z, t, reduction: nn.Reduction.None);
        if (isFocal)
        {
            Tensor p = z.sigmoid();
            each *= (p + t - 2 * p * t).pow(2);
        }
        each.sum().backward();
        each.data<T>().ToArray().CopyTo(losses, 0);
        z.grad!.data<T>().ToArray().CopyTo(gradient, 0);
    }

    public static void Tensors<T>(T[] logits, T[] targets, T[] losses, T[] gradient, bool isFocal) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorPrimitives.Abs<T>(logits, losses);
        TensorPrimitives.Negate<T>(losses, losses);
        TensorPrimitives.Exp<T>(losses, losses);
        TensorPrimitives.LogP1<T>(losses, losses);
        TensorPrimitives.Max(logits, T.Zero, gradient);
        TensorPrimitives.Add<T>(losses, gradient, losses);
        TensorPrimitives.Multiply<T>(logits, targets, gradient);
        TensorPrimitives.Subtract<T>(losses, gradient, losses);
        TensorPrimitives.Sigmoid<T>(logits, gradient);
        TensorPrimitives.Subtract<T>(gradient, targets, gradient);
        if (!isFocal)
            return;
        // The size of p - t is q. The gradient is s q^2 (q + 2 n (1 - q)), s q being p - t.
        T[] q = new T[logits.Length], rest = new T[logits.Length];
        TensorPrimitives.Abs<T>(gradient, q);
        TensorPrimitives.Subtract<T>(T.One, q, rest);
        TensorPrimitives.Multiply<T>(rest, losses, rest);
        TensorPrimitives.MultiplyAdd<T>(rest, T.CreateTruncating(2), q, rest);
        TensorPrimitives.Multiply<T>(rest, q, rest);
        TensorPrimitives.Multiply<T>(gradient, rest, gradient);
        TensorPrimitives.Multiply<T>(losses, q, losses);
        TensorPrimitives.Multiply<T>(losses, q, losses);
    }

    public static void Textbook<T>(T[] logits, T[] targets, T[] losses, T[] gradient, bool isFocal) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int j = 0; j < losses.Length; j++)
        {
            T p = T.One / (T.One + T.Exp(-logits[j])), q = targets[j] == T.One ? T.One - p : p;
            losses[j] = -(targets[j] * T.Log(p) + (T.One - targets[j]) * T.Log(T.One - p));
            gradient[j] = p - targets[j];
            if (isFocal)
            {
                gradient[j] *= q * (q + (losses[j] + losses[j]) * (T.One - q));
                losses[j] *= q * q;
            }
        }
    }
}
