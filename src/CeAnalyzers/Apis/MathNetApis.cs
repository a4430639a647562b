using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>Math.NET Numerics: vectors and matrices, special functions, distances.</summary>
internal static class MathNetApis
{
    private const string Vector = "MathNet.Numerics.LinearAlgebra.Vector`1";
    private const string Matrix = "MathNet.Numerics.LinearAlgebra.Matrix`1";
    private static readonly string[] Both = [Vector, Matrix];
    private static readonly string[] Special = ["MathNet.Numerics.SpecialFunctions"];

    public static Library Library { get; } = new(Vector,
    [
        .. ApiRows.Makes(Special, ValueKind.SigmoidProbability, "Logistic"),
        .. ApiRows.Makes(Special, ValueKind.Logits, "Logit"),
        .. ApiRows.Operators(Special, Operator.ExpM1, "ExponentialMinusOne", "Expm1"),
        .. ApiRows.Operators(Special, Operator.Log1P, "Log1p"),
        .. Elementwise(Operator.Log, "Log"),
        .. Elementwise(Operator.LogOtherBase, "Log10"),
        .. Elementwise(Operator.Exp, "Exp"),
        .. Elementwise(Operator.Abs, "Abs"),
        .. Elementwise(Operator.Tanh, "Tanh"),
        .. Elementwise(Operator.Sine, "Sin"),
        .. Elementwise(Operator.Cosine, "Cos"),
        .. ApiRows.Operators(Both, Operator.Multiply, "PointwiseMultiply", "Multiply").IntoDestination(),
        .. ApiRows.Operators(Both, Operator.Divide, "PointwiseDivide", "Divide").IntoDestination(),
        .. ApiRows.Operators(Both, Operator.Add, "Add").IntoDestination(),
        .. ApiRows.Operators(Both, Operator.Subtract, "Subtract").IntoDestination(),
        .. ApiRows.Operators(Both, Operator.Negate, "Negate").IntoDestination(),
        .. ApiRows.Operators(Both, Operator.Power, "PointwisePower").IntoDestination(),
        .. ApiRows.Operators(Both, Operator.Max, "PointwiseMaximum").IntoDestination(),
        .. ApiRows.Operators(Both, Operator.Min, "PointwiseMinimum").IntoDestination(),
        .. Reversed(Operator.Subtract, "SubtractFrom"),
        .. Reversed(Operator.Divide, "DivideByThis"),
        .. ApiRows.Operators([Vector], Operator.Max, "Maximum"),
        .. ApiRows.Operators([Vector], Operator.Min, "Minimum"),
        .. ApiRows.Operators([Vector], Operator.Sum, "Sum"),
        .. ApiRows.Operators([Matrix], Operator.Sum, "RowSums", "ColumnSums"),
        .. ApiRows.Formulas([Vector], Formulas.Normalised, "Normalize"),
        .. ApiRows.Formulas([Matrix], Formulas.Normalised, "NormalizeRows", "NormalizeColumns"),
        .. ApiRows.Applies(Both, "Map", "MapConvert", "Map2", "MapIndexed").IntoDestination(),
        .. ApiRows.Applies(Both, "MapInplace", "MapIndexedInplace").InPlace(),
        .. ApiRows.Passes(Both, "Clone", "ToArray", "AsArray", "At", "Enumerate"),
        .. ApiRows.Passes([Vector], "SubVector", "ToColumnMatrix", "ToRowMatrix"),
        .. ApiRows.Passes([Matrix], "Row", "Column", "SubMatrix", "Transpose", "ToRowArrays", "ToColumnArrays", "AsRowArrays", "AsColumnArrays", "ToRowMajorArray",
            "ToColumnMajorArray", "AsRowMajorArray", "AsColumnMajorArray", "EnumerateRows", "EnumerateColumns"),
        .. ApiRows.Passes(["MathNet.Numerics.LinearAlgebra.VectorBuilder`1"], "Dense", "DenseOfArray", "DenseOfVector", "DenseOfEnumerable"),
        .. ApiRows.Passes(["MathNet.Numerics.LinearAlgebra.MatrixBuilder`1"], "Dense", "DenseOfArray", "DenseOfMatrix", "DenseOfRowArrays", "DenseOfColumnArrays", "DenseOfRowVectors", "DenseOfColumnVectors", "DenseOfRows", "DenseOfColumns", "DenseOfColumnMajor", "DenseOfRowMajor"),
        .. ApiRows.Passes(Dense("Vector"), "OfArray", "OfVector", "OfEnumerable"),
        .. ApiRows.Passes(Dense("Matrix"), "OfArray", "OfMatrix", "OfRowArrays", "OfColumnArrays"),
        .. ApiRows.Losses(["MathNet.Numerics.Distance"], LossKind.SquaredDistance, "MSE", "SSD"),
    ]);

    /// <summary>x.PointwiseLog(), and Vector.Log(x).</summary>
    private static IEnumerable<Api> Elementwise(Operator @operator, string member) =>
        ApiRows.Operators(Both, @operator, "Pointwise" + member).IntoDestination().Concat(ApiRows.Operators(Both, @operator, member));

    private static IEnumerable<Api> Reversed(Operator @operator, string member) =>
        ApiRows.Operators(Both, @operator, member).IntoDestination().Select(row => row with { IsReversed = true });

    private static string[] Dense(string shape) => [.. new[] { "Double", "Single" }.Select(number => $"MathNet.Numerics.LinearAlgebra.{number}.Dense{shape}")];
}
