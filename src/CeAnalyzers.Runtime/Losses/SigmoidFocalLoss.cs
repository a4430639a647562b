namespace CeAnalyzers;

/// <summary>The focal loss of a sigmoid: the binary cross-entropy times q^gamma, with q the probability given to the wrong answer, and times the weight of the label.</summary>
internal readonly partial struct SigmoidFocalLoss(FocalOptions options) : IElementLoss
{
    private readonly LabelWeights _weights = new(options.ClassWeights, 1);

    public double Evaluate(int index, double input, double target, out double slope)
    {
        double e = Math.Exp(-Math.Abs(input));
        DoubleDouble total = DoubleDouble.Sum(1, e), right = 1 / total, wrong = e / total;
        (DoubleDouble p, DoubleDouble notP) = input >= 0 ? (right, wrong) : (wrong, right);
        DoubleDouble q = p * (1 - target) + notP * target;
        double loss = Binary.FromLogit(input, target, out double own);
        double weight = options.Alpha is { } alpha ? alpha * target + (1 - alpha) * (1 - target) : 1;
        DoubleDouble focus = (DoubleDouble)(weight * _weights[index]) * DoubleDouble.Pow(q, options.Gamma);
        // dq/dz = p (1 - p) (1 - 2 t); for hard targets p (1 - p) / q is the other probability, also where q has underflowed.
        double share = target == 0 ? notP.Value : target == 1 ? p.Value : (p * notP / q).Value;
        double surprise = share == 0 ? 0 : loss * share;
        slope = focus.Times(own + options.Gamma * surprise * (1 - 2 * target));
        return focus.High == 0 && !double.IsNaN(loss) ? 0 : focus.Times(loss);
    }

    public bool TakesProbabilities => true;

    public void Check(double target, string name) => Checks.Probability(target, name);
}
