namespace Pitfalls.Losses;

/// <summary>The formula from the book; nothing keeps a probability away from 0.</summary>
public static class CrossEntropy
{
    public static double Of(double[] predicted, double[] target)
    {
        double loss = 0;
        for (int i = 0; i < predicted.Length; i++)
            loss -= target[i] * Math.Log(predicted[i]);
        return loss;
    }
}
