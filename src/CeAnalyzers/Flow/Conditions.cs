using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>What a condition says of a value where it holds, or where it does not.</summary>
internal static class Conditions
{
    /// <summary>Whether the condition, being <paramref name="holds"/>, keeps the value that <paramref name="isValue"/> recognises above 0.</summary>
    public static bool KeepsPositive(IOperation condition, bool holds, Func<IOperation, bool> isValue) => Variables.Unwrap(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => KeepsPositive(not.Operand, !holds, isValue),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both =>
            holds && (KeepsPositive(both.LeftOperand, true, isValue) || KeepsPositive(both.RightOperand, true, isValue)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either =>
            !holds && (KeepsPositive(either.LeftOperand, false, isValue) || KeepsPositive(either.RightOperand, false, isValue)),
        IIsPatternOperation match when isValue(match.Value) => KeepsPositive(match.Pattern, holds),
        IBinaryOperation comparison when isValue(comparison.LeftOperand) => IsAbove(holds ? comparison.OperatorKind : Negate(comparison.OperatorKind), comparison.RightOperand),
        IBinaryOperation comparison when isValue(comparison.RightOperand) => IsAbove(Mirror(holds ? comparison.OperatorKind : Negate(comparison.OperatorKind)), comparison.LeftOperand),
        _ => false,
    };

    /// <summary>Whether a value that matches the pattern, or does not where <paramref name="holds"/> is false, is above 0.</summary>
    public static bool KeepsPositive(IPatternOperation pattern, bool holds) => pattern switch
    {
        INegatedPatternOperation not => KeepsPositive(not.Pattern, !holds),
        IBinaryPatternOperation both => holds == (both.OperatorKind == BinaryOperatorKind.And) && (KeepsPositive(both.LeftPattern, holds) || KeepsPositive(both.RightPattern, holds)),
        IRelationalPatternOperation relation => IsAbove(holds ? relation.OperatorKind : Negate(relation.OperatorKind), relation.Value),
        IConstantPatternOperation constant => IsAbove(holds ? BinaryOperatorKind.Equals : BinaryOperatorKind.NotEquals, constant.Value),
        _ => false,
    };

    public static bool IsComparison(IBinaryOperation operation) => Mirror(operation.OperatorKind) != operation.OperatorKind
        || operation.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;

    private static bool IsAbove(BinaryOperatorKind kind, IOperation bound)
    {
        double? number = bound.ConstantValue is { HasValue: true, Value: { } constant } && Constants.Value(constant) is { IsConstant: true } value ? value.Number : null;
        return kind switch
        {
            BinaryOperatorKind.GreaterThan => number is null or >= 0,
            BinaryOperatorKind.GreaterThanOrEqual => number is null or > 0,
            BinaryOperatorKind.NotEquals => number is 0,
            _ => false,
        };
    }

    private static BinaryOperatorKind Negate(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.Equals => BinaryOperatorKind.NotEquals,
        BinaryOperatorKind.NotEquals => BinaryOperatorKind.Equals,
        _ => BinaryOperatorKind.None,
    };

    private static BinaryOperatorKind Mirror(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };
}
