using System.Numerics;

namespace CeAnalyzers;

internal static partial class Row
{
    public static T CrossEntropy<T>(ReadOnlySpan<T> logits, int label) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Sum(logits).Loss(double.CreateTruncating(logits[label])));

    public static T CrossEntropy<T>(ReadOnlySpan<T> logits, int label, Span<T> gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        RowSum sum = Sum(logits);
        double labelLogit = double.CreateTruncating(logits[label]);
        for (int j = 0; j < logits.Length; j++)
            gradient[j] = T.CreateTruncating(sum.Probability(double.CreateTruncating(logits[j])));
        gradient[label] = T.CreateTruncating(sum.ProbabilityMinusOne(labelLogit));
        return T.CreateTruncating(sum.Loss(labelLogit));
    }

    public static T CrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(TargetLoss(Sum(logits), logits, targets));

    /// <summary>
    /// The gradient is p[j] * total - target[j]. At the most probable entry it is taken as (total - target[j]) - (1 - p[j]) * total, both parts
    /// summed from the other entries, so that a one-hot target keeps the digits that p - 1 would lose.
    /// </summary>
    public static T CrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient) where T : IBinaryFloatingPointIeee754<T>
    {
        RowSum sum = Sum(logits);
        double loss = TargetLoss(sum, logits, targets);
        int top = 0;
        while (top < logits.Length - 1 && double.CreateTruncating(logits[top]) != sum.Max)
            top++;
        CompensatedSum others = new();
        for (int j = 0; j < targets.Length; j++)
        {
            if (j != top)
                others.Add(double.CreateTruncating(targets[j]));
        }
        double total = others.Value + double.CreateTruncating(targets[top]);
        for (int j = 0; j < logits.Length; j++)
        {
            double logit = double.CreateTruncating(logits[j]);
            gradient[j] = T.CreateTruncating(j == top
                ? others.Value + sum.ProbabilityMinusOne(logit) * total
                : sum.Probability(logit) * total - double.CreateTruncating(targets[j]));
        }
        return T.CreateTruncating(loss);
    }

    /// <summary>The sum of target * -log p; a target of 0 adds nothing, also where the probability is 0. A NaN row stays NaN.</summary>
    private static double TargetLoss<T>(RowSum sum, ReadOnlySpan<T> logits, ReadOnlySpan<T> targets) where T : IBinaryFloatingPointIeee754<T>
    {
        CompensatedSum loss = new();
        loss.Add(0 * sum.RestProbability);
        for (int j = 0; j < logits.Length; j++)
        {
            double target = double.CreateTruncating(targets[j]);
            if (target != 0)
                loss.Add(target * sum.Loss(double.CreateTruncating(logits[j])));
        }
        return loss.Value;
    }
}
