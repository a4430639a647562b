using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>The base library: Math, MathF, the number types, generic math; conversions and views.</summary>
internal static class MathApis
{
    private static readonly string[] NumberTypes = ["System.Double", "System.Single", "System.Half"];
    private static readonly string[] Scalars = ["System.Math", "System.MathF", .. NumberTypes];

    public static Library Library { get; } = new("System.Math",
    [
        .. ApiRows.Operators([.. Scalars, "System.Numerics.IExponentialFunctions`1"], Operator.Exp, "Exp"),
        .. ApiRows.Operators([.. Scalars, "System.Numerics.ILogarithmicFunctions`1"], Operator.Log, "Log"),
        .. ApiRows.Operators([.. Scalars, "System.Numerics.ILogarithmicFunctions`1"], Operator.LogOtherBase, "Log2", "Log10"),
        .. ApiRows.Operators([.. Scalars, "System.Numerics.INumber`1"], Operator.Max, "Max"),
        .. ApiRows.Operators([.. NumberTypes, "System.Numerics.INumber`1"], Operator.Max, "MaxNumber"),
        .. ApiRows.Operators([.. Scalars, "System.Numerics.INumberBase`1"], Operator.Max, "MaxMagnitude"),
        .. ApiRows.Operators([.. Scalars, "System.Numerics.INumber`1"], Operator.Min, "Min"),
        .. ApiRows.Operators([.. NumberTypes, "System.Numerics.INumber`1"], Operator.Min, "MinNumber"),
        .. ApiRows.Operators([.. Scalars, "System.Numerics.INumberBase`1"], Operator.Abs, "Abs"),
        .. ApiRows.Operators([.. Scalars, "System.Numerics.IPowerFunctions`1"], Operator.Power, "Pow"),
        .. ApiRows.Operators([.. Scalars, "System.Numerics.IRootFunctions`1"], Operator.SquareRoot, "Sqrt"),
        .. ApiRows.Operators([.. Scalars, "System.Numerics.IHyperbolicFunctions`1"], Operator.Tanh, "Tanh"),
        .. ApiRows.Operators([.. Scalars, "System.Numerics.ITrigonometricFunctions`1"], Operator.Sine, "Sin"),
        .. ApiRows.Operators([.. Scalars, "System.Numerics.ITrigonometricFunctions`1"], Operator.Cosine, "Cos"),
        .. ApiRows.Clips(["System.Math", .. NumberTypes, "System.Numerics.INumber`1"], "Clamp"),
        .. ApiRows.Clips([.. NumberTypes, "System.Numerics.INumber`1"], "ClampNative"),
        .. ApiRows.Operators([.. NumberTypes, "System.Numerics.ILogarithmicFunctions`1"], Operator.Log1P, "LogP1")
            .Unstable("it computes Log(x + 1), which is 0 for x = 1e-20", "Log1P"),
        .. ApiRows.Operators([.. NumberTypes, "System.Numerics.IExponentialFunctions`1"], Operator.ExpM1, "ExpM1")
            .Unstable("it computes Exp(x) - 1, which is 0 for x = 1e-20", "ExpM1"),
        .. ApiRows.Passes(["System.Numerics.INumberBase`1"], "CreateChecked", "CreateSaturating", "CreateTruncating"),
        .. ApiRows.Passes(["System.Convert"], "ToDouble", "ToSingle"),
        .. ApiRows.Passes(["System.Runtime.InteropServices.MemoryMarshal"], "CreateSpan", "CreateReadOnlySpan", "Cast"),
    ]);
}
