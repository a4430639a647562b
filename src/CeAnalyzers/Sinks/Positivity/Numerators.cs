using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Positivity;

/// <summary>What must not be 0 for a value to be not 0: c of c / total, of (double)c * weight, of Divide(FromInt(c), total).</summary>
internal static class Numerators
{
    public static IEnumerable<IOperation> Of(IOperation operation)
    {
        IOperation value = Variables.Unwrap(operation)!;
        return value switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient => Of(quotient.LeftOperand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product => Of(product.LeftOperand).Concat(Of(product.RightOperand)),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Plus } sign => Of(sign.Operand),
            IInvocationOperation call => [call, .. Arguments(call).SelectMany(Of)],
            _ => [value],
        };
    }

    private static IEnumerable<IOperation> Arguments(IInvocationOperation call)
    {
        IEnumerable<IOperation> operands = call.Arguments.Where(a => !a.IsImplicit).Select(a => a.Value);
        if (Numbers.IsNumeric(call.Instance?.Type)) operands = operands.Prepend(call.Instance!);
        return Products.IsQuotient(call) ? operands.Take(1) : Products.IsProduct(call) ? operands : operands.Count() == 1 ? operands.Where(o => o.Type?.TypeKind != TypeKind.Delegate && !IsNegated(o)) : [];
    }

    /// <summary>What keeps x above 0 says nothing good of a function of -x: Sigmoid(-x) is 0 where x is large.</summary>
    private static bool IsNegated(IOperation argument) => Variables.Unwrap(argument) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus };
}
