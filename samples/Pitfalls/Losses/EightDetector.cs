using Pitfalls.Data;
using Pitfalls.Models;

namespace Pitfalls.Losses;

/// <summary>Is it an eight? The log of a sigmoid.</summary>
public class EightDetector
{
    private readonly double[] weights = new double[Digit.PixelCount];
    private double bias;

    public void Train(IReadOnlyList<Digit> digits, int epochs, double learningRate)
    {
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            foreach (Digit digit in digits)
            {
                double error = Activations.Sigmoid(Score(digit)) - Target(digit);
                bias -= learningRate * error;
                for (int i = 0; i < weights.Length; i++)
                    weights[i] -= learningRate * error * digit.Pixels[i];
            }
        }
    }

    public double Loss(Digit digit)
    {
        double y = Target(digit);
        double z = Score(digit);
        double p = Activations.Sigmoid(z);
        return -(y * Math.Log(p) + (1 - y) * Math.Log(1 - p));
    }

    public double Accuracy(Digit digit) => Score(digit) > 0 == (digit.Label == 8) ? 1 : 0;

    private double Score(Digit digit) => bias + weights.Zip(digit.Pixels, (w, x) => w * x).Sum();

    private static double Target(Digit digit) => digit.Label == 8 ? 1 : 0;
}
