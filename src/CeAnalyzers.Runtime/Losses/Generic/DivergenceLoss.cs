using System.Numerics;

namespace CeAnalyzers;

internal readonly partial struct DivergenceLoss
{
    /// <summary>The cross-entropy less the targets' own entropy, which no logit changes: the gradient is the cross-entropy's.</summary>
    public double Evaluate<T>(ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double logSumExp)
        where T : IBinaryFloatingPointIeee754<T>
    {
        RowSum sum = Row.Sum(logits);
        CompensatedSum divergence = new();
        divergence.Add(0 * sum.RestProbability);
        for (int j = 0; j < logits.Length; j++)
        {
            double target = double.CreateTruncating(targets[j]);
            if (target != 0)
                divergence.Add(target * (Math.Log(target) + sum.Loss(double.CreateTruncating(logits[j]))));
        }
        logSumExp = sum.LogSumExp;
        if (!gradient.IsEmpty)
            new SoftmaxLoss(default).Evaluate(logits, label, targets, gradient, scale, out logSumExp);
        return divergence.Value;
    }
}
