using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>The sigmoids of finite logits, in double precision: of the size a of each, e = exp(-a), 1 / (1 + e), e / (1 + e) and log(1 + e).</summary>
internal readonly struct Sigmoids<TVector> where TVector : struct, IVector<TVector, double>
{
    /// <summary>Beyond this size exp(-a) would not be a normal number.</summary>
    public const double LargestLogit = 700;

    private readonly TVector _size, _isPositive, _right, _wrong, _rightRest, _wrongRest, _logarithm;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Sigmoids(TVector exponentials, TVector rests, TVector logits, bool isCoarse, bool isExact)
    {
        TVector zero = TVector.Create(0), one = TVector.Create(1), sum = one + exponentials;
        _size = TVector.Max(logits, zero - logits);
        _isPositive = TVector.Equal(_size, logits);
        TVector reciprocal;
        if (isCoarse)
        {
            reciprocal = one / sum;
            _logarithm = CoarseFunctions<TVector>.Log1P(exponentials);
        }
        else
        {
            _logarithm = Logarithm<TVector>.OfOnePlusSmall(exponentials, out reciprocal);
        }
        (_right, _wrong) = (reciprocal, exponentials * reciprocal);
        (_rightRest, _wrongRest) = (zero, zero);
        if (!isExact)
            return;
        TVector sumRest = exponentials - (sum - one) + rests;
        _rightRest = reciprocal * (TVector.MultiplyAdd(zero - reciprocal, sum, one) - reciprocal * sumRest);
        _wrongRest = TVector.MultiplyAdd(exponentials, reciprocal, zero - _wrong) + exponentials * _rightRest + rests * reciprocal;
        _logarithm += rests * reciprocal;
    }

    /// <summary>From exp(-|z|), what that rounds off where it is to be exact, and the logits z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sigmoids<TVector> Of<TPrecision>(TVector exponentials, TVector rests, TVector logits) where TPrecision : struct, IPrecision =>
        new(exponentials, rests, logits, TPrecision.IsCoarse, TPrecision.IsExact);

    /// <summary>The probability of 1.</summary>
    public TVector Probability => Select(_right, _wrong);

    /// <summary>The probability of 0.</summary>
    public TVector Opposite => Select(_wrong, _right);

    /// <summary>What those two round off, where they are exact.</summary>
    public TVector ProbabilityRest => Select(_rightRest, _wrongRest);

    public TVector OppositeRest => Select(_wrongRest, _rightRest);

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
