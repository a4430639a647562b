using System.Runtime.CompilerServices;
using CeAnalyzers.Kernels;

namespace CeAnalyzers;

internal readonly partial struct SigmoidFocalLoss : ISigmoidLoss
{
    /// <summary>Small whole powers are products.</summary>
    public bool HasVectors => options.Gamma is 0 or 1 or 2 or 3 or 4;

    public bool HasHardTargets => true;

    public LabelWeights PositiveWeights => new(default, 1);

    public LabelWeights Weights => _weights;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Evaluate<TVector>(in Sigmoids<TVector> sigmoids, TVector targets, TVector positiveWeights, bool withSlopes, out TVector slopes) where TVector : struct, IVector<TVector, double>
    {
        TVector one = TVector.Create(1), negative = one - targets, p = sigmoids.Probability, notP = sigmoids.Opposite;
        TVector q = TVector.MultiplyAdd(p, negative, notP * targets);
        TVector loss = sigmoids.CrossEntropy(targets, negative, one, out TVector own);
        TVector focus = options.Alpha is { } alpha ? TVector.MultiplyAdd(TVector.Create(alpha), targets, TVector.Create(1 - alpha) * negative) : one;
        for (int power = 0; power < options.Gamma; power++)
            focus *= q;
        if (!withSlopes)
        {
            slopes = own;
            return focus * loss;
        }
        // Of hard targets the quotient is the other probability.
        bool areHard = TVector.IsAll(TVector.Equal(targets * negative, TVector.Create(0)));
        TVector surprise = loss * (areHard ? TVector.MultiplyAdd(p, targets, notP * negative) : p * notP / q);
        slopes = focus * TVector.MultiplyAdd(TVector.Create(options.Gamma) * surprise, negative - targets, own);
        return focus * loss;
    }
}
