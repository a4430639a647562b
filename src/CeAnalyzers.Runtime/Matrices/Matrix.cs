using System.Runtime.CompilerServices;

namespace CeAnalyzers;

/// <summary>Rectangular arrays as the row-major entries that the losses take, after checks of their shapes.</summary>
internal static partial class Matrix
{
    public static int Rows<T>(T[,] matrix) => matrix.GetLength(0);

    public static int Columns<T>(T[,] matrix) => matrix.GetLength(1);

    /// <summary>A new matrix of the same shape.</summary>
    public static T[,] Like<T>(T[,] matrix, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        Checks.NotNull(matrix, name);
        return new T[Rows(matrix), Columns(matrix)];
    }

    public static Entries<T> Input<T>(T[,] matrix, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        Checks.NotNull(matrix, name);
        return Of(matrix);
    }

    /// <summary>A second input, of the first one's shape.</summary>
    public static Entries<T> Input<T>(T[,] matrix, T[,] first, [CallerArgumentExpression(nameof(matrix))] string name = "", [CallerArgumentExpression(nameof(first))] string firstName = "")
    {
        Checks.NotNull(matrix, name);
        SameShape(matrix, name, first, firstName);
        return Of(matrix);
    }

    /// <summary>Where to write what <c>Store</c> then puts into an output of an input's shape; nowhere, if there is no output.</summary>
    public static Entries<T> Output<T>(T[,]? matrix, T[,] input, [CallerArgumentExpression(nameof(matrix))] string name = "", [CallerArgumentExpression(nameof(input))] string inputName = "")
    {
        if (matrix is null)
            return default;
        SameShape(matrix, name, input, inputName);
        return Of(matrix);
    }

    private static void SameShape<T>(T[,] matrix, string name, T[,] other, string otherName)
    {
        if (Rows(matrix) != Rows(other) || Columns(matrix) != Columns(other))
            throw new ArgumentException($"Expected {Rows(other)} x {Columns(other)}, the shape of '{otherName}', but the shape is {Rows(matrix)} x {Columns(matrix)}.", name);
    }
}
