namespace CeAnalyzers;

/// <summary>(x - t)^2.</summary>
internal readonly struct SquaredLoss : IElementLoss
{
    public double Evaluate(int index, double input, double target, out double slope)
    {
        double difference = input - target;
        slope = 2 * difference;
        return difference * difference;
    }

    public bool TakesProbabilities => false;

    public void Check(double target, string name) => Checks.Finite(target, name);
}
