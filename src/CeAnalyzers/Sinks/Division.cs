using System.Text.RegularExpressions;
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
    /// <summary>The names of what a sum or a row is divided or multiplied by as a whole.</summary>
    public static readonly Regex Scale = new("temp|weight|scale|sum|total|count|norm|std|sigma|var|lambda|rate|batch|size|num|len|^[nm]$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static readonly string[] Names = ["Divide", "divide", "div", "Div", "PointwiseDivide", "ElementwiseDivide", "DivideElementwise", "DivBy", "DivideBy", "DividedBy", "TrueDivide", "true_divide", "TensorDivide", "DivideByThis", "op_DotDivide"];

    public static Division? Of(IOperation? operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient => new(quotient, quotient.LeftOperand, quotient.RightOperand),
        IInvocationOperation { TargetMethod.Name: "DivideByThis", Instance: { } divisor, Arguments: [var divided, ..] } call => new(call, divided.Value, divisor),
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
                case IInvocationOperation { TargetMethod.Name: var name } when Negation.Names.Contains(name): (outer, isNegative) = (outer.Parent, !isNegative); break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var name } call } when Negation.Names.Contains(name): (outer, isNegative) = (call, !isNegative); break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product: (outer, isNegative) = (product, isNegative ^ IsNegative(product.LeftOperand == outer ? product.RightOperand : product.LeftOperand)); break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference when difference.RightOperand == outer: return (outer, !isNegative);
                case ICompoundAssignmentOperation assignment when BinaryProcessor.OperatorOf(assignment) == Operator.Subtract: return (outer, !isNegative);
                default: return (outer, isNegative);
            }
        }
    }

    /// <summary>The quotient without the factors that only scale it, as -scale * y / (n * p) has them, and whether one of them is negative.</summary>
    public (Division Plain, bool IsNegative) Unscaled()
    {
        (IOperation numerator, bool isNumeratorNegative) = Unscaled(Numerator);
        (IOperation denominator, bool isDenominatorNegative) = Unscaled(Denominator);
        return (this with { Numerator = numerator, Denominator = denominator }, isNumeratorNegative ^ isDenominatorNegative);
    }

    /// <summary>Its value without all such factors, wherever they stand: (p - y) / (p (1 - p)) of (p - y) / (n * p * (1 - p)). Null where there is none.</summary>
    public Value? UnscaledValue(FlowAnalysis flow)
    {
        List<IOperation> numerator = [.. FactorsOf(Numerator)], denominator = [.. FactorsOf(Denominator)];
        if (numerator.RemoveAll(IsScale) + denominator.RemoveAll(IsScale) == 0 || numerator.Count == 0 || denominator.Count == 0) return null;
        return Arithmetic.Apply(Operator.Divide, Operation.Syntax, Product(numerator), Product(denominator));

        Value Product(IEnumerable<IOperation> factors) => factors.Select(flow.ValueOf).Aggregate((product, factor) => Arithmetic.Apply(Operator.Multiply, Operation.Syntax, product, factor));
    }

    private static IEnumerable<IOperation> FactorsOf(IOperation operation) =>
        Variables.Unwrap(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product ? FactorsOf(product.LeftOperand).Concat(FactorsOf(product.RightOperand)) : [operation];

    private static (IOperation Factor, bool IsNegative) Unscaled(IOperation operation)
    {
        bool isNegative = false;
        while (Variables.Unwrap(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product && (IsScale(product.LeftOperand) || IsScale(product.RightOperand)))
        {
            (IOperation scale, operation) = IsScale(product.LeftOperand) ? (product.LeftOperand, product.RightOperand) : (product.RightOperand, product.LeftOperand);
            isNegative ^= IsNegative(scale);
        }

        return (operation, isNegative);
    }

    /// <summary>A number, a count or a variable that is called a scale, with or without a minus.</summary>
    private static bool IsScale(IOperation factor)
    {
        if (Variables.Unwrap(factor) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } sign) factor = sign.Operand;
        return factor.ConstantValue.HasValue || Variables.Unwrap(factor)?.Type?.SpecialType == SpecialType.System_Int32 || Variables.Named(factor) is { } variable && Scale.IsMatch(variable.Name);
    }

    private static bool IsNegative(IOperation factor) =>
        Variables.Unwrap(factor) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } || Constants.Number(factor) is < 0;
}
