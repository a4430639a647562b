using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>ILGPU: the functions of its kernels, with and without the algorithms library.</summary>
internal static class IlgpuApis
{
    private static readonly string[] XMath = ["ILGPU.Algorithms.XMath"];
    private static readonly string[] Both = ["ILGPU.IntrinsicMath", .. XMath];

    public static Library Library { get; } = new("ILGPU.IntrinsicMath",
    [
        .. ApiRows.Operators(XMath, Operator.Log, "Log"),
        .. ApiRows.Operators(XMath, Operator.LogOtherBase, "Log2", "Log10"),
        .. ApiRows.Operators(XMath, Operator.Exp, "Exp"),
        .. ApiRows.Operators(XMath, Operator.Power, "Pow"),
        .. ApiRows.Operators(XMath, Operator.Tanh, "Tanh"),
        .. ApiRows.Operators(XMath, Operator.Sine, "Sin"),
        .. ApiRows.Operators(XMath, Operator.Cosine, "Cos"),
        .. ApiRows.Formulas(XMath, Formulas.Reciprocal, "Rcp"),
        .. ApiRows.Operators(Both, Operator.Abs, "Abs"),
        .. ApiRows.Operators(Both, Operator.Max, "Max"),
        .. ApiRows.Operators(Both, Operator.Min, "Min"),
        .. ApiRows.Clips(Both, "Clamp"),
    ]);
}
