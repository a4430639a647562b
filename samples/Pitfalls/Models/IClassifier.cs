namespace Pitfalls.Models;

/// <summary>Gives every class a score, and learns from the gradient of a loss with respect to those scores.</summary>
public interface IClassifier
{
    double[] Scores(double[] pixels);

    void Learn(double[] pixels, double[] scoreGradient, double learningRate);
}
