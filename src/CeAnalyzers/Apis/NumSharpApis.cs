using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>NumSharp: the functions of np and the methods of its arrays.</summary>
internal static class NumSharpApis
{
    private const string Array = "NumSharp.NDArray";
    private static readonly string[] Np = ["NumSharp.np"];
    private static readonly string[] Both = [Array, .. Np];

    public static Library Library { get; } = new("NumSharp.np",
    [
        .. ApiRows.Operators(Np, Operator.Log, "log"),
        .. ApiRows.Operators(Np, Operator.LogOtherBase, "log2", "log10"),
        .. ApiRows.Operators(Np, Operator.Log1P, "log1p"),
        .. ApiRows.Operators(Np, Operator.Exp, "exp"),
        .. ApiRows.Operators(Np, Operator.ExpM1, "expm1"),
        .. ApiRows.Operators(Np, Operator.Tanh, "tanh"),
        .. ApiRows.Operators(Np, Operator.Sine, "sin"),
        .. ApiRows.Operators(Np, Operator.Cosine, "cos"),
        .. ApiRows.Operators(Np, Operator.Abs, "abs", "absolute"),
        .. ApiRows.Operators(Np, Operator.Square, "square"),
        .. ApiRows.Operators(Np, Operator.Power, "power"),
        .. ApiRows.Operators(Np, Operator.Add, "add"),
        .. ApiRows.Operators(Np, Operator.Subtract, "subtract"),
        .. ApiRows.Operators(Np, Operator.Multiply, "multiply"),
        .. ApiRows.Operators(Np, Operator.Divide, "divide", "true_divide"),
        .. ApiRows.Operators(Both, Operator.Negate, "negative"),
        .. ApiRows.Operators(Np, Operator.Max, "maximum", "fmax", "nanmax"),
        .. ApiRows.Operators(Both, Operator.Max, "max", "amax"),
        .. ApiRows.Operators(Np, Operator.Min, "minimum", "fmin"),
        .. ApiRows.Operators(Both, Operator.Min, "min", "amin"),
        .. ApiRows.Operators(Both, Operator.Sum, "sum", "mean"),
        .. ApiRows.Operators(Np, Operator.Sum, "nansum", "nanmean", "average"),
        .. ApiRows.Formulas(Np, Formulas.Reciprocal, "reciprocal"),
        .. ApiRows.Clips(Both, "clip"),
        .. ApiRows.Passes(Np, "array", "asarray", "copy", "expand_dims", "ravel", "reshape", "squeeze", "transpose"),
        .. ApiRows.Passes([Array], "reshape", "flatten", "ravel", "copy", "astype", "Clone", "squeeze", "transpose", "swapaxes", "view", "item", "ToArray", "GetData", "GetDouble", "GetSingle",
            "GetValue", "GetAtIndex", "Data"),
    ]);
}
