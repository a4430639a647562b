using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>A comparison as an operator or as a call of an interface of arithmetic on T, bound or not: x > y, ops.GreaterThan(x, y).</summary>
internal sealed record Comparison(BinaryOperatorKind Kind, IOperation Left, IOperation Right)
{
    public static Comparison? Of(IOperation? operation) => Variables.Unwrap(operation) switch
    {
        IBinaryOperation binary => new(binary.OperatorKind, binary.LeftOperand, binary.RightOperand),
        IInvocationOperation { Arguments: [{ Value: var left }, { Value: var right }] } call when KindOf(call.TargetMethod.Name) is { } kind => new(kind, left, right),
        var other => UnboundCall.Of(other) is { Arguments: [{ Value: var left }, { Value: var right }] } call && KindOf(UnboundCall.NameOf(call.Syntax)) is { } kind ? new(kind, left, right) : null,
    };

    private static BinaryOperatorKind? KindOf(string? name) => name switch
    {
        "GreaterThan" => BinaryOperatorKind.GreaterThan,
        "GreaterThanOrEqual" or "GreaterThanOrEquals" or "GreaterOrEqual" => BinaryOperatorKind.GreaterThanOrEqual,
        "LessThan" => BinaryOperatorKind.LessThan,
        "LessThanOrEqual" or "LessThanOrEquals" or "LessOrEqual" => BinaryOperatorKind.LessThanOrEqual,
        _ => null,
    };
}
