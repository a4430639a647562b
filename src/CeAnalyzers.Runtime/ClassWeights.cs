namespace CeAnalyzers;

/// <summary>Class weights from class counts, for imbalanced data. A class without samples gets weight 0, since no loss can use it.</summary>
public static class ClassWeights
{
    /// <summary>The number of all samples, divided by the number of the class's.</summary>
    /// <param name="counts">The number of samples of each class.</param>
    /// <returns>A weight for each class.</returns>
    /// <exception cref="ArgumentException">There are no classes, or a count is negative.</exception>
    public static double[] InverseFrequency(params ReadOnlySpan<int> counts) => Weights(counts, (count, total, _) => total / count);

    /// <inheritdoc cref="InverseFrequency(ReadOnlySpan{int})"/>
    /// <remarks>For C# 12 and older, which have no parameter lists in spans.</remarks>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    public static double[] InverseFrequency(params int[] counts) => InverseFrequency((ReadOnlySpan<int>)Checks.Array(counts));

    /// <summary>The number of all samples, divided by the number of classes and by the number of the class's samples: 1 where the data are balanced.</summary>
    /// <param name="counts">The number of samples of each class.</param>
    /// <returns>A weight for each class.</returns>
    /// <exception cref="ArgumentException">There are no classes, or a count is negative.</exception>
    public static double[] Balanced(params ReadOnlySpan<int> counts) => Weights(counts, (count, total, classes) => total / (classes * count));

    /// <inheritdoc cref="Balanced(ReadOnlySpan{int})"/>
    /// <remarks>For C# 12 and older, which have no parameter lists in spans.</remarks>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    public static double[] Balanced(params int[] counts) => Balanced((ReadOnlySpan<int>)Checks.Array(counts));

    /// <summary>(1 - beta) / (1 - beta^count), scaled so that the weights sum to the number of classes (Cui et al., 2019).</summary>
    /// <param name="counts">The number of samples of each class.</param>
    /// <param name="beta">How much each further sample still tells, from 0 (nothing: equal weights) to below 1; near 1 it is the inverse frequency.</param>
    /// <returns>A weight for each class.</returns>
    /// <exception cref="ArgumentException">There are no classes, a count is negative, or beta is out of range.</exception>
    public static double[] EffectiveNumber(ReadOnlySpan<int> counts, double beta = 0.999)
    {
        if (!(beta is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "Expected a number of at least 0 and below 1.");
        double[] weights = Weights(counts, (count, _, _) => (1 - beta) / -Real.ExpM1(count * Math.Log(beta)));
        double sum = weights.Sum();
        for (int j = 0; j < weights.Length && sum > 0; j++)
            weights[j] *= weights.Length / sum;
        return weights;
    }

    private static double[] Weights(ReadOnlySpan<int> counts, Func<double, double, double, double> weight)
    {
        Checks.NotEmpty(counts, nameof(counts));
        double total = 0;
        foreach (int count in counts)
            total += count >= 0 ? count : throw new ArgumentOutOfRangeException(nameof(counts), count, "Expected counts of at least 0.");
        var weights = new double[counts.Length];
        for (int j = 0; j < counts.Length; j++)
            weights[j] = counts[j] == 0 ? 0 : weight(counts[j], total, counts.Length);
        return weights;
    }
}
