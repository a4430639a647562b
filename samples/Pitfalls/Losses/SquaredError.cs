using Pitfalls.Models;

namespace Pitfalls.Losses;

/// <summary>Squared error on softmax outputs: no gradient is left where the model is confidently wrong.</summary>
public static class SquaredError
{
    public static double Of(double[] scores, double[] target)
    {
        double[] output = Activations.Softmax(scores);
        double sum = 0;
        for (int i = 0; i < output.Length; i++)
            sum += (output[i] - target[i]) * (output[i] - target[i]);
        return sum;
    }
}
