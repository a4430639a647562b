using Pitfalls.Models;

namespace Pitfalls.Losses;

/// <summary>The model's last layer is a softmax, and the loss applies one of its own.</summary>
public static class SoftmaxTwice
{
    public static double Of(double[] scores, int label)
    {
        double[] output = Activations.Softmax(scores);
        return FromScores(output, label);
    }

    private static double FromScores(double[] scores, int label)
    {
        double[] p = Activations.Softmax(scores);
        return -Math.Log(p[label]);
    }
}
