using Pitfalls.Data;
using Pitfalls.Models;

namespace Pitfalls.Training;

public static class Evaluation
{
    public static double Accuracy(Func<double[], double[]> classify, IReadOnlyList<Digit> digits) =>
        digits.Average(digit => IsRight(classify(digit.Pixels), digit.Label) ? 1.0 : 0.0);

    /// <summary>How strongly a loss pulls up the score of the right class where the model is wrong: 1 for cross-entropy, 0 for one that cannot learn.</summary>
    public static double GradientWhereWrong(
        IClassifier model, IReadOnlyList<Digit> digits, Func<double[], int, double> loss) =>
        digits
            .Where(digit => !IsRight(model.Scores(digit.Pixels), digit.Label))
            .Average(digit => Math.Abs(
                ScoreGradient.Of(scores => loss(scores, digit.Label), model.Scores(digit.Pixels))[digit.Label]));

    private static bool IsRight(double[] scores, int label) => Array.IndexOf(scores, scores.Max()) == label;
}
