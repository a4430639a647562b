using Pitfalls.Data;

namespace Pitfalls.Models;

/// <summary>Each of the k nearest training digits has a vote: a class without one gets a probability of exactly 0.</summary>
public class NearestNeighbours(IReadOnlyList<Digit> digits, int k)
{
    public double[] Predict(double[] pixels)
    {
        double[] votes = new double[Digit.Classes];
        foreach (Digit neighbour in digits.OrderBy(d => SquaredDistance(d.Pixels, pixels)).Take(k))
            votes[neighbour.Label] += 1.0 / k;
        return votes;
    }

    private static double SquaredDistance(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
