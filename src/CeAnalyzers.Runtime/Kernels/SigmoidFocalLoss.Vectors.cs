using System.Runtime.CompilerServices;
using CeAnalyzers.Kernels;

namespace CeAnalyzers;

internal readonly partial struct SigmoidFocalLoss : ISigmoidLoss
{
    /// <summary>Small whole powers are products.</summary>
    public bool HasVectors => options.Gamma is 0 or 1 or 2 or 3 or 4;

    public bool HasHardTargets => true;

    public bool IsSteep => options.Gamma != 0;

    public LabelWeights PositiveWeights => new(default, 1);

    public LabelWeights Weights => _weights;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Evaluate<TVector, TPrecision>(in Sigmoids<TVector> sigmoids, TVector targets, TVector positiveWeights, bool withSlopes, out TVector slopes)
        where TVector : struct, IVector<TVector, double> where TPrecision : struct, IPrecision
    {
        TVector one = TVector.Create(1), negative = one - targets, p = sigmoids.Probability, notP = sigmoids.Opposite;
        TVector q = TVector.MultiplyAdd(p, negative, notP * targets);
        TVector loss = sigmoids.CrossEntropy(targets, negative, one, out TVector own);
        TVector focus = options.Alpha is { } alpha ? TVector.MultiplyAdd(TVector.Create(alpha), targets, TVector.Create(1 - alpha) * negative) : one;
        TVector zero = TVector.Create(0), focusRest = zero;
        for (int power = 0; power < options.Gamma; power++)
        {
            TVector product = focus * q;
            if (TPrecision.IsExact)
            {
                TVector qRest = TVector.MultiplyAdd(sigmoids.ProbabilityRest, negative, sigmoids.OppositeRest * targets);
                focusRest = TVector.MultiplyAdd(focus, q, zero - product) + TVector.MultiplyAdd(focus, qRest, focusRest * q);
            }
            focus = product;
        }
        TVector result = TPrecision.IsExact ? TVector.MultiplyAdd(focus, loss, focusRest * loss) : focus * loss;
        if (!withSlopes)
        {
            slopes = own;
            return result;
        }
        // Of hard targets the quotient is the other probability.
        bool areHard = TVector.IsAll(TVector.Equal(targets * negative, TVector.Create(0)));
        TVector surprise = loss * (areHard ? TVector.MultiplyAdd(p, targets, notP * negative) : p * notP / q);
        TVector slope = TVector.MultiplyAdd(TVector.Create(options.Gamma) * surprise, negative - targets, own);
        slopes = TPrecision.IsExact ? TVector.MultiplyAdd(focus, slope, focusRest * slope) : focus * slope;
        return result;
    }
}
