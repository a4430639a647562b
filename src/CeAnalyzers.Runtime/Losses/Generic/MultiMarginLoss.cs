using System.Numerics;

namespace CeAnalyzers;

internal readonly partial struct MultiMarginLoss
{
    public double Evaluate<T>(ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double logSumExp)
        where T : IBinaryFloatingPointIeee754<T>
    {
        logSumExp = double.NaN;
        double own = double.CreateTruncating(logits[label]);
        CompensatedSum loss = new();
        int violations = 0;
        for (int j = 0; j < logits.Length; j++)
        {
            double missing = 1 - own + double.CreateTruncating(logits[j]);
            bool violated = j != label && !(missing <= 0);
            if (violated)
                loss.Add(missing);
            violations += violated ? 1 : 0;
            if (!gradient.IsEmpty)
                gradient[j] = T.CreateTruncating(violated ? scale / logits.Length : 0.0);
        }
        if (!gradient.IsEmpty)
            gradient[label] = T.CreateTruncating(-violations * scale / logits.Length);
        return loss.Value / logits.Length;
    }
}
