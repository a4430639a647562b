using System.Numerics;
using CeAnalyzers.Reference;

namespace CeAnalyzers.Accuracy;

/// <summary>The binary cross-entropy, or the focal loss of gamma 2, of many labels at once, targets 0 and 1.</summary>
internal static class SigmoidTable
{
    public static List<Worst> Run<T>(string width, bool isFocal, bool withPeers, bool withEmulated) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string type = typeof(T) == typeof(float) ? "float" : "double", what = isFocal ? "sigmoid focal" : "sigmoid cross-entropy";
        Worst ours = new(what, type, $"StableLoss, {width}"), emulated = new(what, type, "StableLoss, 512 bits, emulated");
        Worst torch = new(what, type, "libtorch"), tensors = new(what, type, "TensorPrimitives"), textbook = new(what, type, "textbook");
        float[] values = Grid.Logits();
        T[] logits = [.. values.Select(z => T.CreateTruncating(z))], targets = [.. values.Select((_, j) => j % 2 == 0 ? T.Zero : T.One)];
        T[] losses = new T[logits.Length], gradient = new T[logits.Length];
        var exact = new (BigReal Loss, BigReal Gradient)[logits.Length];
        for (int j = 0; j < exact.Length; j++)
            exact[j] = Exact(values[j], j % 2 == 1, isFocal);

        if (isFocal)
            StableLoss.SigmoidFocal<T>(logits.AsSpan(), targets, Reduction.None, gradient, losses);
        else
            StableLoss.SigmoidCrossEntropy<T>(logits.AsSpan(), targets, Reduction.None, gradient, losses);
        Judge(ours, losses, gradient, exact);
        if (withEmulated)
        {
            Emulated.Sigmoids(logits, targets, losses, gradient, isFocal);
            Judge(emulated, losses, gradient, exact);
        }
        if (!withPeers)
            return [ours];
        SigmoidPeers.Torch(logits, targets, losses, gradient, isFocal);
        Judge(torch, losses, gradient, exact);
        SigmoidPeers.Tensors(logits, targets, losses, gradient, isFocal);
        Judge(tensors, losses, gradient, exact);
        SigmoidPeers.Textbook(logits, targets, losses, gradient, isFocal);
        Judge(textbook, losses, gradient, exact);
        return [ours, .. withEmulated ? [emulated] : Array.Empty<Worst>(), torch, tensors, textbook];
    }

    /// <summary>n = log(1 + exp(x)) with x = s z, whose derivative by z is s q, q = 1 / (1 + exp(-x)); s is -1 where the target is 1. The focal loss is q^2 n.</summary>
    private static (BigReal, BigReal) Exact(double z, bool isOne, bool isFocal)
    {
        BigReal x = isOne ? -z : z, q = BigReal.One / (BigReal.One + BigReal.Exp(-x)), n = BigReal.Log1P(BigReal.Exp(x));
        BigReal slope = isFocal ? q * q * (q + 2 * n / (BigReal.One + BigReal.Exp(x))) : q;
        return (isFocal ? q * q * n : n, isOne ? -slope : slope);
    }

    private static void Judge<T>(Worst worst, T[] losses, T[] gradient, (BigReal Loss, BigReal Gradient)[] exact) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int j = 0; j < exact.Length; j++)
        {
            worst.Loss(double.CreateTruncating(losses[j]), exact[j].Loss);
            worst.Gradient(double.CreateTruncating(gradient[j]), exact[j].Gradient);
        }
    }
}
