using System.Runtime.CompilerServices;
using CeAnalyzers.Kernels;

namespace CeAnalyzers;

internal readonly partial struct SigmoidLoss : ISigmoidLoss
{
    public bool HasVectors => true;

    public bool IsPlain => options.PositiveWeight == 1 && options.LabelSmoothing == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Evaluate<TVector>(in Sigmoids<TVector> sigmoids, TVector targets, bool withSlopes, out TVector slopes) where TVector : struct, IVector<TVector, double>
    {
        TVector one = TVector.Create(1), smoothed = targets + TVector.Create(options.LabelSmoothing) * (TVector.Create(0.5) - targets), negative = one - smoothed;
        if (options.PositiveWeight == 1)
            return sigmoids.CrossEntropy(smoothed, negative, one, out slopes);
        TVector positive = TVector.Create(options.PositiveWeight) * smoothed;
        return sigmoids.CrossEntropy(positive, negative, positive + negative, out slopes);
    }
}
