using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

/// <summary>Measures of information over probabilities.</summary>
public static partial class Information
{
    /// <summary>The surprise of an event: -log p.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probability">The event's probability, from 0 to 1.</param>
    /// <param name="unit">Nats (the default) or bits.</param>
    /// <returns>At least 0; plus infinity where the probability is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not from 0 to 1.</exception>
    public static T Surprise<T>(T probability, InformationUnit unit = InformationUnit.Nats) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Probability(double.CreateTruncating(probability), nameof(probability));
        return T.CreateTruncating((0 - Math.Log(double.CreateTruncating(probability))) / Checks.Unit(unit));
    }

    /// <summary>The entropy of a distribution: sum of -p log p, with 0 log 0 = 0.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">The distribution's probabilities, each from 0 to 1.</param>
    /// <param name="unit">Nats (the default) or bits.</param>
    /// <returns>At least 0, at most the logarithm of the number of outcomes.</returns>
    /// <exception cref="ArgumentException">The distribution is empty, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not from 0 to 1.</exception>
    public static T Entropy<T>(ReadOnlySpan<T> probabilities, InformationUnit unit = InformationUnit.Nats) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(probabilities, nameof(probabilities));
        CompensatedSum sum = new();
        foreach (T probability in probabilities)
        {
            double p = double.CreateTruncating(probability);
            Checks.Probability(p, nameof(probabilities));
            sum.Add(0 - Real.XLogY(p, p));
        }
        return T.CreateTruncating(sum.Value / Checks.Unit(unit));
    }

    /// <inheritdoc cref="Entropy{T}(ReadOnlySpan{T}, InformationUnit)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T Entropy<T>(T[] probabilities, InformationUnit unit = InformationUnit.Nats) where T : IBinaryFloatingPointIeee754<T> =>
        Entropy(Checks.Array(probabilities), unit);

    /// <summary>The cross-entropy of a model relative to the truth: sum of -p log q, with 0 log 0 = 0. It exceeds the entropy of the truth by the divergence.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="truth">The true probabilities, p, each from 0 to 1.</param>
    /// <param name="model">The model's probabilities, q, each from 0 to 1.</param>
    /// <param name="unit">Nats (the default) or bits.</param>
    /// <returns>Plus infinity where the model gives probability 0 to something that happens.</returns>
    /// <exception cref="ArgumentException">The distribution is empty, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not from 0 to 1.</exception>
    public static T CrossEntropy<T>(ReadOnlySpan<T> truth, ReadOnlySpan<T> model, InformationUnit unit = InformationUnit.Nats) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(truth, nameof(truth));
        Checks.SameLength(model.Length, nameof(model), truth.Length, nameof(truth));
        CompensatedSum sum = new();
        for (int j = 0; j < truth.Length; j++)
        {
            double p = double.CreateTruncating(truth[j]), q = double.CreateTruncating(model[j]);
            Checks.Probability(p, nameof(truth));
            Checks.Probability(q, nameof(model));
            sum.Add(0 - Real.XLogY(p, q));
        }
        return T.CreateTruncating(sum.Value / Checks.Unit(unit));
    }

    /// <inheritdoc cref="CrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, InformationUnit)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T CrossEntropy<T>(T[] truth, T[] model, InformationUnit unit = InformationUnit.Nats) where T : IBinaryFloatingPointIeee754<T> =>
        CrossEntropy(Checks.Array(truth), Checks.Array(model), unit);

    /// <summary>The divergence of a model from the truth: sum of p log(p / q), with 0 log 0 = 0: the units wasted by coding for the model.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="truth">The true probabilities, p, each from 0 to 1.</param>
    /// <param name="model">The model's probabilities, q, each from 0 to 1.</param>
    /// <param name="unit">Nats (the default) or bits.</param>
    /// <returns>Plus infinity where the model gives probability 0 to something that happens.</returns>
    /// <exception cref="ArgumentException">The distribution is empty, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not from 0 to 1.</exception>
    public static T KullbackLeibler<T>(ReadOnlySpan<T> truth, ReadOnlySpan<T> model, InformationUnit unit = InformationUnit.Nats) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.NotEmpty(truth, nameof(truth));
        Checks.SameLength(model.Length, nameof(model), truth.Length, nameof(truth));
        CompensatedSum sum = new();
        for (int j = 0; j < truth.Length; j++)
        {
            double p = double.CreateTruncating(truth[j]), q = double.CreateTruncating(model[j]);
            Checks.Probability(p, nameof(truth));
            Checks.Probability(q, nameof(model));
            sum.Add(Real.XLogY(p, p) - Real.XLogY(p, q));
        }
        return T.CreateTruncating(sum.Value / Checks.Unit(unit));
    }

    /// <inheritdoc cref="KullbackLeibler{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, InformationUnit)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static T KullbackLeibler<T>(T[] truth, T[] model, InformationUnit unit = InformationUnit.Nats) where T : IBinaryFloatingPointIeee754<T> =>
        KullbackLeibler(Checks.Array(truth), Checks.Array(model), unit);
}
