using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers;

/// <summary>Functions of logits and probabilities that neither overflow nor lose their digits.</summary>
public static partial class StableMath
{
    /// <summary>1 / (1 + exp(-x)), without overflow.</summary>
    /// <remarks>Sigmoid(-x) is 1 - Sigmoid(x) with all its digits.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">A logit.</param>
    /// <returns>The value, to within 3 units in the last place.</returns>
    public static T Sigmoid<T>(T x) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Real.Sigmoid(double.CreateTruncating(x)));

    /// <summary>log(1 / (1 + exp(-x))), which is x for very negative x, where log of a sigmoid is minus infinity.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">A logit.</param>
    /// <returns>The value, to within 3 units in the last place.</returns>
    public static T LogSigmoid<T>(T x) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Real.LogSigmoid(double.CreateTruncating(x)));

    /// <summary>log(1 + exp(x)), without overflow.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">A logit.</param>
    /// <returns>The value, to within 3 units in the last place.</returns>
    public static T Softplus<T>(T x) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Real.Softplus(double.CreateTruncating(x)));

    /// <summary>log(1 + x), exact near 0, where adding 1 first would lose the digits of x.</summary>
    /// <remarks>.NET's own LogP1 adds 1 first.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">A number of at least -1.</param>
    /// <returns>The value, to within 3 units in the last place.</returns>
    public static T Log1P<T>(T x) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Real.Log1P(double.CreateTruncating(x)));

    /// <summary>exp(x) - 1, exact near 0, where subtracting 1 last would lose the digits of x.</summary>
    /// <remarks>.NET's own ExpM1 subtracts 1 last.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="x">Any number.</param>
    /// <returns>The value, to within 3 units in the last place.</returns>
    public static T ExpM1<T>(T x) where T : IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Real.ExpM1(double.CreateTruncating(x)));

    /// <summary>The probability, moved to 1e-7 or 1 - 1e-7 where it is outside them, so that neither log(p) nor log(1 - p) is infinite.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probability">A number that should be from 0 to 1.</param>
    /// <returns>The clipped probability; NaN stays NaN.</returns>
    public static T ClipProbability<T>(T probability) where T : IBinaryFloatingPointIeee754<T> =>
        ClipProbability(probability, T.CreateTruncating(1e-7));

    /// <summary>The probability, moved to epsilon or 1 - epsilon where it is outside them, so that neither log(p) nor log(1 - p) is infinite.</summary>
    /// <remarks>Where 1 - epsilon would round to 1, the upper end is the largest number below 1.</remarks>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probability">A number that should be from 0 to 1.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5.</param>
    /// <returns>The clipped probability; NaN stays NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The epsilon is not above 0 and below 0.5.</exception>
    public static T ClipProbability<T>(T probability, T epsilon) where T : IBinaryFloatingPointIeee754<T>
    {
        Checks.Epsilon(double.CreateTruncating(epsilon));
        T clipped = T.CreateTruncating(Real.Clip(double.CreateTruncating(probability), double.CreateTruncating(epsilon)));
        T one = T.CreateTruncating(1.0);
        return clipped == one ? T.BitDecrement(one) : clipped;
    }

    /// <summary>The probabilities, each moved to epsilon or 1 - epsilon where it is outside them, as <see cref="ClipProbability{T}(T, T)"/> does.</summary>
    /// <typeparam name="T">float or double; with generic math also Half, which is computed in double.</typeparam>
    /// <param name="probabilities">Numbers that should be from 0 to 1.</param>
    /// <param name="destination">Receives the clipped probabilities, at least as many; may be the probabilities themselves.</param>
    /// <param name="epsilon">The smallest probability, above 0 and below 0.5.</param>
    /// <exception cref="ArgumentException">The destination is shorter, or the spans overlap without being the same; nothing has been written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The epsilon is not above 0 and below 0.5.</exception>
    public static void ClipProbability<T>(ReadOnlySpan<T> probabilities, Span<T> destination, double epsilon = 1e-7) where T : IBinaryFloatingPointIeee754<T>
    {
        destination = Checks.Destination(probabilities, nameof(probabilities), destination, nameof(destination));
        Checks.Epsilon(epsilon);
        for (int j = 0; j < probabilities.Length; j++)
            destination[j] = ClipProbability(probabilities[j], T.CreateTruncating(epsilon));
    }

    /// <inheritdoc cref="ClipProbability{T}(ReadOnlySpan{T}, Span{T}, double)"/>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    [OverloadResolutionPriority(1)]
    public static void ClipProbability<T>(T[] probabilities, T[] destination, double epsilon = 1e-7) where T : IBinaryFloatingPointIeee754<T> =>
        ClipProbability(Checks.Array(probabilities), Checks.Array(destination), epsilon);
}
