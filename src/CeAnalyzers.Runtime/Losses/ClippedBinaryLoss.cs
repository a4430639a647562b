namespace CeAnalyzers;

/// <summary>The binary cross-entropy of a probability, clipped to [epsilon, 1 - epsilon].</summary>
internal readonly struct ClippedBinaryLoss(double epsilon) : IElementLoss
{
    public double Evaluate(int index, double input, double target, out double slope) => Binary.FromProbability(input, target, epsilon, out slope);

    public bool TakesProbabilities => true;

    public void Check(double target, string name) => Checks.Probability(target, name);
}
