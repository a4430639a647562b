using System.Numerics;

namespace CeAnalyzers;

internal readonly partial struct ClippedLoss
{
    /// <summary>The rows are probabilities here, and have no log-sum-exp.</summary>
    public double Evaluate<T>(ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double logSumExp)
        where T : IBinaryFloatingPointIeee754<T>
    {
        logSumExp = double.NaN;
        if (targets.IsEmpty)
        {
            double p = Real.Clip(double.CreateTruncating(logits[label]), epsilon), weight = options.ClassWeights.IsEmpty ? 1 : options.ClassWeights.Span[label];
            if (!gradient.IsEmpty)
            {
                gradient.Clear();
                gradient[label] = T.CreateTruncating(-scale * weight / p);
            }
            return 0 - weight * Math.Log(p);
        }
        CompensatedSum loss = new();
        for (int j = 0; j < logits.Length; j++)
        {
            double p = Real.Clip(double.CreateTruncating(logits[j]), epsilon), target = double.CreateTruncating(targets[j]);
            loss.Add(target * -Math.Log(p));
            if (!gradient.IsEmpty)
                gradient[j] = T.CreateTruncating(0 - scale * target / p);
        }
        return loss.Value;
    }
}
