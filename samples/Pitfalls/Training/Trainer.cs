using Pitfalls.Data;
using Pitfalls.Models;

namespace Pitfalls.Training;

public static class Trainer
{
    /// <summary>Stochastic gradient descent, one digit at a time.</summary>
    public static void Train(
        IClassifier model, IReadOnlyList<Digit> digits, Func<double[], int, double[]> scoreGradient, int epochs, double learningRate)
    {
        var random = new Random(7);
        Digit[] order = digits.ToArray();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (Digit digit in order)
            {
                double[] gradient = scoreGradient(model.Scores(digit.Pixels), digit.Label);
                model.Learn(digit.Pixels, gradient, learningRate);
            }
        }
    }

    /// <summary>Trains through the value of a loss, whichever it is.</summary>
    public static void TrainByLoss(
        IClassifier model, IReadOnlyList<Digit> digits, Func<double[], int, double> loss, int epochs, double learningRate) =>
        Train(model, digits, (scores, label) => ScoreGradient.Of(z => loss(z, label), scores), epochs, learningRate);
}
