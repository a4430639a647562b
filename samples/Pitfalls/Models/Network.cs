namespace Pitfalls.Models;

/// <summary>One hidden layer of rectified units.</summary>
public class Network : IClassifier
{
    private readonly LinearClassifier hiddenLayer;
    private readonly double[][] outputWeights;
    private readonly double[] outputBiases;

    public Network(int inputs, int hidden, int classes, Random random, double spread = 1)
    {
        hiddenLayer = new LinearClassifier(inputs, hidden, random, spread);
        outputWeights = Enumerable.Range(0, classes)
            .Select(_ => Enumerable.Range(0, hidden).Select(_ => spread * (2 * random.NextDouble() - 1)).ToArray())
            .ToArray();
        outputBiases = new double[classes];
    }

    public double[] Scores(double[] pixels)
    {
        double[] hidden = Hidden(pixels);
        double[] scores = new double[outputBiases.Length];
        for (int c = 0; c < scores.Length; c++)
            scores[c] = outputBiases[c] + outputWeights[c].Zip(hidden, (w, h) => w * h).Sum();
        return scores;
    }

    public void Learn(double[] pixels, double[] scoreGradient, double learningRate)
    {
        double[] hidden = Hidden(pixels);
        double[] hiddenGradient = new double[hidden.Length];
        for (int c = 0; c < scoreGradient.Length; c++)
        {
            outputBiases[c] -= learningRate * scoreGradient[c];
            for (int h = 0; h < hidden.Length; h++)
            {
                if (hidden[h] > 0)
                    hiddenGradient[h] += scoreGradient[c] * outputWeights[c][h];
                outputWeights[c][h] -= learningRate * scoreGradient[c] * hidden[h];
            }
        }

        hiddenLayer.Learn(pixels, hiddenGradient, learningRate);
    }

    private double[] Hidden(double[] pixels) => hiddenLayer.Scores(pixels).Select(z => Math.Max(0, z)).ToArray();
}
