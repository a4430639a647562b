using System.Numerics;
using CeAnalyzers.Reference;

namespace CeAnalyzers.Accuracy;

/// <summary>The softmax cross-entropy of a row with targets that are a distribution, and of a label that is smoothed into one.</summary>
internal static class DistributionTable
{
    /// <summary>A power of two, so that what stays with the label is exact.</summary>
    private const double Smoothing = 0.125;

    public static List<Worst> Run<T>(string width, bool withPeers) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string type = typeof(T) == typeof(float) ? "float" : "double", what = "softmax cross-entropy of distributions";
        Worst ours = new(what, type, $"StableLoss, {width}") { IsDifference = true }, smoothed = new("softmax cross-entropy, smoothed", type, $"StableLoss, {width}") { IsDifference = true };
        Worst torch = new(what, type, "libtorch"), tensors = new(what, type, "TensorPrimitives"), textbook = new(what, type, "textbook");
        var random = new Random(4);
        foreach (float[] row in Grid.Rows())
        {
            T[] logits = [.. row.Select(z => T.CreateTruncating(z))], gradient = new T[row.Length];
            var reference = new Softmax([.. row.Select(z => (double)z)]);
            foreach (T[] targets in Targets(logits, random))
            {
                var exact = new Exact(reference, row, [.. targets.Select(t => (BigReal)double.CreateTruncating(t))]);
                Judge(ours, StableLoss.SoftmaxCrossEntropy<T>(logits.AsSpan(), targets, gradient), gradient, exact);
                if (!withPeers)
                    continue;
                Judge(torch, DistributionPeers.Torch(logits, targets, gradient), gradient, exact);
                Judge(tensors, DistributionPeers.Tensors(logits, targets, gradient), gradient, exact);
                Judge(textbook, DistributionPeers.Textbook(logits, targets, gradient), gradient, exact);
            }
            if (!row.All(float.IsFinite))
                continue;
            int label = row.Length / 2;
            BigReal spread = (BigReal)Smoothing / row.Length;
            Judge(smoothed, StableLoss.SoftmaxCrossEntropy<T>(logits.AsSpan(), label, gradient, new SoftmaxOptions { LabelSmoothing = Smoothing }), gradient,
                new Exact(reference, row, [.. row.Select((_, j) => j == label ? 1 - Smoothing + spread : spread)]));
        }
        return [ours, smoothed, .. withPeers ? [torch, tensors, textbook] : Array.Empty<Worst>()];
    }

    /// <summary>A softmax of other logits, as a teacher's; one entry that is certain; and nearly the row's own probabilities, of which the gradient is next to nothing.</summary>
    private static IEnumerable<T[]> Targets<T>(T[] logits, Random random) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] teacher = [.. logits.Select(z => T.IsFinite(z) ? T.CreateTruncating(6 * random.NextDouble()) : z)], own = new T[logits.Length];
        StableMath.Softmax<T>(teacher, teacher);
        yield return teacher;
        int certain = Array.FindIndex(logits, T.IsFinite);
        yield return [.. logits.Select((_, j) => j == certain ? T.One : T.Zero)];
        StableMath.Softmax<T>(logits, own);
        yield return own;
    }

    private static void Judge<T>(Worst worst, T loss, ReadOnlySpan<T> gradient, Exact exact) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        worst.Loss(double.CreateTruncating(loss), exact.Loss);
        foreach ((int index, BigReal slope, BigReal unit) in exact.Gradient)
            worst.Gradient(double.CreateTruncating(gradient[index]), slope, unit);
    }

    /// <summary>
    /// What is judged: the sum of t (log of the sum - z), and p (t + others) - t, which is p others - (1 - p) t, in units of the larger of what is subtracted
    /// from each other; of a single target nothing needs to be. Of long rows every 97th entry of the gradient.
    /// </summary>
    private sealed class Exact
    {
        public Exact(Softmax reference, float[] row, BigReal[] targets)
        {
            BigReal total = targets.Aggregate((a, b) => a + b), loss = BigReal.Zero;
            int top = Array.IndexOf(row, row.Max());
            bool isCertain = targets.Count(target => !target.IsZero) == 1;
            for (int j = 0; j < row.Length; j++)
                if (!targets[j].IsZero)
                    loss += targets[j] * (j == top ? reference.Loss(j) : reference.LogSumExp - row[j]);
            Loss = loss;
            Gradient = [.. Enumerable.Range(0, row.Length).Where(j => row.Length <= 2000 || j % 97 == 0 || j == top).Select(j => Slope(reference, j, targets[j], total, isCertain))];
        }

        public BigReal Loss { get; }

        public (int Index, BigReal Slope, BigReal Unit)[] Gradient { get; }

        private static (int, BigReal, BigReal) Slope(Softmax reference, int index, BigReal target, BigReal total, bool isCertain)
        {
            BigReal p = reference.Probability(index), asked = p * total;
            BigReal slope = p * (total - target) + reference.Gradient(index, index) * target;
            return (index, slope, isCertain ? slope : target > asked ? target : asked);
        }
    }
}
