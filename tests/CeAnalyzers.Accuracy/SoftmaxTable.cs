using System.Numerics;
using CeAnalyzers.Reference;

namespace CeAnalyzers.Accuracy;

/// <summary>The softmax cross-entropy, or the focal loss of gamma 2, of one row at a time and of rows of a batch.</summary>
internal static class SoftmaxTable
{
    public static List<Worst> Run<T>(string width, bool isFocal, bool withPeers, bool withEmulated) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string type = typeof(T) == typeof(float) ? "float" : "double", what = isFocal ? "softmax focal" : "softmax cross-entropy";
        Worst ours = new(what, type, $"StableLoss, {width}"), batch = new(what + " of batches", type, $"StableLoss, {width}");
        Worst emulated = new(what, type, "StableLoss, 512 bits, emulated"), emulatedBatch = new(what + " of batches", type, "StableLoss, 512 bits, emulated");
        Worst torch = new(what, type, "libtorch"), tensors = new(what, type, "TensorPrimitives"), textbook = new(what, type, "textbook");
        foreach (float[] row in Grid.Rows())
        {
            T[] logits = [.. row.Select(z => T.CreateTruncating(z))];
            var reference = new Softmax([.. row.Select(z => (double)z)]);
            int top = Array.IndexOf(row, row.Max());
            foreach (int label in new[] { 0, top, Array.IndexOf(row, row.Where(float.IsFinite).Min()) }.Distinct().Where(label => float.IsFinite(row[label])))
            {
                var exact = new Exact(reference, label, isFocal);
                T[] gradient = new T[row.Length], twice = new T[2 * row.Length], twoRows = [.. logits, .. logits];
                Judge(ours, isFocal ? StableLoss.SoftmaxFocal<T>(logits.AsSpan(), label, gradient) : StableLoss.SoftmaxCrossEntropy<T>(logits.AsSpan(), label, gradient), gradient, exact);
                var losses = new T[2];
                if (isFocal)
                    StableLoss.SoftmaxFocal<T>(twoRows.AsSpan(), [label, label], twice, losses, reduction: Reduction.Sum);
                else
                    StableLoss.SoftmaxCrossEntropy<T>(twoRows.AsSpan(), [label, label], twice, losses, reduction: Reduction.Sum);
                Judge(batch, losses[1], twice.AsSpan(row.Length), exact);
                if (withEmulated)
                {
                    Judge(emulated, isFocal ? Emulated.SoftmaxFocal(logits, label, gradient) : Emulated.SoftmaxCrossEntropy(logits, label, gradient), gradient, exact);
                    if (!isFocal && Emulated.TryRows(twoRows, [label, label], twice, losses))
                        Judge(emulatedBatch, losses[1], twice.AsSpan(row.Length), exact);
                }
                if (!withPeers)
                    continue;
                Judge(torch, SoftmaxPeers.Torch(logits, label, gradient, isFocal), gradient, exact);
                Judge(tensors, SoftmaxPeers.Tensors(logits, label, gradient, isFocal), gradient, exact);
                Judge(textbook, SoftmaxPeers.Textbook(logits, label, gradient, isFocal), gradient, exact);
            }
        }
        return [ours, batch, .. withEmulated ? isFocal ? [emulated] : [emulated, emulatedBatch] : Array.Empty<Worst>(), .. withPeers ? [torch, tensors, textbook] : Array.Empty<Worst>()];
    }

    private static void Judge<T>(Worst worst, T loss, ReadOnlySpan<T> gradient, Exact exact) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        worst.Loss(double.CreateTruncating(loss), exact.Loss);
        foreach ((int index, BigReal slope) in exact.Gradient)
            worst.Gradient(double.CreateTruncating(gradient[index]), slope);
    }

    /// <summary>What is judged: of long rows every 97th entry of the gradient, and the label's.</summary>
    private sealed class Exact(Softmax reference, int label, bool isFocal)
    {
        public BigReal Loss { get; } = isFocal ? reference.Focal(label) : reference.Loss(label);

        public (int Index, BigReal Slope)[] Gradient { get; } =
            [.. Enumerable.Range(0, reference.Length).Where(j => j == label || reference.Length <= 2000 || j % 97 == 0).Select(j => (j, isFocal ? reference.FocalGradient(j, label) : reference.Gradient(j, label)))];
    }
}
