namespace CeAnalyzers;

/// <summary>The binary cross-entropy of a sigmoid, v (-w t log(sigmoid(z)) - (1 - t) log(1 - sigmoid(z))), w the weight of what is wanted and v that of the label.</summary>
internal readonly partial struct SigmoidLoss(SigmoidOptions options) : IElementLoss
{
    private readonly LabelWeights _positiveWeights = new(options.PositiveWeights, options.PositiveWeight), _weights = new(options.ClassWeights, 1);

    public double Evaluate(int index, double input, double target, out double slope)
    {
        double smoothed = target + options.LabelSmoothing * (0.5 - target);
        double weight = _positiveWeights[index], factor = _weights[index], loss;
        if (weight == 1)
        {
            loss = Binary.FromLogit(input, smoothed, out slope);
        }
        else
        {
            double positive = Binary.FromLogit(input, 1, out double up), negative = Binary.FromLogit(input, 0, out double down);
            slope = weight * smoothed * up + (1 - smoothed) * down;
            loss = Binary.Weighted(weight * smoothed, positive) + Binary.Weighted(1 - smoothed, negative);
        }
        slope *= factor;
        return Binary.Weighted(factor, loss);
    }

    public bool TakesProbabilities => true;

    public void Check(double target, string name) => Checks.Probability(target, name);
}
