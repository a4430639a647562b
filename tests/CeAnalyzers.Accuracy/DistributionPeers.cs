using System.Numerics;
using System.Numerics.Tensors;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CeAnalyzers.Accuracy;

/// <summary>The losses of one row with targets that are a distribution as they are written without the library.</summary>
internal static class DistributionPeers
{
    public static T Torch<T>(T[] logits, T[] targets, T[] gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor z = Peers.AsTensor(logits).unsqueeze(0).requires_grad_(true);
        Tensor loss = nn.functional.cross_entropy(z, Peers.AsTensor(targets).unsqueeze(0));
        loss.backward();
        z.grad!.data<T>().ToArray().CopyTo(gradient, 0);
        return loss.item<T>();
    }

    public static T Tensors<T>(T[] logits, T[] targets, T[] gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = TensorPrimitives.Max<T>(logits);
        TensorPrimitives.Subtract<T>(logits, max, gradient);
        TensorPrimitives.Exp<T>(gradient, gradient);
        T total = TensorPrimitives.Sum<T>(gradient);
        TensorPrimitives.Divide<T>(gradient, total, gradient);
        TensorPrimitives.Subtract<T>(gradient, targets, gradient);
        return max + T.Log(total) - TensorPrimitives.Dot<T>(logits, targets);
    }

    public static T Textbook<T>(T[] logits, T[] targets, T[] gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = logits.Max(), total = T.Zero, loss = T.Zero;
        foreach (T z in logits)
            total += T.Exp(z - max);
        for (int j = 0; j < logits.Length; j++)
        {
            T p = T.Exp(logits[j] - max) / total;
            if (targets[j] > T.Zero)
                loss -= targets[j] * T.Log(p);
            gradient[j] = p - targets[j];
        }
        return loss;
    }
}
