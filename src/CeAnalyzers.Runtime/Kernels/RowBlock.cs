using System.Numerics;
using System.Runtime.CompilerServices;

namespace CeAnalyzers.Kernels;

/// <summary>The numbers of a block of rows: what one step leaves for the next.</summary>
internal struct RowBlock<T> where T : IBinaryFloatingPointIeee754<T>
{
    [InlineArray(Batch.MostBlockRows)]
    public struct OfRows<TNumber>
    {
        private TNumber _first;
    }

    /// <summary>The logit of each row's label, and the sum of its other exponentials.</summary>
    public OfRows<T> Own;

    public OfRows<double> Others;

    public OfRows<double> Losses;

    /// <summary>What makes a row's exponentials the gradient, in two parts, so that only one rounding counts; and the gradient of its label.</summary>
    public OfRows<T> Factors;

    public OfRows<T> FactorRests;

    public OfRows<T> Slopes;

    /// <summary>Rows that fill up a vector, with a loss of 0.</summary>
    public void Pad(int rows, int count, T pivot)
    {
        int whole = (rows + count - 1) / count * count;
        Own[rows..whole].Fill(pivot);
        Others[rows..whole].Clear();
    }

    /// <summary>The losses and log-sum-exps, where they are wanted.</summary>
    public readonly void Write(Span<T> losses, Span<T> logSumExps)
    {
        for (int row = 0; row < losses.Length; row++)
            losses[row] = T.CreateTruncating(Losses[row]);
        for (int row = 0; row < logSumExps.Length; row++)
            logSumExps[row] = T.CreateTruncating(double.CreateTruncating(Own[row]) + Losses[row]);
    }
}
