namespace CeAnalyzers;

/// <summary>The binary cross-entropy of one logit, and of one probability, with its derivative.</summary>
internal static class Binary
{
    /// <summary>max(z, 0) - z * t + log(1 + exp(-|z|)), with the first two terms joined so that they do not cancel.</summary>
    public static double FromLogit(double logit, double target, out double gradient)
    {
        double missing = logit >= 0 ? 1 - target : target;
        double wrong = Real.Sigmoid(-Math.Abs(logit));
        gradient = logit >= 0 ? missing - wrong : wrong - missing;
        // A target that is met adds nothing, however far out the logit is.
        return (missing == 0 ? 0 : missing * Math.Abs(logit)) + Real.Softplus(-Math.Abs(logit));
    }

    /// <summary>A loss that does not count is 0, also where it is infinite.</summary>
    public static double Weighted(double weight, double loss) => weight == 0 && !double.IsNaN(loss) ? 0 : weight * loss;

    /// <summary>-t log p - (1 - t) log(1 - p) of a probability, clipped to [epsilon, 1 - epsilon], and its derivative at the clipped probability.</summary>
    public static double FromProbability(double probability, double target, double epsilon, out double gradient)
    {
        double p = Real.Clip(probability, epsilon);
        gradient = (1 - target) / (1 - p) - target / p;
        return 0 - target * Math.Log(p) - (1 - target) * Real.Log1P(-p);
    }
}
