using System.Numerics;

namespace CeAnalyzers;

internal readonly partial struct FocalLoss
{
    /// <summary>
    /// With q = 1 - p and n = -log p the loss is q^g n, and its derivative by log p is -q^g (1 + g p n / q). n / q tends to 1 where the
    /// prediction is certain.
    /// </summary>
    public double Evaluate<T>(ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double logSumExp)
        where T : IBinaryFloatingPointIeee754<T>
    {
        double weight = options.ClassWeights.IsEmpty ? 1 : options.ClassWeights.Span[label];
        double labelLogit = double.CreateTruncating(logits[label]);
        RowSum sum = Row.Sum(logits, label, gradient);
        logSumExp = sum.LogSumExp;
        double p = sum.Probability(labelLogit), q = -sum.ProbabilityMinusOne(labelLogit), n = sum.Loss(labelLogit);
        double focus = weight * Math.Pow(q, options.Gamma);
        if (!gradient.IsEmpty)
        {
            double surprise = p == 0 ? 0 : p * n / q;
            double factor = scale * focus * (1 + options.Gamma * (q == 0 ? 1 : surprise));
            Row.Probabilities(logits, sum, factor, gradient);
            gradient[label] = T.CreateTruncating(-factor * q);
        }
        return focus == 0 && !double.IsNaN(n) ? 0 : focus * n;
    }
}
