using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Products and quotients in whatever spelling: x * y, x.mul(y), ops.Multiply(x, y), x.PointwiseMultiply(y).</summary>
internal static class Products
{
    private static readonly HashSet<string> Multiplications = ["Multiply", "Mul", "mul", "multiply", "Times", "ElementTimes", "PointwiseMultiply", "TensorMultiply", "MultiplyElementwise", "Hadamard", "HadamardProduct"];
    private static readonly HashSet<string> Divisions = ["Divide", "Div", "div", "divide", "ElementDivide", "PointwiseDivide", "TensorDivide"];

    /// <summary>A product with the sum over the row taken at once.</summary>
    private static readonly HashSet<string> InnerProducts = ["DotProduct", "Dot", "dot", "InnerProduct", "inner"];

    /// <summary>Whether a method of this name multiplies element by element.</summary>
    public static bool IsMultiplication(string name) => Multiplications.Contains(name);

    public static bool IsInnerProduct(IOperation? operation) => operation is IInvocationOperation call && InnerProducts.Contains(call.TargetMethod.Name);

    /// <summary>Whether a method of this name makes one number of a row: a sum, or an inner product.</summary>
    public static bool IsSumOfTerms(string name) => name is "Sum" or "sum" or "Average" or "Mean" or "mean" || InnerProducts.Contains(name);

    public static bool IsProduct(IOperation? operation) =>
        operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } || (operation is IInvocationOperation call && Multiplications.Contains(call.TargetMethod.Name));

    public static bool IsQuotient(IOperation? operation) =>
        operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } || (operation is IInvocationOperation call && Divisions.Contains(call.TargetMethod.Name));

    /// <summary>The two sides of a product or quotient; what is not one of two sides has none.</summary>
    public static (IOperation Left, IOperation Right)? Sides(IOperation operation) => operation switch
    {
        IBinaryOperation binary => (binary.LeftOperand, binary.RightOperand),
        IInvocationOperation { Instance: { } instance, Arguments: [var only] } when Numbers.IsNumeric(instance.Type) => (instance, only.Value),
        IInvocationOperation { Instance: { } instance, TargetMethod.ReturnsVoid: true, Arguments: [var only, _] } when Numbers.IsNumeric(instance.Type) => (instance, only.Value), // x.Multiply(y, result)
        IInvocationOperation { Arguments: [var first, var second, ..] } => (first.Value, second.Value),
        _ => null,
    };
}
