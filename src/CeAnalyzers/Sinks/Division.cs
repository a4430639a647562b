using CeAnalyzers.Flow;
using CeAnalyzers.Flow.Processors;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>A quotient, as an operator or as a call: y / p, y.PointwiseDivide(p), ops.Divide(y, p).</summary>
internal sealed record Division(IOperation Operation, IOperation Numerator, IOperation Denominator)
{
    public static readonly string[] Names = ["Divide", "divide", "div", "Div", "PointwiseDivide", "ElementwiseDivide", "DivideElementwise", "TrueDivide", "true_divide", "TensorDivide"];

    public static Division? Of(IOperation? operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient => new(quotient, quotient.LeftOperand, quotient.RightOperand),
        IInvocationOperation { Instance: { } instance, Arguments: [var by, ..] } call when Numbers.IsNumeric(instance.Type) => new(call, instance, by.Value),
        IInvocationOperation { Arguments: [var numerator, var denominator, ..] } call => new(call, numerator.Value, denominator.Value),
        _ => null,
    };

    public Value Value(FlowAnalysis flow) => Arithmetic.Apply(Operator.Divide, Operation.Syntax, flow.ValueOf(Numerator), flow.ValueOf(Denominator));

    /// <summary>The quotient with the brackets, factors and signs around it, and whether it is subtracted or negated.</summary>
    public (IOperation Outer, bool IsNegative) Signed()
    {
        bool isNegative = false;
        IOperation outer = Operation;
        while (true)
        {
            switch (outer.Parent)
            {
                case IConversionOperation or IParenthesizedOperation: outer = outer.Parent; break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus }: (outer, isNegative) = (outer.Parent, !isNegative); break;
                case IInvocationOperation { TargetMethod.Name: "Negate" or "negate" or "Neg" or "neg" or "negative" }: (outer, isNegative) = (outer.Parent, !isNegative); break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Negate" or "negate" or "Neg" or "neg" or "negative" } call }: (outer, isNegative) = (call, !isNegative); break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product: (outer, isNegative) = (product, isNegative ^ IsNegative(product.LeftOperand == outer ? product.RightOperand : product.LeftOperand)); break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference when difference.RightOperand == outer: return (outer, !isNegative);
                case ICompoundAssignmentOperation assignment when BinaryProcessor.OperatorOf(assignment) == Operator.Subtract: return (outer, !isNegative);
                default: return (outer, isNegative);
            }
        }
    }

    private static bool IsNegative(IOperation factor) =>
        Variables.Unwrap(factor) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } || Constants.Number(factor) is < 0;
}
