using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>System.Numerics.Tensors.TensorPrimitives: vector operations into a destination span.</summary>
internal static class TensorPrimitivesApis
{
    private static readonly string[] Type = ["System.Numerics.Tensors.TensorPrimitives"];

    public static IEnumerable<Api> Rows { get; } =
    [
        .. Vector(Operator.Exp, "Exp"),
        .. Vector(Operator.Log, "Log"),
        .. Vector(Operator.LogOtherBase, "Log2", "Log10"),
        .. Vector(Operator.Add, "Add"),
        .. Vector(Operator.Subtract, "Subtract"),
        .. Vector(Operator.Multiply, "Multiply"),
        .. Vector(Operator.Divide, "Divide"),
        .. Vector(Operator.Negate, "Negate"),
        .. Vector(Operator.Abs, "Abs"),
        .. Vector(Operator.Tanh, "Tanh"),
        .. Vector(Operator.Power, "Pow"),
        .. Vector(Operator.Log1P, "LogP1").Select(row => row with { Instability = new("it computes Log(x + 1), which is 0 for x = 1e-20", "Log1P") }),
        .. Vector(Operator.ExpM1, "ExpM1").Select(row => row with { Instability = new("it computes Exp(x) - 1, which is 0 for x = 1e-20", "ExpM1") }),
        .. ApiRows.Operators(Type, Operator.Sum, "Sum"),
        .. ApiRows.Operators(Type, Operator.Max, "Max"),
        .. ApiRows.Operators(Type, Operator.Min, "Min"),
        .. ApiRows.Clips(Type, "Clamp").Select(row => row with { HasDestination = true }),
        .. ApiRows.Makes(Type, ValueKind.SigmoidProbability, "Sigmoid").Select(row => row with { HasDestination = true }),
        .. ApiRows.Makes(Type, ValueKind.SoftmaxProbability, "SoftMax").Select(row => row with
        {
            HasDestination = true,
            IsUnshifted = true,
            Instability = new("it subtracts no maximum, so a logit of 89 in float (710 in double) makes the whole row NaN", "Softmax"),
        }),
    ];

    private static IEnumerable<Api> Vector(Operator @operator, params string[] members) =>
        ApiRows.Operators(Type, @operator, members).Select(row => row with { HasDestination = true });
}
