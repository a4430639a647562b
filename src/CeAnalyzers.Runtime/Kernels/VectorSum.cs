using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>A sum in each lane that keeps what every addition rounds off (Knuth's two-sum).</summary>
internal struct VectorSum<TVector, T> where TVector : struct, IVector<TVector, T> where T : IBinaryFloatingPointIeee754<T>
{
    private TVector _sum, _lost;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(TVector term)
    {
        TVector next = _sum + term;
        _lost += RoundedOff(_sum, term, next);
        _sum = next;
    }

    /// <summary>What the rounded sum of two lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector RoundedOff(TVector a, TVector b, TVector sum)
    {
        TVector added = sum - a;
        return a - (sum - added) + (b - added);
    }

    /// <summary>Each lane's sum, rounded once.</summary>
    public readonly TVector Value => _sum + _lost;

    /// <summary>What a lane's sum has beyond the given rounding of it.</summary>
    public readonly TVector Lost(TVector rounded) => _sum - rounded + _lost;

    /// <summary>The sum of all lanes. It takes a copy, so that the sum itself can stay in registers while it grows.</summary>
    public static double Total(VectorSum<TVector, T> sums)
    {
        if (typeof(T) == typeof(float))
        {
            double sum = 0;
            for (int lane = 0; lane < TVector.Count; lane++)
                sum += double.CreateTruncating(TVector.Lane(sums._sum, lane)) + double.CreateTruncating(TVector.Lane(sums._lost, lane));
            return sum;
        }
        CompensatedSum total = new();
        for (int lane = 0; lane < TVector.Count; lane++)
        {
            total.Add(double.CreateTruncating(TVector.Lane(sums._sum, lane)));
            total.Add(double.CreateTruncating(TVector.Lane(sums._lost, lane)));
        }
        return total.Value;
    }

    /// <summary>The sum of all lanes, and of what is far smaller.</summary>
    public static DoubleDouble Total(TVector sums, TVector rest)
    {
        CompensatedSum total = new();
        for (int lane = 0; lane < TVector.Count; lane++)
            total.Add(double.CreateTruncating(TVector.Lane(sums, lane)));
        total.Add(TVector.Sum(rest));
        return total.Exact;
    }
}
