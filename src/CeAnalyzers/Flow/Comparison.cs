using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>A comparison as an operator or as a call, bound or not: x > y, ops.GreaterThan(x, y) of arithmetic on T, Approximately(x, y).</summary>
internal sealed record Comparison(BinaryOperatorKind Kind, IOperation Left, IOperation Right)
{
    /// <summary>x.Equals(y), Mathf.Approximately(x, y), AlmostEqual(x, y, tolerance), x.IsNear(y).</summary>
    private static readonly Regex Equality = new("^equals?$|^(are_?|is_?)?(approx|near|close|almost|equal)|almost_?equal|fuzzy_?equal", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Comparison? Of(IOperation? operation) => Variables.Unwrap(operation) switch
    {
        IBinaryOperation binary => new(binary.OperatorKind, binary.LeftOperand, binary.RightOperand),
        IInvocationOperation call when KindOf(call.TargetMethod.Name) is { } kind => Of(kind, call.Instance, [.. call.Arguments.Where(a => a.ArgumentKind != ArgumentKind.DefaultValue).Select(a => a.Value)]),
        var other => UnboundCall.Of(other) is { } call && KindOf(UnboundCall.NameOf(call.Syntax)) is { } kind ? Of(kind, call.Receiver, [.. call.Arguments.Select(a => a.Value)]) : null,
    };

    /// <summary>Of two arguments and perhaps a tolerance, or of the number that it is called on and one argument.</summary>
    private static Comparison? Of(BinaryOperatorKind kind, IOperation? receiver, IOperation[] arguments) => (Numbers.IsScalar(receiver?.Type), arguments) switch
    {
        (true, [var right, ..]) => new(kind, receiver!, right),
        (false, [var left, var right]) => new(kind, left, right),
        (false, [var left, var right, _]) when kind == BinaryOperatorKind.Equals => new(kind, left, right),
        _ => null,
    };

    private static BinaryOperatorKind? KindOf(string? name) => name switch
    {
        "GreaterThan" or "ThrowIfGreaterThan" => BinaryOperatorKind.GreaterThan,
        "GreaterThanOrEqual" or "ThrowIfGreaterThanOrEqual" or "GreaterThanOrEquals" or "GreaterOrEqual" => BinaryOperatorKind.GreaterThanOrEqual,
        "LessThan" or "ThrowIfLessThan" => BinaryOperatorKind.LessThan,
        "LessThanOrEqual" or "ThrowIfLessThanOrEqual" or "LessThanOrEquals" or "LessOrEqual" => BinaryOperatorKind.LessThanOrEqual,
        not null when Equality.IsMatch(name) => BinaryOperatorKind.Equals,
        _ => null,
    };
}
