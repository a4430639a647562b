namespace CeAnalyzers;

/// <summary>The focal loss of a sigmoid: the binary cross-entropy times q^gamma, with q the probability given to the wrong answer, and times the weight of the label.</summary>
internal readonly partial struct SigmoidFocalLoss(FocalOptions options) : IElementLoss
{
    private readonly LabelWeights _weights = new(options.ClassWeights, 1);

    public double Evaluate(int index, double input, double target, out double slope)
    {
        double p = Real.Sigmoid(input), notP = Real.Sigmoid(-input);
        double q = p * (1 - target) + notP * target;
        double loss = Binary.FromLogit(input, target, out double own);
        double weight = options.Alpha is { } alpha ? alpha * target + (1 - alpha) * (1 - target) : 1;
        double focus = weight * _weights[index] * Math.Pow(q, options.Gamma);
        // dq/dz = p (1 - p) (1 - 2 t); for hard targets p (1 - p) / q is the other probability, also where q has underflowed.
        double share = target == 0 ? notP : target == 1 ? p : p * notP / q;
        double surprise = share == 0 ? 0 : loss * share;
        slope = focus * (own + options.Gamma * surprise * (1 - 2 * target));
        return Binary.Weighted(focus, loss);
    }

    public bool TakesProbabilities => true;

    public void Check(double target, string name) => Checks.Probability(target, name);
}
