using System.Numerics;
using System.Numerics.Tensors;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CeAnalyzers.Accuracy;

/// <summary>The losses of one row as they are written without the library.</summary>
internal static class SoftmaxPeers
{
    public static T Torch<T>(T[] logits, int label, T[] gradient, bool isFocal) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor z = Peers.AsTensor(logits).unsqueeze(0).requires_grad_(true);
        Tensor loss;
        if (isFocal)
        {
            Tensor logP = nn.functional.log_softmax(z, 1)[0, label];
            loss = -(1 - logP.exp()).pow(2) * logP;
        }
        else
        {
            loss = nn.functional.cross_entropy(z, tensor(new long[] { label }));
        }
        loss.backward();
        z.grad!.data<T>().ToArray().CopyTo(gradient, 0);
        return loss.item<T>();
    }

    public static T Tensors<T>(T[] logits, int label, T[] gradient, bool isFocal) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = TensorPrimitives.Max<T>(logits);
        TensorPrimitives.Subtract<T>(logits, max, gradient);
        TensorPrimitives.Exp<T>(gradient, gradient);
        T total = TensorPrimitives.Sum<T>(gradient);
        TensorPrimitives.Divide<T>(gradient, total, gradient);
        T surprise = max + T.Log(total) - logits[label], focus = Focus(gradient[label], surprise, out T factor);
        gradient[label] -= T.One;
        if (!isFocal)
            return surprise;
        TensorPrimitives.Multiply<T>(gradient, factor, gradient);
        return focus * surprise;
    }

    public static T Textbook<T>(T[] logits, int label, T[] gradient, bool isFocal) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = logits.Max(), total = T.Zero;
        foreach (T z in logits)
            total += T.Exp(z - max);
        T surprise = max + T.Log(total) - logits[label], focus = Focus(T.Exp(-surprise), surprise, out T factor);
        if (!isFocal)
            (focus, factor) = (T.One, T.One);
        for (int j = 0; j < logits.Length; j++)
            gradient[j] = factor * (T.Exp(logits[j] - max) / total - (j == label ? T.One : T.Zero));
        return focus * surprise;
    }

    /// <summary>(1 - p)^2, and what the gradient p - y is multiplied by.</summary>
    private static T Focus<T>(T p, T surprise, out T factor) where T : IBinaryFloatingPointIeee754<T>
    {
        T q = T.One - p;
        factor = q * (q + (surprise + surprise) * p);
        return q * q;
    }
}
