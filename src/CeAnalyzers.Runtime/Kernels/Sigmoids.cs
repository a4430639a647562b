using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>The sigmoids of finite logits, in double precision: of the size a of each, e = exp(-a), 1 / (1 + e), e / (1 + e) and log(1 + e).</summary>
internal readonly struct Sigmoids<TVector> where TVector : struct, IVector<TVector, double>
{
    /// <summary>Beyond this size exp(-a) would not be a normal number.</summary>
    public const double LargestLogit = 700;

    private readonly TVector _size, _isPositive, _right, _wrong, _logarithm;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Sigmoids(in Exponential<TVector, double> exponential, TVector logits)
    {
        TVector zero = TVector.Create(0), none = zero;
        _size = TVector.Max(logits, zero - logits);
        _isPositive = TVector.Equal(_size, logits);
        TVector e = exponential.OfNear(zero - _size, ref none) * TVector.Create(1 / Format<double>.PivotScale);
        _logarithm = Logarithm<TVector>.OfOnePlusSmall(e, out TVector reciprocal);
        (_right, _wrong) = (reciprocal, e * reciprocal);
    }

    /// <summary>The probability of 1.</summary>
    public TVector Probability => Select(_right, _wrong);

    /// <summary>The probability of 0.</summary>
    public TVector Opposite => Select(_wrong, _right);

    /// <summary>positive * -log p + negative * -log(1 - p), whose derivative is negative * p - positive * (1 - p); total is the sum of both weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector CrossEntropy(TVector positive, TVector negative, TVector total, out TVector slope)
    {
        TVector missing = Select(negative, positive), zero = TVector.Create(0);
        TVector size = TVector.MultiplyAdd(zero - total, _wrong, missing);
        slope = Select(size, zero - size);
        return TVector.MultiplyAdd(missing, _size, total * _logarithm);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector Select(TVector positive, TVector negative) => TVector.Either(positive & _isPositive, TVector.Without(negative, _isPositive));
}
