namespace CeAnalyzers;

/// <summary>The binary cross-entropy of a sigmoid: -w t log(sigmoid(z)) - (1 - t) log(1 - sigmoid(z)).</summary>
internal readonly partial struct SigmoidLoss(SigmoidOptions options) : IElementLoss
{
    public double Evaluate(double input, double target, out double slope)
    {
        double smoothed = target + options.LabelSmoothing * (0.5 - target);
        double weight = options.PositiveWeight;
        if (weight == 1)
            return Binary.FromLogit(input, smoothed, out slope);

        double positive = Binary.FromLogit(input, 1, out double up), negative = Binary.FromLogit(input, 0, out double down);
        slope = weight * smoothed * up + (1 - smoothed) * down;
        return Weighted(weight * smoothed, positive) + Weighted(1 - smoothed, negative);
    }

    public bool TakesProbabilities => true;

    public void Check(double target, string name) => Checks.Probability(target, name);

    private static double Weighted(double weight, double loss) => weight == 0 && !double.IsNaN(loss) ? 0 : weight * loss;
}
