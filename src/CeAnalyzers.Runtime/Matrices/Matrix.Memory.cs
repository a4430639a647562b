namespace CeAnalyzers;

/// <summary>The entries of a rectangular array lie one after the other and need no copy.</summary>
internal static partial class Matrix
{
    public static void Store<T>(Entries<T> entries, T[,]? matrix)
    {
        // The entries are the matrix's own.
    }

    private static Entries<T> Of<T>(T[,] matrix) => matrix;
}
