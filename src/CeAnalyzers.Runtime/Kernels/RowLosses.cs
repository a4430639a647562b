using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>The softmax cross-entropies of a block of rows from their sums, many rows at once, in double precision.</summary>
internal static class RowLosses<T, TWide> where T : IBinaryFloatingPointIeee754<T> where TWide : struct, IVector<TWide, double>
{
    /// <summary>With a smaller sum of its exponentials a row has lost some that count: those of up to 2^-149 or 2^-1074 of the largest.</summary>
    private static double SmallestSum
    {
        // A call would spill every vector.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) ? 1L << 25 : 1L << 54;
    }

    /// <summary>With a smaller exponential of its label the quotients of a row would leave the range of double.</summary>
    private const double SmallestOwn = 1e-60;

    /// <summary>Beyond this size of a difference exp would leave it.</summary>
    private const double LargestDifference = 700;

    /// <summary>The largest sum of a row's exponentials.</summary>
    private static double LargestSum(double scale, bool withGradient) => withGradient ? Math.Min(Math.Abs(scale) * Format<T>.LargestSum, double.MaxValue) : double.MaxValue;

    /// <summary>
    /// log(1 + others / own) of each row, their sum, and what makes its exponentials the gradient: scale / (own + others). The label's own
    /// exponential is taken in double precision, so that only those of the others have an error. False where a row's sum or its label's exponential is too small or too large.
    /// </summary>
    public static bool TryLosses(int rows, double pivot, bool hasAccuratePowers, double origin, double scale, bool withGradient, ref RowBlock<T> block, out double total) => typeof(T) == typeof(float)
        ? TryCoarseLosses(rows, origin, scale, withGradient, ref block, out total)
        : TryFullLosses(rows, new Exponential<TWide, double>(pivot, hasAccuratePowers), scale, withGradient, ref block, out total);

    /// <summary>To as many digits as a float shows. In two steps, since a processor cannot look ahead over the whole of both to the next rows.</summary>
    private static bool TryCoarseLosses(int rows, double origin, double scale, bool withGradient, ref RowBlock<T> block, out double total)
    {
        bool isValid = TryRatios(rows, origin, scale, withGradient, ref block);
        total = Logarithms(rows, ref block);
        return isValid;
    }

    /// <summary>others / own of each row, where its loss comes to be, and what its gradient is made of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryRatios(int rows, double origin, double scale, bool withGradient, ref RowBlock<T> block)
    {
        ref T own = ref block.Own[0], factors = ref block.Factors[0], rests = ref block.FactorRests[0], slopes = ref block.Slopes[0];
        ref double others = ref block.Others[0], ratios = ref block.Losses[0];
        TWide zero = TWide.Create(0), origins = TWide.Create(origin), scales = TWide.Create(scale), lowest = TWide.Create(-LargestDifference);
        TWide most = zero, largest = TWide.Create(LargestSum(scale, withGradient)), negativeLeast = TWide.Create(-SmallestSum), negativeLeastOwn = TWide.Create(-1);
        for (int row = 0; row < rows; row += TWide.Count)
        {
            TWide e = CoarseFunctions<TWide>.Exp(TWide.Max(TWide.LoadWidened(ref own, row) - origins, lowest)), rest = TWide.Load(ref others, row), all = e + rest;
            most = TWide.Max(most, all);
            negativeLeast = TWide.Max(negativeLeast, zero - all);
            negativeLeastOwn = TWide.Max(negativeLeastOwn, zero - e);
            TWide.Store(rest / e, ref ratios, row);
            if (!withGradient)
                continue;
            TWide factor = scales / all;
            TWide.StoreNarrowed(factor, ref factors, row);
            TWide.StoreNarrowed(factor - TWide.LoadWidened(ref factors, row), ref rests, row);
            TWide.StoreNarrowed(zero - rest * factor, ref slopes, row);
        }
        return TWide.IsAll(TWide.Equal(TWide.Max(most, largest), largest)
            & TWide.Equal(negativeLeast, TWide.Create(-SmallestSum)) & TWide.Equal(TWide.Max(negativeLeastOwn, TWide.Create(-SmallestOwn)), TWide.Create(-SmallestOwn)));
    }

    /// <summary>log(1 + ratio) of each row in its place, and their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Logarithms(int rows, ref RowBlock<T> block)
    {
        ref double losses = ref block.Losses[0];
        TWide sum = TWide.Create(0);
        for (int row = 0; row < rows; row += TWide.Count)
        {
            TWide loss = CoarseFunctions<TWide>.LogOfOnePlus(TWide.Load(ref losses, row));
            TWide.Store(loss, ref losses, row);
            sum += loss;
        }
        return TWide.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryFullLosses(int rows, in Exponential<TWide, double> exp, double scale, bool withGradient, ref RowBlock<T> block, out double total)
    {
        ref T own = ref block.Own[0], factors = ref block.Factors[0], slopes = ref block.Slopes[0];
        ref double others = ref block.Others[0], losses = ref block.Losses[0];
        TWide smallest = TWide.Create(SmallestSum), largest = TWide.Create(LargestSum(scale, withGradient)), least = TWide.Create(SmallestOwn), none = Exponential<TWide, double>.NoneBeyond;
        TWide zero = TWide.Create(0), valid = TWide.Equal(least, least), scales = TWide.Create(scale);
        VectorSum<TWide, double> sum = new();
        for (int row = 0; row < rows; row += TWide.Count)
        {
            TWide e = exp.OfNear(exp.Near(TWide.LoadWidened(ref own, row)), ref none, out TWide lost), rest = TWide.Load(ref others, row), all = e + rest;
            valid = valid & TWide.Equal(TWide.Max(all, smallest), all) & TWide.Equal(TWide.Max(all, largest), largest) & TWide.Equal(TWide.Max(e, least), e);
            if (withGradient)
            {
                TWide factor = Quotient(scales, all, lost + VectorSum<TWide, double>.RoundedOff(e, rest, all));
                TWide.StoreNarrowed(factor, ref factors, row);
                TWide.StoreNarrowed(zero - rest * factor, ref slopes, row);
            }
            TWide loss = Logarithm<TWide>.OfOnePlus(rest / e);
            TWide.Store(loss, ref losses, row);
            sum.Add(loss);
        }
        total = VectorSum<TWide, double>.Total(sum);
        return TWide.IsAll(valid);
    }

    /// <summary>dividend / (divisor + rest), rounded once: the rounding of a row's factor is in every entry of its gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Quotient(TWide dividend, TWide divisor, TWide rest)
    {
        TWide quotient = dividend / divisor, negative = TWide.Create(0) - quotient;
        return quotient + TWide.MultiplyAdd(negative, rest, TWide.MultiplyAdd(negative, divisor, dividend)) / divisor;
    }
}
