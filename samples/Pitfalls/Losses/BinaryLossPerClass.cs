using Pitfalls.Models;

namespace Pitfalls.Losses;

/// <summary>Binary cross-entropy summed over softmax outputs, which are one distribution and not ten yes-or-no answers.</summary>
public static class BinaryLossPerClass
{
    public static double Of(double[] scores, double[] target)
    {
        double[] p = Activations.Softmax(scores);
        double loss = 0;
        for (int i = 0; i < p.Length; i++)
            loss -= target[i] * Math.Log(p[i]) + (1 - target[i]) * Math.Log(1 - p[i]);
        return loss;
    }
}
