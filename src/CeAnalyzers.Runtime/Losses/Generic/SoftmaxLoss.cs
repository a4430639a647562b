using System.Numerics;
using CeAnalyzers.Kernels;

namespace CeAnalyzers;

internal readonly partial struct SoftmaxLoss
{
    public double Evaluate<T>(ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double logSumExp)
        where T : IBinaryFloatingPointIeee754<T>
    {
        double weight = options.ClassWeights.IsEmpty || !targets.IsEmpty ? 1 : options.ClassWeights.Span[label];
        // Without a weight even an infinite loss counts nothing.
        if (!targets.IsEmpty || options.LabelSmoothing != 0 || options.ZLoss != 0 || weight == 0)
            return Weighted(logits, label, targets, gradient, scale, out logSumExp);

        scale *= weight;
        double labelLogit = double.CreateTruncating(logits[label]);
        RowSum sum = Row.Sum(logits, label, gradient);
        logSumExp = sum.LogSumExp;
        if (!gradient.IsEmpty)
        {
            Row.Probabilities(logits, sum, scale, gradient);
            gradient[label] = T.CreateTruncating(scale * sum.ProbabilityMinusOne(labelLogit));
        }
        return weight * sum.Loss(labelLogit);
    }

    /// <summary>
    /// sum of t[j] * -log p[j] + zLoss * (log-sum-exp)^2, whose gradient is p[j] * (total + 2 * zLoss * log-sum-exp) - t[j].
    /// </summary>
    private double Weighted<T>(ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double logSumExp)
        where T : IBinaryFloatingPointIeee754<T>
    {
        RowSum sum = Row.Sum(logits);
        logSumExp = sum.LogSumExp;
        if (Kernel.TryTargets(options, sum, logits, label, targets, gradient, scale, out double value))
            return value;

        CompensatedSum loss = new(), others = new();
        // NaN rows stay NaN, whatever the targets are.
        loss.Add(0 * sum.RestProbability);
        int top = -1;
        double topTarget = 0;
        for (int j = 0; j < logits.Length; j++)
        {
            double logit = double.CreateTruncating(logits[j]);
            double target = Effective(options, logits.Length, j, targets.IsEmpty ? (j == label ? 1 : 0) : double.CreateTruncating(targets[j]));
            if (target != 0)
                loss.Add(target * sum.Loss(logit));
            if (top < 0 && logit == sum.Max)
                (top, topTarget) = (j, target);
            else
                others.Add(target);
        }
        if (options.ZLoss > 0)
            loss.Add(options.ZLoss * logSumExp * logSumExp);
        if (gradient.IsEmpty)
            return loss.Value;

        double total = others.Value + topTarget, penalty = options.ZLoss > 0 ? 2 * options.ZLoss * logSumExp : 0;
        for (int j = 0; j < logits.Length; j++)
        {
            double logit = double.CreateTruncating(logits[j]), p = sum.Probability(logit);
            double target = Effective(options, logits.Length, j, targets.IsEmpty ? (j == label ? 1 : 0) : double.CreateTruncating(targets[j]));
            double slope = j == top ? sum.TopSlope(target, others.Value) : p * total - target;
            gradient[j] = T.CreateTruncating(scale * (p == 0 ? slope : slope + p * penalty));
        }
        return loss.Value;
    }
}
