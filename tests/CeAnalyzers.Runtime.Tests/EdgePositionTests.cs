namespace CeAnalyzers.Runtime.Tests;

/// <summary>The edges at every position of rows of many lengths, in float and double.</summary>
public class EdgePositionTests
{
    private const double Inf = double.PositiveInfinity;

    public static TheoryData<int> Lengths => [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 64, 65, 67];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Logit_of_minus_infinity_is_as_if_it_were_not_there(int length)
    {
        foreach ((double[] row, int position, int label) in Places(length, -Inf).Where(place => place.Position != place.Label))
        {
            double[] others = [.. row.Where((_, j) => j != position)];
            int othersLabel = label > position ? label - 1 : label;
            foreach (Outcome outcome in Outcomes(row, label))
            {
                Outcome expected = Outcomes(others, othersLabel).Single(other => other.Name == outcome.Name);
                double scale = outcome.Name == "hinge" ? (length - 1.0) / length : 1;
                AssertClose(scale * expected.Loss, outcome.Loss, outcome.Tolerance);
                Assert.Equal(0, outcome.Gradient[position]);
                double[] rest = [.. outcome.Gradient.Where((_, j) => j != position)];
                for (int j = 0; j < rest.Length; j++)
                    AssertClose(scale * expected.Gradient[j], rest[j], outcome.Tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Logit_of_minus_infinity_at_the_label_is_an_infinite_loss(int length)
    {
        foreach ((double[] row, int position, _) in Places(length, -Inf).Where(_ => length > 1))
        {
            foreach (Outcome outcome in Outcomes(row, position))
            {
                Assert.Equal(Inf, outcome.Loss);
                Assert.All(outcome.Gradient, g => Assert.True(Math.Abs(g) <= 1));
                Assert.Equal(-1.0, outcome.Name == "hinge" ? outcome.Gradient[position] * length / (length - 1) : outcome.Gradient[position], 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Logit_of_plus_infinity_is_certain(int length)
    {
        foreach ((double[] row, int position, int label) in Places(length, Inf))
        {
            foreach (Outcome outcome in Outcomes(row, label))
            {
                Assert.Equal(position == label ? 0 : Inf, outcome.Loss);
                double size = outcome.Name == "hinge" ? 1.0 / length : 1;
                for (int j = 0; j < length; j++)
                {
                    if (outcome.Name != "hinge" || j == position)
                        Assert.Equal(position == label ? 0 : j == position ? size : j == label ? -size : 0, outcome.Gradient[j], 1e-7);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void NaN_anywhere_is_NaN_everywhere(int length)
    {
        foreach ((double[] row, _, int label) in Places(length, double.NaN).Append(([.. Enumerable.Repeat(-Inf, length)], 0, 0)))
        {
            foreach (Outcome outcome in Outcomes(row, label))
            {
                Assert.Equal(double.NaN, outcome.Loss);
                Assert.All(outcome.Gradient, g => Assert.Equal(double.NaN, g));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Largest_numbers_do_not_overflow(int length)
    {
        foreach ((double[] row, int position, int label) in Places(length, float.MaxValue))
        {
            foreach (Outcome outcome in Outcomes(row, label))
            {
                Assert.All(outcome.Gradient, g => Assert.True(Math.Abs(g) <= 1, outcome.Name));
                if (outcome.Name != "hinge")
                    Assert.Equal(position == label ? 0 : float.MaxValue, outcome.Loss, float.MaxValue * 1e-6);
            }
        }
    }

    /// <summary>Numbers of a row do not touch each other, whatever is among them.</summary>
    [Theory]
    [MemberData(nameof(Lengths))]
    public void Sigmoids_are_apart(int length)
    {
        foreach (double value in new[] { -Inf, Inf, double.NaN, 1e4, -1e4 })
        {
            for (int position = 0; position < length; position++)
            {
                double[] row = Row(length), targets = [.. row.Select((_, j) => j % 3 == 2 ? 0.25 : j % 2)], losses = new double[length], gradient = new double[length];
                row[position] = value;
                Check(row, targets, (g, l) => StableLoss.SigmoidCrossEntropy(row, targets, Reduction.None, g, l), (z, t) => (StableLoss.SigmoidCrossEntropy(z, t, out double slope), slope));
                Check(row, targets, (g, l) => StableLoss.SigmoidFocal(row, targets, Reduction.None, g, l), (z, t) => (StableLoss.SigmoidFocal(z, t, out double slope), slope));
            }
        }

        static void Check(double[] row, double[] targets, Action<double[], double[]> batch, Func<double, double, (double Loss, double Slope)> one)
        {
            double[] gradient = new double[row.Length], losses = new double[row.Length];
            batch(gradient, losses);
            for (int j = 0; j < row.Length; j++)
            {
                (double loss, double slope) = one(row[j], targets[j]);
                AssertClose(loss, losses[j], 1e-14);
                AssertClose(slope, gradient[j], 1e-14);
            }
        }
    }

    private sealed record Outcome(string Name, double Loss, double[] Gradient, double Tolerance);

    /// <summary>Losses of a row, alone and as a batch's last, in double and float.</summary>
    private static IEnumerable<Outcome> Outcomes(double[] row, int label)
    {
        double[] target = [.. row.Select((_, j) => j == label ? 1.0 : 0)], gradient = new double[row.Length];
        yield return new("softmax", StableLoss.SoftmaxCrossEntropy(row, label, gradient), [.. gradient], 1e-14);
        yield return new("targets", StableLoss.SoftmaxCrossEntropy(row, target, gradient), [.. gradient], 1e-14);
        yield return new("focal", StableLoss.SoftmaxFocal(row, label, gradient), [.. gradient], 1e-14);
        yield return new("divergence", StableLoss.KullbackLeibler(row, target, gradient), [.. gradient], 1e-14);
        yield return new("hinge", StableLoss.MultiClassHinge(row, label, gradient), [.. gradient], 1e-14);

        float[] single = Every.Single(row), slopes = new float[row.Length];
        yield return new("float", StableLoss.SoftmaxCrossEntropy(single, label, slopes), [.. slopes], 1e-6);
        yield return new("float focal", StableLoss.SoftmaxFocal(single, label, slopes), [.. slopes], 1e-6);

        const int Rows = 17;
        float[] batch = Every.Single([.. Enumerable.Range(0, Rows - 1).SelectMany(_ => Row(row.Length)), .. row]), batchSlopes = new float[batch.Length], losses = new float[Rows];
        StableLoss.SoftmaxCrossEntropy(batch, [.. Enumerable.Repeat(0, Rows - 1), label], batchSlopes, losses, reduction: Reduction.None);
        yield return new("batch", losses[^1], [.. batchSlopes[^row.Length..]], 1e-6);
    }

    /// <summary>A value at every position, with the label there, at the start and at the end.</summary>
    private static IEnumerable<(double[] Row, int Position, int Label)> Places(int length, double value)
    {
        for (int position = 0; position < length; position++)
        {
            foreach (int label in new[] { position, 0, length - 1 }.Distinct())
            {
                double[] row = Row(length);
                row[position] = value;
                yield return (row, position, label);
            }
        }
    }

    private static double[] Row(int length) => [.. Enumerable.Range(0, length).Select(j => j * 7 % 11 / 4.0 - 1)];

    private static void AssertClose(double expected, double actual, double tolerance)
    {
        if (double.IsNaN(expected) || double.IsInfinity(expected))
            Assert.Equal(expected, actual);
        else
            Assert.Equal(expected, actual, tolerance * Math.Max(Math.Abs(expected), 1e-3));
    }
}
