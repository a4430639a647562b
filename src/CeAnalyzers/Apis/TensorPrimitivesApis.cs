using CeAnalyzers.Kinds;

namespace CeAnalyzers.Apis;

/// <summary>System.Numerics.Tensors: vector operations into a destination span, and the same over tensors, which return one or take a destination.</summary>
internal static class TensorPrimitivesApis
{
    private const string Primitives = "System.Numerics.Tensors.TensorPrimitives";
    private const string Tensor = "System.Numerics.Tensors.Tensor";
    private static readonly string[] Both = [Primitives, Tensor];

    public static Library Library { get; } = new(Primitives,
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
        .. Vector(Operator.Sine, "Sin"),
        .. Vector(Operator.Cosine, "Cos"),
        .. Vector(Operator.SquareRoot, "Sqrt"),
        .. Vector(Operator.Power, "Pow"),
        .. Vector(Operator.Max, "Max", "MaxNumber", "MaxMagnitude", "MaxMagnitudeNumber"),
        .. Vector(Operator.Min, "Min", "MinNumber"),
        .. Vector(Operator.Log1P, "LogP1").Unstable("it computes Log(x + 1), which is 0 for x = 1e-20", "Log1P"),
        .. Vector(Operator.ExpM1, "ExpM1").Unstable("it computes Exp(x) - 1, which is 0 for x = 1e-20", "ExpM1"),
        .. ApiRows.Formulas(Both, Formulas.Reciprocal, "Reciprocal").IntoDestination(),
        .. ApiRows.Operators(Both, Operator.Sum, "Sum", "Average"),
        .. ApiRows.Clips([Primitives], "Clamp").IntoDestination(),
        .. ApiRows.Passes([Primitives], "ConvertTruncating", "ConvertSaturating", "ConvertChecked", "ConvertToHalf", "ConvertToSingle").IntoDestination(),
        .. ApiRows.Makes(Both, ValueKind.SigmoidProbability, "Sigmoid").IntoDestination(),
        .. ApiRows.Makes(Both, ValueKind.SoftmaxProbability, "SoftMax").IntoDestination()
            .Unstable("it subtracts no maximum, so a logit of 89 in float (710 in double) makes the whole row NaN", "Softmax").Select(row => row with { IsUnshifted = true }),
        .. ApiRows.Passes([Tensor], "Create", "AsTensorSpan", "AsReadOnlyTensorSpan", "Reshape", "Squeeze", "SqueezeDimension", "Unsqueeze", "Broadcast", "Transpose", "PermuteDimensions",
            "Reverse", "ReverseDimension", "Resize"),
        .. ApiRows.Passes([Tensor + "`1", "System.Numerics.Tensors.TensorSpan`1", "System.Numerics.Tensors.ReadOnlyTensorSpan`1"], "Slice"),
        .. ApiRows.Passes([Tensor + "`1"], "AsTensorSpan", "AsReadOnlyTensorSpan", "ToDenseTensor"),
    ]);

    private static IEnumerable<Api> Vector(Operator @operator, params string[] members) => ApiRows.Operators(Both, @operator, members).IntoDestination();
}
