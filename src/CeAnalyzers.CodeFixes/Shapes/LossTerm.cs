using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>target * log(operand), perhaps with a minus before it.</summary>
internal sealed record LossTerm(IOperation Target, IOperation Operand, bool IsNegated)
{
    public static LossTerm? Of(IOperation operation) => Variables.Unwrap(operation) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus => Of(minus.Operand)?.Negated(),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product => Product(product.LeftOperand, product.RightOperand) ?? Product(product.RightOperand, product.LeftOperand),
        _ => null,
    };

    public LossTerm Negated() => this with { IsNegated = !IsNegated };

    private static LossTerm? Product(IOperation target, IOperation log) => (Variables.Unwrap(target), Variables.Unwrap(log)) switch
    {
        (IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus, _) => Product(minus.Operand, log)?.Negated(),
        ({ } factor, IInvocationOperation { TargetMethod.Name: "Log", Arguments: [{ Value: var operand }] }) => new LossTerm(factor, Variables.Unwrap(operand)!, false),
        _ => null,
    };
}
