using System.Numerics;
using System.Numerics.Tensors;
using CeAnalyzers.Reference;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CeAnalyzers.Accuracy;

/// <summary>The binary cross-entropy of many labels at once, targets 0 and 1.</summary>
internal static class SigmoidTable
{
    public static List<Worst> Run<T>(string width, bool withPeers) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string type = typeof(T) == typeof(float) ? "float" : "double";
        const string What = "sigmoid cross-entropy";
        Worst ours = new(What, type, $"StableLoss, {width}"), torch = new(What, type, "libtorch"), tensors = new(What, type, "TensorPrimitives"), textbook = new(What, type, "textbook");
        float[] values = Grid.Logits();
        T[] logits = [.. values.Select(z => T.CreateTruncating(z))], targets = [.. values.Select((_, j) => j % 2 == 0 ? T.Zero : T.One)];
        T[] losses = new T[logits.Length], gradient = new T[logits.Length];
        var exact = new (BigReal Loss, BigReal Gradient)[logits.Length];
        for (int j = 0; j < exact.Length; j++)
            exact[j] = Exact(values[j], j % 2 == 1);

        StableLoss.SigmoidCrossEntropy<T>(logits.AsSpan(), targets, Reduction.None, gradient, losses);
        Judge(ours, losses, gradient, exact);
        if (!withPeers)
            return [ours];
        Torch(logits, targets, losses, gradient);
        Judge(torch, losses, gradient, exact);
        Tensors(logits, targets, losses, gradient);
        Judge(tensors, losses, gradient, exact);
        for (int j = 0; j < losses.Length; j++)
        {
            T p = T.One / (T.One + T.Exp(-logits[j]));
            losses[j] = -(targets[j] * T.Log(p) + (T.One - targets[j]) * T.Log(T.One - p));
            gradient[j] = p - targets[j];
        }
        Judge(textbook, losses, gradient, exact);
        return [ours, torch, tensors, textbook];
    }

    /// <summary>log(1 + exp(s z)), whose derivative is s / (1 + exp(-s z)); s is -1 where the target is 1.</summary>
    private static (BigReal, BigReal) Exact(double z, bool isOne)
    {
        BigReal x = isOne ? -z : z, p = BigReal.One / (BigReal.One + BigReal.Exp(-x));
        return (BigReal.Log1P(BigReal.Exp(x)), isOne ? -p : p);
    }

    private static void Judge<T>(Worst worst, T[] losses, T[] gradient, (BigReal Loss, BigReal Gradient)[] exact) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int j = 0; j < exact.Length; j++)
        {
            worst.Loss(double.CreateTruncating(losses[j]), exact[j].Loss);
            worst.Gradient(double.CreateTruncating(gradient[j]), exact[j].Gradient);
        }
    }

    private static void Torch<T>(T[] logits, T[] targets, T[] losses, T[] gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor z = AsTensor(logits).requires_grad_(true), each = nn.functional.binary_cross_entropy_with_logits(z, AsTensor(targets), reduction: nn.Reduction.None);
        each.sum().backward();
        each.data<T>().ToArray().CopyTo(losses, 0);
        z.grad!.data<T>().ToArray().CopyTo(gradient, 0);
    }

    private static Tensor AsTensor<T>(T[] values) => values is float[] singles ? tensor(singles) : tensor((double[])(object)values);

    private static void Tensors<T>(T[] logits, T[] targets, T[] losses, T[] gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
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
    }
}
