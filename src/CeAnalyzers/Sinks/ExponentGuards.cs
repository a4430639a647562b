using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>
/// What keeps the exponential under a log from overflowing, besides the arithmetic: a branch on the sign of its exponent, an early return for a
/// large one, a test of the result for infinity.
/// </summary>
internal sealed class ExponentGuards
{
    private const int MaxDepth = 6;

    private readonly IOperation log;
    private readonly FlowAnalysis flow;

    private ExponentGuards(IOperation log, FlowAnalysis flow)
    {
        this.log = log;
        this.flow = flow;
    }

    public static bool Keep(ExponentialLogSink sink)
    {
        if (DominatingGuards.TestInfinity(sink.Operation, sink.Flow)) return true;
        var guards = new ExponentGuards(sink.Operation, sink.Flow);
        List<IOperation> exponents = [.. guards.Exponents(sink.Operand, 0)];
        return exponents.Count > 0 && (sink.Form == ExponentialLog.OneMinus
            ? exponents.Any(x => guards.IsCompared(x))
            : exponents.All(x => guards.IsKept(x, below: true, 0)));
    }

    /// <summary>x of each exp(x) in an expression and in the locals that it names.</summary>
    private IEnumerable<IOperation> Exponents(IOperation? operation, int depth)
    {
        operation = Variables.Unwrap(operation);
        if (operation is null || depth > MaxDepth) return [];
        return operation switch
        {
            IBinaryOperation binary => Exponents(binary.LeftOperand, depth + 1).Concat(Exponents(binary.RightOperand, depth + 1)),
            ILocalReferenceOperation local => WritesOf(local).SelectMany(w => Exponents(w, depth + 1)),
            IInvocationOperation call when flow.ValueOf(call).Operator is Operator.Exp => [Exponent(call)],
            IInvocationOperation call when flow.ValueOf(call).Operator is Operator.Add or Operator.Subtract => call.Arguments.SelectMany(a => Exponents(a.Value, depth + 1)),
            _ when UnboundCall.Of(operation) is { Arguments: [.., var last] } call => flow.ValueOf(operation).Operator switch
            {
                Operator.Exp => [last.Value],
                Operator.Add or Operator.Subtract => call.Arguments.SelectMany(a => Exponents(a.Value, depth + 1)),
                _ => [],
            },
            _ => [],
        };
    }

    /// <summary>The last argument: Exp(x), Pow(e, x); else the receiver.</summary>
    private static IOperation Exponent(IInvocationOperation call) =>
        call.Instance is { } instance && Numbers.IsNumeric(instance.Type) || call.Arguments.IsEmpty ? call.Instance! : call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Last().Value;

    private IEnumerable<IOperation?> WritesOf(ILocalReferenceOperation local) => flow.BodyOf(local).WritesOf(local.Local).Select(w => w.Scope == WriteScope.Whole ? w.Value : null);

    /// <summary>Whether a value is kept below some bound, or above one.</summary>
    private bool IsKept(IOperation? operation, bool below, int depth)
    {
        IOperation? value = Variables.Unwrap(operation);
        if (value is null || depth > MaxDepth) return false;
        Bounds bounds = flow.ValueOf(value).Bounds;
        if (below ? bounds.IsBoundedAbove : bounds.IsBoundedBelow) return true;
        if (IsGuarded(value, below)) return true;
        return value switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus => IsKept(minus.Operand, !below, depth + 1),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => IsOrdered(difference, below) || IsMaximum(difference) || IsShiftKept(difference, below, depth),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide } binary => IsScaledKept(binary, below, depth),
            IConditionalOperation choice => IsKept(choice.WhenTrue, below, depth + 1) && IsKept(choice.WhenFalse, below, depth + 1),
            ILocalReferenceOperation local => WritesOf(local).ToList() is { Count: > 0 } writes && writes.All(w => IsKept(w, below, depth + 1)),
            _ => false,
        };
    }

    /// <summary>A condition around the exponential, or around the log, says so.</summary>
    private bool IsGuarded(IOperation value, bool below)
    {
        bool Says(BinaryOperatorKind kind, IOperation bound) => kind == BinaryOperatorKind.Equals
            || (below ? kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual : kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual);
        return new[] { value, log }.Any(place => DominatingGuards.Compare(place, value, Says) || DominatingGuards.CompareSize(place, value));
    }

    private bool IsCompared(IOperation exponent)
    {
        IOperation value = Variables.Unwrap(exponent)!;
        if (value is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus) value = Variables.Unwrap(minus.Operand)!;
        return IsGuarded(value, below: true) || IsGuarded(value, below: false);
    }

    /// <summary>b - a where a condition around it says that b is less than a, or where the two were exchanged before if it was not.</summary>
    private bool IsOrdered(IBinaryOperation difference, bool below) =>
        below && (Exchange.Orders(difference.RightOperand, difference.LeftOperand, difference) || Exchange.Assigns(difference.RightOperand, difference.LeftOperand, difference, flow))
        || DominatingGuards.Compare(difference, Variables.Unwrap(difference.LeftOperand)!, (kind, bound) =>
            DominatingGuards.AreAlike(bound, difference.RightOperand)
            && (below ? kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual : kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual));

    /// <summary>z[i] - max, where the maximum was found among the same numbers by a loop; z[i] - z[j] is any difference.</summary>
    private bool IsMaximum(IBinaryOperation difference) =>
        Variables.Named(difference.RightOperand) is not null && Variables.Named(difference.LeftOperand) is null
        && flow.ValueOf(difference.RightOperand).SameShape(flow.ValueOf(difference.LeftOperand));

    private bool IsShiftKept(IBinaryOperation difference, bool below, int depth) =>
        IsConstant(difference.RightOperand) ? IsKept(difference.LeftOperand, below, depth + 1)
        : IsConstant(difference.LeftOperand) && IsKept(difference.RightOperand, !below, depth + 1);

    /// <summary>x plus, times or divided by a constant; -y * f, the negative of y * f.</summary>
    private bool IsScaledKept(IBinaryOperation binary, bool below, int depth)
    {
        (IOperation factor, IOperation other) = IsConstant(binary.LeftOperand) ? (binary.LeftOperand, binary.RightOperand) : (binary.RightOperand, binary.LeftOperand);
        if (!IsConstant(factor) || binary.OperatorKind == BinaryOperatorKind.Divide && factor == binary.LeftOperand) return false;
        bool keepsOrder = binary.OperatorKind == BinaryOperatorKind.Add || flow.ValueOf(factor).Number >= 0;
        return IsKept(other, keepsOrder == below, depth + 1);
    }

    private bool IsConstant(IOperation operation) => flow.ValueOf(operation).IsConstant;
}
