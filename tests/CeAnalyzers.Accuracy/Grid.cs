namespace CeAnalyzers.Accuracy;

/// <summary>The rows that are tried: random ones of each length and scale, and adversarial ones.</summary>
internal static class Grid
{
    private static readonly double[] Scales = [0.01, 0.1, 1, 10, 100, 1000];

    public static IEnumerable<float[]> Rows()
    {
        var random = new Random(1);
        foreach ((int classes, int repeats) in new[] { (2, 300), (10, 100), (1000, 2), (32000, 1) })
        {
            foreach (double scale in classes == 32000 ? [1, 10] : Scales)
            {
                for (int repeat = 0; repeat < repeats; repeat++)
                    yield return Row(classes, _ => scale * Gaussian(random));
            }
        }
        for (int classes = 1; classes <= 67; classes++)
        {
            yield return Row(classes, _ => 5 * Gaussian(random));
            yield return Row(classes, j => j == classes / 2 ? 90 : 0);
            yield return Row(classes, j => j == classes / 3 ? 0.5 : double.NegativeInfinity);
            yield return Row(classes, _ => 1.1);
            yield return Row(classes, j => j * 0.7);
            yield return Row(classes, j => -j * 0.7);
            yield return Row(classes, j => 1e4 + j % 3);
            yield return Row(classes, j => j * float.Epsilon);
            yield return Row(classes, j => j % 2 * 16.5);
        }
    }

    /// <summary>Single logits of every size and sign, up to where the smallest results of float are subnormal and beyond.</summary>
    public static float[] Logits()
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, 6000).Select(j => (float)(Math.Pow(10, 8 * random.NextDouble() - 6) * (j / 2 % 2 == 0 ? 1 : -1)) * 1.1f)];
    }

    private static float[] Row(int classes, Func<int, double> logit) => [.. Enumerable.Range(0, classes).Select(j => (float)logit(j))];

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
