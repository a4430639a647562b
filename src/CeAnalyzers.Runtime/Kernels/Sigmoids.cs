using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>The sigmoids of finite logits, in double precision: of the size a of each, e = exp(-a), 1 / (1 + e), e / (1 + e) and log(1 + e).</summary>
internal readonly struct Sigmoids<TVector> where TVector : struct, IVector<TVector, double>
{
    /// <summary>Beyond this size exp(-a) would not be a normal number.</summary>
    public const double LargestLogit = 700;

    private readonly TVector _size, _isPositive, _right, _wrong, _logarithm;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Sigmoids(TVector exponentials, TVector logits, bool isCoarse)
    {
        _size = TVector.Max(logits, TVector.Create(0) - logits);
        _isPositive = TVector.Equal(_size, logits);
        TVector reciprocal;
        if (isCoarse)
        {
            reciprocal = TVector.Create(1) / (TVector.Create(1) + exponentials);
            _logarithm = CoarseFunctions<TVector>.Log1P(exponentials);
        }
        else
        {
            _logarithm = Logarithm<TVector>.OfOnePlusSmall(exponentials, out reciprocal);
        }
        (_right, _wrong) = (reciprocal, exponentials * reciprocal);
    }

    /// <summary>From exp(-|z|) and the logits z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sigmoids<TVector> Of<TPrecision>(TVector exponentials, TVector logits) where TPrecision : struct, IPrecision => new(exponentials, logits, TPrecision.IsCoarse);

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
