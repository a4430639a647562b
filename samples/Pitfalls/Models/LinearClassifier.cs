namespace Pitfalls.Models;

/// <summary>One row of weights and one bias for each class.</summary>
public class LinearClassifier : IClassifier
{
    private readonly double[][] weights;
    private readonly double[] biases;

    public LinearClassifier(int inputs, int classes, Random random, double spread = 0.01)
    {
        weights = Enumerable.Range(0, classes)
            .Select(_ => Enumerable.Range(0, inputs).Select(_ => spread * (2 * random.NextDouble() - 1)).ToArray())
            .ToArray();
        biases = new double[classes];
    }

    public double[] Scores(double[] pixels)
    {
        double[] scores = new double[biases.Length];
        for (int c = 0; c < scores.Length; c++)
        {
            scores[c] = biases[c];
            for (int i = 0; i < pixels.Length; i++)
                scores[c] += weights[c][i] * pixels[i];
        }

        return scores;
    }

    public double[] Predict(double[] pixels) => Activations.Softmax(Scores(pixels));

    public void Learn(double[] pixels, double[] scoreGradient, double learningRate)
    {
        for (int c = 0; c < scoreGradient.Length; c++)
        {
            biases[c] -= learningRate * scoreGradient[c];
            for (int i = 0; i < pixels.Length; i++)
                weights[c][i] -= learningRate * scoreGradient[c] * pixels[i];
        }
    }
}
