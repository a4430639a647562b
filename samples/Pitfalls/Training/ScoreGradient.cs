namespace Pitfalls.Training;

/// <summary>The gradient of any loss with respect to the scores, by central differences: handy to try losses out.</summary>
public static class ScoreGradient
{
    private const double Step = 1e-5;

    public static double[] Of(Func<double[], double> loss, double[] scores)
    {
        double[] gradient = new double[scores.Length];
        double[] moved = (double[])scores.Clone();
        for (int i = 0; i < scores.Length; i++)
        {
            moved[i] = scores[i] + Step;
            double up = loss(moved);
            moved[i] = scores[i] - Step;
            double down = loss(moved);
            moved[i] = scores[i];
            gradient[i] = (up - down) / (2 * Step);
        }

        return gradient;
    }
}
