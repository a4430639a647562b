namespace CeAnalyzers.Runtime.Tests;

internal static class Derivative
{
    private const double Step = 1e-5;

    /// <summary>The gradient is what central differences of the loss give.</summary>
    public static void Assert(Func<double[], double> loss, double[] at, double[] gradient)
    {
        for (int j = 0; j < at.Length; j++)
        {
            double[] above = [.. at], below = [.. at];
            above[j] += Step;
            below[j] -= Step;
            Xunit.Assert.Equal((loss(above) - loss(below)) / (above[j] - below[j]), gradient[j], 1e-6 * Math.Max(1, Math.Abs(gradient[j])));
        }
    }
}
