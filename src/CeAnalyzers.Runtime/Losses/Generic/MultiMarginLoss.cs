using System.Numerics;

namespace CeAnalyzers;

internal readonly partial struct MultiMarginLoss
{
    public double Evaluate<T>(ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double logSumExp)
        where T : IBinaryFloatingPointIeee754<T>
    {
        logSumExp = double.NaN;
        double own = double.CreateTruncating(logits[label]), max = double.NegativeInfinity;
        double weight = options.ClassWeights.IsEmpty ? 1 : options.ClassWeights.Span[label], step = scale * weight / logits.Length;
        CompensatedSum loss = new();
        int violations = 0;
        for (int j = 0; j < logits.Length; j++)
        {
            double logit = double.CreateTruncating(logits[j]), missing = logit == own ? 1 : 1 - own + logit;
            max = Math.Max(max, logit);
            // A class of minus infinity adds nothing.
            bool violated = j != label && missing > 0 && !double.IsNegativeInfinity(logit);
            if (violated)
                loss.Add(missing);
            violations += violated ? 1 : 0;
            if (!gradient.IsEmpty)
                gradient[j] = T.CreateTruncating(violated ? step : 0.0);
        }
        bool isValid = max > double.NegativeInfinity;
        if (!gradient.IsEmpty)
            gradient[label] = T.CreateTruncating(-violations * step);
        if (!isValid)
            gradient.Fill(T.CreateTruncating(double.NaN));
        return isValid ? Binary.Weighted(weight, loss.Value / logits.Length) : double.NaN;
    }
}
