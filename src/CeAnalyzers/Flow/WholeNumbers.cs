using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Whole numbers are not followed; only their sign is, where the arithmetic shows it: the -(x * x) of a kernel over pixels, the -t of a decay.</summary>
internal static class WholeNumbers
{
    private const int MaxDepth = 4;

    public static Value Value(IOperation operation)
    {
        Value leaf = Kinds.Value.Leaf(operation.Syntax);
        return BoundsOf(operation, MaxDepth) is { IsAll: false } bounds ? leaf.Within(bounds) : leaf;
    }

    private static Bounds BoundsOf(IOperation? operation, int depth) => Variables.Unwrap(operation) switch
    {
        { ConstantValue: { HasValue: true, Value: int number } } => new(number, number),
        _ when depth == 0 => Bounds.All,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus => Bounds.Of(Operator.Negate, [Within(minus.Operand, depth)]),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product when Square(product) is { } isNegative => isNegative ? Bounds.NotPositive : Bounds.NotNegative,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product => Bounds.Of(Operator.Multiply, [Within(product.LeftOperand, depth), Within(product.RightOperand, depth)]),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient => Bounds.Of(Operator.Divide, [Within(quotient.LeftOperand, depth), Within(quotient.RightOperand, depth)]),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Bounds.Of(Operator.Add, [Within(sum.LeftOperand, depth), Within(sum.RightOperand, depth)]),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } rest when Variables.Unwrap(rest.RightOperand) is ILocalReferenceOperation { Local: var counter } && Loops.CountsUp(counter) && Loops.EndsAt(counter, rest.LeftOperand.Syntax) => Bounds.NotNegative,
        ILocalReferenceOperation local when Loops.CountsUp(local.Local) => Bounds.NotNegative,
        IParameterReferenceOperation parameter when Linq.CountsUp(parameter) => Bounds.NotNegative,
        _ => Bounds.All,
    };

    private static Value Within(IOperation operation, int depth) => Kinds.Value.Leaf(operation.Syntax).Within(BoundsOf(operation, depth - 1));

    /// <summary>x * x, and -x * x, which is negative; null for other products.</summary>
    private static bool? Square(IBinaryOperation product)
    {
        IOperation left = Variables.Unwrap(product.LeftOperand)!;
        bool isNegative = left is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus };
        if (isNegative) left = Variables.Unwrap(((IUnaryOperation)left).Operand)!;
        return SyntaxFactory.AreEquivalent(left.Syntax, Variables.Unwrap(product.RightOperand)!.Syntax) && left.Syntax is ExpressionSyntax and not InvocationExpressionSyntax ? isNegative : null;
    }
}
