namespace CeAnalyzers;

/// <summary>
/// What one reading of a row of logits leaves: its maximum and <c>Rest</c>, the sum of exp(z[j] - max) over all entries but one
/// maximal one. Keeping that 1 out of the sum is what lets a confident, right prediction keep its small loss:
/// log(1 + Rest) of a tiny Rest is Rest, where log of the rounded sum would be 0. Where the row was summed for a label, that label's logit
/// stands in for the maximum: the sum then answers for that label.
/// </summary>
internal readonly struct RowSum(double max, DoubleDouble rest, DoubleDouble storedTotal = default, int top = -1)
{
    private readonly double _logarithm = Real.Log1P(rest.High);

    /// <summary>Where a kernel left the exponentials in the scratch row: the sum of all of them, as they are there. 0 where it did not.</summary>
    public DoubleDouble StoredTotal => storedTotal;

    /// <summary>With stored exponentials, the maximal entry that is not in <c>Rest</c>.</summary>
    public int Top => top;

    /// <summary>The sum of all exponentials about the maximum.</summary>
    public DoubleDouble Total => DoubleDouble.Sum(1, rest.High) + rest.Low;

    /// <summary>The probability of a maximal entry.</summary>
    public double TopProbability => 1 / (1 + rest.High);

    public double Max => max;

    /// <summary>The sum of the probabilities of all entries but one maximal one.</summary>
    public double RestProbability => rest.High / (1 + rest.High);

    /// <summary>log of the sum of the exponentials.</summary>
    public double LogSumExp => double.IsInfinity(max) ? max : max + _logarithm;

    /// <summary>-log of the probability of an entry. Both terms are at least 0, so nothing cancels.</summary>
    public double Loss(double logit) => Below(logit) + _logarithm;

    /// <summary>The probability of an entry.</summary>
    public double Probability(double logit) => ShiftedExp(logit, max).Value / (1 + rest.High);

    /// <summary>The probability of an entry minus 1, without cancellation where the probability is near 1.</summary>
    public double ProbabilityMinusOne(double logit) => logit == max ? -RestProbability : Probability(logit) - 1;

    /// <summary>
    /// p (t + others) - t of the most probable entry, t its target and the others' sum. A small p keeps its digits; of a large one 1 - p does, so that a one-hot target
    /// keeps those that p - 1 would lose.
    /// </summary>
    public double TopSlope(double target, double others) =>
        RestProbability > 0.5 ? (OfTop(target + others) - target).Value : others - RestProbability * (target + others);

    /// <summary>What the probability of a maximal entry takes of a number.</summary>
    public DoubleDouble OfTop(double whole) => Math.Abs(whole) < DoubleDouble.Largest ? whole / Total : whole * TopProbability;

    /// <summary>
    /// 1 - p of an entry, p and -log p with more digits than a double has, as far as the sum has them: for functions that multiply their errors. Of infinities
    /// and of what is next to them there are no more.
    /// </summary>
    public void Exactly(double logit, out DoubleDouble missing, out DoubleDouble probability, out DoubleDouble loss)
    {
        double plain = Loss(logit);
        if (!(rest.High < DoubleDouble.Largest && plain < DoubleDouble.Largest))
        {
            (missing, probability, loss) = (-ProbabilityMinusOne(logit), Probability(logit), plain);
            return;
        }
        DoubleDouble own = ShiftedExp(logit, max), total = Total;
        missing = (logit == max ? rest : total - own) / total;
        probability = own / total;
        // d log(1 + x) = dx / (1 + x).
        loss = DoubleDouble.Sum(Below(logit), _logarithm) + rest.Low / (1 + rest.High);
    }

    /// <summary>How far an entry is below the maximum; 0 for a maximal one, also where both are infinite.</summary>
    private double Below(double logit) => logit == max ? 0 : max - logit;

    /// <summary>exp(logit - max). For far entries the rounding of the difference would cost more than the exponential itself.</summary>
    public static DoubleDouble ShiftedExp(double logit, double max)
    {
        if (logit == max)
            return 1;
        double difference = logit - max;
        if (double.IsInfinity(difference))
            return 0;
        double back = difference - logit;
        double lost = (logit - (difference - back)) - (max + back);
        double e = Math.Exp(difference);
        return new(e, e * lost);
    }
}
