using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers;

/// <summary>The reductions and maps over a row of logits: by a kernel where there is one, else one entry after the other in double precision.</summary>
internal static partial class Row
{
    public static RowSum Sum<T>(ReadOnlySpan<T> logits) where T : IBinaryFloatingPointIeee754<T> => Sum(logits, default);

    /// <summary>The sum; a kernel may leave the exponentials in the scratch row for <c>Probabilities</c> to scale.</summary>
    public static RowSum Sum<T>(ReadOnlySpan<T> logits, Span<T> scratch) where T : IBinaryFloatingPointIeee754<T> =>
        Kernel.TrySum(logits, scratch, out RowSum sum) ? sum : ScalarSum(logits);

    /// <summary>As above, about a label's logit where that is as good as the maximum: for that label the sum says the same.</summary>
    public static RowSum Sum<T>(ReadOnlySpan<T> logits, int label, Span<T> scratch) where T : IBinaryFloatingPointIeee754<T> =>
        Kernel.TrySum(logits, label, scratch, out RowSum sum) ? sum : Sum(logits, scratch);

    /// <summary>As above, with the digits that functions need which multiply the errors of probabilities.</summary>
    public static RowSum ExactSum<T>(ReadOnlySpan<T> logits, int label, Span<T> scratch) where T : IBinaryFloatingPointIeee754<T> =>
        Kernel.TryExactSum(logits, label, scratch, out RowSum sum) ? sum : ScalarSum(logits);

    public static RowSum ScalarSum<T>(ReadOnlySpan<T> logits) where T : IBinaryFloatingPointIeee754<T>
    {
        double max = double.NegativeInfinity;
        foreach (T logit in logits)
            max = Math.Max(max, double.CreateTruncating(logit));
        if (double.IsNaN(max) || double.IsNegativeInfinity(max))
            return new RowSum(max, double.NaN);

        var rest = new CompensatedSum();
        bool maximalSeen = false;
        foreach (T logit in logits)
        {
            double z = double.CreateTruncating(logit);
            if (z == max && !maximalSeen)
                maximalSeen = true;
            else
                rest.Add(RowSum.ShiftedExp(z, max));
        }
        return new RowSum(max, rest.Exact);
    }

    /// <summary>Makes a row probabilities, times a factor, where <c>Sum</c> has had the destination as its scratch row.</summary>
    public static void Probabilities<T>(ReadOnlySpan<T> logits, RowSum sum, double factor, Span<T> destination) where T : IBinaryFloatingPointIeee754<T>
    {
        if (sum.StoredTotal.High > 0)
        {
            Kernel.Scale(destination, factor, sum.StoredTotal);
            destination[sum.Top] = T.CreateTruncating(factor * sum.TopProbability);
            return;
        }
        for (int j = 0; j < logits.Length; j++)
            destination[j] = T.CreateTruncating(factor * sum.Probability(double.CreateTruncating(logits[j])));
    }

    public static void LogSoftmax<T>(ReadOnlySpan<T> logits, Span<T> destination) where T : IBinaryFloatingPointIeee754<T>
    {
        RowSum sum = Sum(logits);
        if (Kernel.TryLogSoftmax(sum, logits, destination))
            return;
        for (int j = 0; j < logits.Length; j++)
            destination[j] = T.CreateTruncating(0 - sum.Loss(double.CreateTruncating(logits[j])));
    }

    public static T LogProbability<T>(ReadOnlySpan<T> logits, int index) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(0 - Sum(logits, index, default).Loss(double.CreateTruncating(logits[index])));

    public static T Probability<T>(ReadOnlySpan<T> logits, int index) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Sum(logits).Probability(double.CreateTruncating(logits[index])));
}
