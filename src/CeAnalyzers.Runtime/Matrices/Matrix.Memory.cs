using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CeAnalyzers;

/// <summary>The entries of a rectangular array lie one after the other: a span over them needs no copy.</summary>
internal static partial class Matrix
{
    public static void Store<T>(ReadOnlySpan<T> entries, T[,]? matrix)
    {
        // The entries are the matrix's own.
    }

    private static Span<T> Entries<T>(T[,] matrix) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(matrix)), matrix.Length);
}
