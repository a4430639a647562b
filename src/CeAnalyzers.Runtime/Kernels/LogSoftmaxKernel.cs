using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers.Kernels;

/// <summary>The log-probabilities of a row whose sum is known, in lanes of double precision: (z - max) - log(1 + rest), both parts of one sign.</summary>
internal static class LogSoftmaxKernel<TVector, T> where TVector : struct, IVector<TVector, double> where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>Of rows of at least one vector, whose maximum is finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run(in RowSum sum, ReadOnlySpan<T> logits, Span<T> destination)
    {
        ref T first = ref MemoryMarshal.GetReference(logits);
        ref T output = ref MemoryMarshal.GetReference(destination);
        TVector max = TVector.Create(sum.Max), logarithm = TVector.Create(sum.Loss(sum.Max));
        int end = logits.Length - TVector.Count;
        // Before anything is written, which may be in its place.
        TVector last = TVector.LoadWidened(in first, end) - max - logarithm;
        for (int j = 0; j < end; j += TVector.Count)
            TVector.StoreNarrowed(TVector.LoadWidened(in first, j) - max - logarithm, ref output, j);
        TVector.StoreNarrowed(last, ref output, end);
    }
}
