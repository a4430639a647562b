using System.Numerics;

namespace CeAnalyzers;

internal static partial class Row
{
    /// <summary>How many entries come before the label's in descending order; all of them where one is NaN.</summary>
    public static int Rank<T>(ReadOnlySpan<T> logits, int label) where T : IBinaryFloatingPointIeee754<T>
    {
        double own = double.CreateTruncating(logits[label]);
        int before = 0;
        for (int j = 0; j < logits.Length; j++)
        {
            double logit = double.CreateTruncating(logits[j]);
            if (double.IsNaN(logit))
                return logits.Length;
            before += logit > own || (logit == own && j < label) ? 1 : 0;
        }
        return before;
    }
}
