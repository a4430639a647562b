using System.Numerics;

namespace CeAnalyzers;

internal readonly partial struct FocalLoss
{
    public double Evaluate<T>(ReadOnlySpan<T> logits, int label, ReadOnlySpan<T> targets, Span<T> gradient, double scale, out double logSumExp)
        where T : IBinaryFloatingPointIeee754<T>
    {
        double labelLogit = double.CreateTruncating(logits[label]);
        RowSum sum = Row.ExactSum(logits, label, gradient);
        logSumExp = sum.LogSumExp;
        return Of(sum, logits, labelLogit, label, gradient, scale);
    }

    /// <summary>
    /// With q = 1 - p and n = -log p the loss is q^g n, and its derivative by log p is -q^g (1 + g p n / q). n / q tends to 1 where the
    /// prediction is certain. The power multiplies the error of q, which therefore has more digits than a double.
    /// </summary>
    public double Of<T>(RowSum sum, ReadOnlySpan<T> logits, double labelLogit, int label, Span<T> gradient, double scale) where T : IBinaryFloatingPointIeee754<T>
    {
        double weight = options.ClassWeights.IsEmpty ? 1 : options.ClassWeights.Span[label];
        sum.Exactly(labelLogit, out DoubleDouble q, out DoubleDouble p, out DoubleDouble n);
        DoubleDouble focus = weight * DoubleDouble.Pow(q, options.Gamma);
        if (!gradient.IsEmpty)
        {
            double surprise = q.High == 0 ? 1 : p.High == 0 ? 0 : (p * n / q).Value;
            DoubleDouble factor = scale * focus * DoubleDouble.Sum(1, options.Gamma * surprise);
            Row.Probabilities(logits, sum, factor.Value, gradient);
            gradient[label] = T.CreateTruncating(-(factor * q).Value);
        }
        return focus.High == 0 && !double.IsNaN(n.High) ? 0 : focus.Times(n);
    }
}
