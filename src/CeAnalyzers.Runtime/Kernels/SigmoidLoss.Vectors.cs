using System.Runtime.CompilerServices;
using CeAnalyzers.Kernels;

namespace CeAnalyzers;

internal readonly partial struct SigmoidLoss : ISigmoidLoss
{
    public bool HasVectors => true;

    public bool HasHardTargets => options.LabelSmoothing == 0;

    public bool IsPlain => IsBalanced && options.ClassWeights.IsEmpty && HasHardTargets;

    private bool IsBalanced
    {
        // A call would spill every vector.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => options.PositiveWeight == 1 && options.PositiveWeights.IsEmpty;
    }

    public bool IsSteep => false;

    public LabelWeights PositiveWeights => _positiveWeights;

    public LabelWeights Weights => _weights;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Evaluate<TVector, TPrecision>(in Sigmoids<TVector> sigmoids, TVector targets, TVector positiveWeights, bool withSlopes, out TVector slopes)
        where TVector : struct, IVector<TVector, double> where TPrecision : struct, IPrecision
    {
        TVector one = TVector.Create(1), smoothed = targets + TVector.Create(options.LabelSmoothing) * (TVector.Create(0.5) - targets), negative = one - smoothed;
        if (IsBalanced)
            return sigmoids.CrossEntropy(smoothed, negative, one, out slopes);
        TVector positive = positiveWeights * smoothed;
        return sigmoids.CrossEntropy(positive, negative, positive + negative, out slopes);
    }
}
