namespace CeAnalyzers;

/// <summary>A framework without spans over rectangular arrays: their entries are copied, and results copied back.</summary>
internal static partial class Matrix
{
    public static void Store<T>(Entries<T> entries, T[,]? matrix)
    {
        if (matrix is not null)
            Buffer.BlockCopy(entries.Span.ToArray(), 0, matrix, 0, Buffer.ByteLength(matrix));
    }

    private static Entries<T> Of<T>(T[,] matrix)
    {
        var entries = new T[matrix.Length];
        Buffer.BlockCopy(matrix, 0, entries, 0, Buffer.ByteLength(matrix));
        return entries;
    }
}
