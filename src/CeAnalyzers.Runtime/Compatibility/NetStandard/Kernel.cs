namespace CeAnalyzers.Kernels;

/// <summary>A framework without vectors: every row is summed one entry after the other.</summary>
internal static class Kernel
{
    public static bool TrySum<T>(ReadOnlySpan<T> logits, Span<T> scratch, out RowSum sum)
    {
        sum = default;
        return false;
    }

    public static bool TryExactSum<T>(ReadOnlySpan<T> logits, int label, Span<T> scratch, out RowSum sum) => TrySum(logits, scratch, out sum);

    public static bool TrySum<T>(ReadOnlySpan<T> logits, int label, Span<T> scratch, out RowSum sum) => TrySum(logits, scratch, out sum);

    public static void Scale<T>(Span<T> exponentials, double factor, DoubleDouble total) => throw new NotSupportedException();

    public static int GroupRows(int classes) => 0;

    public static bool TryCrossEntropies<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient, double scale, Span<T> losses, Span<T> logSumExps, ref CompensatedSum sum) => false;

    public static bool TryTargets<T>(in SoftmaxOptions options, in RowSum sum, ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double loss)
    {
        loss = 0;
        return false;
    }

    public static bool TryLogSoftmax<T>(in RowSum sum, ReadOnlySpan<T> logits, Span<T> destination) => false;

    public static int Elements<TLoss, T>(TLoss loss, int first, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient, Span<T> losses, double denominator, ref CompensatedSum sum) => 0;

    public static bool AreProbabilities<T>(ReadOnlySpan<T> targets) => false;

    public static bool AreWeights<T>(ReadOnlySpan<T> targets) => false;
}
