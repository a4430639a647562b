using System.Numerics;
using System.Numerics.Tensors;
using CeAnalyzers.Reference;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace CeAnalyzers.Accuracy;

/// <summary>The softmax cross-entropy of one row at a time, and of rows of a batch.</summary>
internal static class SoftmaxTable
{
    public static List<Worst> Run<T>(string width, bool withPeers) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string type = typeof(T) == typeof(float) ? "float" : "double";
        const string What = "softmax cross-entropy";
        Worst ours = new(What, type, $"StableLoss, {width}"), batch = new(What + " of batches", type, $"StableLoss, {width}");
        Worst torch = new(What, type, "libtorch"), tensors = new(What, type, "TensorPrimitives"), textbook = new(What, type, "textbook");
        foreach (float[] row in Grid.Rows())
        {
            T[] logits = [.. row.Select(z => T.CreateTruncating(z))];
            var reference = new Softmax([.. row.Select(z => (double)z)]);
            int top = Array.IndexOf(row, row.Max());
            foreach (int label in new[] { 0, top, Array.IndexOf(row, row.Where(float.IsFinite).Min()) }.Distinct().Where(label => float.IsFinite(row[label])))
            {
                var gradient = new T[row.Length];
                Judge(ours, StableLoss.SoftmaxCrossEntropy<T>(logits.AsSpan(), label, gradient), gradient, reference, label);
                var twice = new T[2 * row.Length];
                StableLoss.SoftmaxCrossEntropy<T>([.. logits, .. logits], [label, label], twice, reduction: Reduction.Sum);
                Judge(batch, StableLoss.SoftmaxCrossEntropy<T>(logits.AsSpan(), [label]), twice.AsSpan(row.Length), reference, label);
                if (!withPeers)
                    continue;
                Judge(torch, Torch(logits, label, gradient), gradient, reference, label);
                Judge(tensors, Tensors(logits, label, gradient), gradient, reference, label);
                Judge(textbook, Textbook(logits, label, gradient), gradient, reference, label);
            }
        }
        return withPeers ? [ours, batch, torch, tensors, textbook] : [ours, batch];
    }

    private static void Judge<T>(Worst worst, T loss, ReadOnlySpan<T> gradient, Softmax reference, int label) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        worst.Loss(double.CreateTruncating(loss), reference.Loss(label));
        // Of long rows every 97th entry, and the label's.
        for (int j = 0; j < gradient.Length; j += gradient.Length > 2000 ? 97 : 1)
            worst.Gradient(double.CreateTruncating(gradient[j]), reference.Gradient(j, label));
        worst.Gradient(double.CreateTruncating(gradient[label]), reference.Gradient(label, label));
    }

    private static T Torch<T>(T[] logits, int label, T[] gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor z = (logits is float[] singles ? tensor(singles) : tensor((double[])(object)logits)).unsqueeze(0).requires_grad_(true);
        Tensor loss = nn.functional.cross_entropy(z, tensor(new long[] { label }));
        loss.backward();
        z.grad!.data<T>().ToArray().CopyTo(gradient, 0);
        return loss.item<T>();
    }

    private static T Tensors<T>(T[] logits, int label, T[] gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = TensorPrimitives.Max<T>(logits);
        TensorPrimitives.Subtract<T>(logits, max, gradient);
        TensorPrimitives.Exp<T>(gradient, gradient);
        T total = TensorPrimitives.Sum<T>(gradient);
        TensorPrimitives.Divide<T>(gradient, total, gradient);
        gradient[label] -= T.One;
        return max + T.Log(total) - logits[label];
    }

    private static T Textbook<T>(T[] logits, int label, T[] gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = logits.Max(), total = T.Zero;
        foreach (T z in logits)
            total += T.Exp(z - max);
        for (int j = 0; j < logits.Length; j++)
            gradient[j] = T.Exp(logits[j] - max) / total - (j == label ? T.One : T.Zero);
        return max + T.Log(total) - logits[label];
    }
}
