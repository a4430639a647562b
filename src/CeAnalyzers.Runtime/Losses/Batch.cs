namespace CeAnalyzers;

internal static partial class Batch
{
    public const int MostBlockRows = 128;

    /// <summary>Rows that are summed together, and the portion of work that a core takes at a time: of long rows fewer.</summary>
    private static int BlockRows(int classes) => Math.Max(1, Math.Min(MostBlockRows, 65536 / classes));

    /// <summary>What PyTorch's mean divides by: the labels' weights that count, or the number of such labels; the number of rows where the targets are distributions.</summary>
    private static double Denominator<TLoss>(TLoss loss, ReadOnlySpan<int> labels, int rows) where TLoss : struct, IRowLoss
    {
        if (labels.IsEmpty)
            return rows;
        ReadOnlySpan<double> weights = loss.ClassWeights.Span;
        if (weights.IsEmpty || !loss.IsMeanWeighted)
            return labels.Length - labels.Count(loss.IgnoredLabel);
        CompensatedSum sum = new();
        foreach (int label in labels)
            sum.Add(label == loss.IgnoredLabel ? 0 : weights[label]);
        return sum.Value;
    }

    /// <summary>A batch without any weight has no mean, but a gradient of 0.</summary>
    private static double Scale(double denominator) => denominator == 0 ? 0 : 1 / denominator;

    private static ReadOnlySpan<TItem> Rows<TItem>(ReadOnlySpan<TItem> items, int start, int count, int width) =>
        items.IsEmpty ? items : items.Slice(start * width, count * width);

    private static Span<TItem> Rows<TItem>(Span<TItem> items, int start, int count, int width) =>
        items.IsEmpty ? items : items.Slice(start * width, count * width);
}
