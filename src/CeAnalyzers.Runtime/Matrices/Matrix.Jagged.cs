using System.Runtime.CompilerServices;

namespace CeAnalyzers;

/// <summary>Arrays of rows, copied to where they lie one after the other, and results copied back.</summary>
internal static partial class Matrix
{
    public static int Rows<T>(T[][] matrix) => matrix.Length;

    public static int Columns<T>(T[][] matrix) => matrix.Length == 0 ? 0 : matrix[0].Length;

    /// <inheritdoc cref="Like{T}(T[,], string)"/>
    public static T[][] Like<T>(T[][] matrix, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        SameLengths(matrix, name);
        var result = new T[Rows(matrix)][];
        for (int row = 0; row < result.Length; row++)
            result[row] = new T[Columns(matrix)];
        return result;
    }

    public static Entries<T> Input<T>(T[][] matrix, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        SameLengths(matrix, name);
        int columns = Columns(matrix);
        var entries = new T[Rows(matrix) * columns];
        for (int row = 0; row < matrix.Length; row++)
            matrix[row].CopyTo(entries, row * columns);
        return entries;
    }

    /// <inheritdoc cref="Input{T}(T[,], T[,], string, string)"/>
    public static Entries<T> Input<T>(T[][] matrix, T[][] first, [CallerArgumentExpression(nameof(matrix))] string name = "", [CallerArgumentExpression(nameof(first))] string firstName = "")
    {
        Entries<T> entries = Input(matrix, name);
        SameShape(matrix, name, first, firstName);
        return entries;
    }

    /// <inheritdoc cref="Output{T}(T[,], T[,], string, string)"/>
    public static Entries<T> Output<T>(T[][]? matrix, T[][] input, [CallerArgumentExpression(nameof(matrix))] string name = "", [CallerArgumentExpression(nameof(input))] string inputName = "")
    {
        if (matrix is null)
            return default;
        SameLengths(matrix, name);
        SameShape(matrix, name, input, inputName);
        return new T[Rows(matrix) * Columns(matrix)];
    }

    public static void Store<T>(Entries<T> entries, T[][]? matrix)
    {
        for (int row = 0; row < matrix?.Length; row++)
            entries.Span.Slice(row * Columns(matrix), Columns(matrix)).CopyTo(matrix[row]);
    }

    private static void SameLengths<T>(T[][] matrix, string name)
    {
        Checks.NotNull(matrix, name);
        for (int row = 0; row < matrix.Length; row++)
        {
            if (matrix[row] is null)
                throw new ArgumentException($"Expected rows, but row {row} is null.", name);
            if (matrix[row].Length != matrix[0].Length)
                throw new ArgumentException($"Expected {matrix[0].Length} entries in every row, as the first has, but row {row} has {matrix[row].Length}.", name);
        }
    }

    private static void SameShape<T>(T[][] matrix, string name, T[][] other, string otherName)
    {
        if (Rows(matrix) != Rows(other) || Columns(matrix) != Columns(other))
            throw new ArgumentException($"Expected {Rows(other)} x {Columns(other)}, the shape of '{otherName}', but the shape is {Rows(matrix)} x {Columns(matrix)}.", name);
    }
}
