using Pitfalls.Models;

namespace Pitfalls.Losses;

/// <summary>An epsilon keeps the log finite, and cuts the loss and its gradient off.</summary>
public static class ClippedLoss
{
    public static double Of(double[] scores, int label)
    {
        double[] p = Activations.Softmax(scores);
        return -Math.Log(p[label] + 1e-10);
    }
}
