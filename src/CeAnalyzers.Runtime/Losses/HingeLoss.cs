namespace CeAnalyzers;

/// <summary>max(0, 1 - y s) of a score s and a label y of -1 or 1.</summary>
internal readonly struct HingeLoss : IElementLoss
{
    public double Evaluate(int index, double input, double target, out double slope)
    {
        double missing = 1 - target * input;
        slope = missing > 0 ? -target : double.IsNaN(missing) ? missing : 0;
        return Math.Max(missing, 0);
    }

    public bool TakesProbabilities => false;

    public void Check(double target, string name) => Checks.Sign(target, name);
}
