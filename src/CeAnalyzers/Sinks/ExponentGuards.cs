using System.Text.RegularExpressions;
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

    /// <summary>What is named the log of a probability is not above 0, whatever its body adds up.</summary>
    private static readonly Regex LogProbability = new("(^|get|compute|calc(ulate)?)_?log_?([a-z]+_?)?prob", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

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
            ILocalReferenceOperation local => flow.BodyOf(local).WritesOf(local.Local).SelectMany(w => Exponents(w.Operation is ICompoundAssignmentOperation added ? added.Value : w.Scope == WriteScope.Whole ? w.Value : null, depth + 1)),
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
        if (IsGuarded(value, below) || below && NameOf(value) is { } name && LogProbability.IsMatch(name)) return true;
        return value switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus => IsKept(minus.Operand, !below, depth + 1),
            IBinaryOperation or IInvocationOperation when OperatorOf(value) is Operator.Subtract && Products.Sides(value) is var (left, right) => IsOrdered(value, left, right, below) || IsMaximum(left, right) || IsShiftKept(left, right, below, depth),
            IBinaryOperation or IInvocationOperation when OperatorOf(value) is (Operator.Add or Operator.Multiply or Operator.Divide) and var scaling && Products.Sides(value) is var (left, right) => IsScaledKept(scaling, left, right, below, depth),
            IConditionalOperation choice => IsKept(choice.WhenTrue, below, depth + 1) && IsKept(choice.WhenFalse, below, depth + 1),
            ILocalReferenceOperation local => WritesOf(local).ToList() is { Count: > 0 } writes && writes.All(w => IsKept(w, below, depth + 1)),
            _ => false,
        };
    }

    /// <summary>Of an operator or of a call of arithmetic on T.</summary>
    private Operator? OperatorOf(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } => Operator.Add,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } => Operator.Subtract,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } => Operator.Multiply,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } => Operator.Divide,
        IInvocationOperation => flow.ValueOf(operation).Operator,
        _ => null,
    };

    private static string? NameOf(IOperation value) => value is IInvocationOperation call ? call.TargetMethod.Name : (Variables.Named(value) ?? Variables.Container(value))?.Name;

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
    private bool IsOrdered(IOperation difference, IOperation left, IOperation right, bool below) =>
        below && (Exchange.Orders(right, left, difference) || Exchange.Assigns(right, left, difference, flow))
        || DominatingGuards.Compare(difference, Variables.Unwrap(left)!, (kind, bound) =>
            DominatingGuards.AreAlike(bound, right)
            && (below ? kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual : kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual));

    /// <summary>z[i] - max, where the maximum was found among the same numbers by a loop; z[i] - z[j] is any difference.</summary>
    private bool IsMaximum(IOperation left, IOperation right) =>
        Variables.Named(right) is not null && Variables.Named(left) is null && flow.ValueOf(right).SameShape(flow.ValueOf(left));

    private bool IsShiftKept(IOperation left, IOperation right, bool below, int depth) =>
        IsConstant(right) ? IsKept(left, below, depth + 1)
        : IsConstant(left) && IsKept(right, !below, depth + 1);

    /// <summary>x plus, times or divided by a constant; -y * f, the negative of y * f.</summary>
    private bool IsScaledKept(Operator scaling, IOperation left, IOperation right, bool below, int depth)
    {
        (IOperation factor, IOperation other) = IsScale(left) ? (left, right) : (right, left);
        if (!IsScale(factor) || scaling == Operator.Divide && factor == left) return false;
        bool keepsOrder = scaling == Operator.Add || flow.ValueOf(factor).Bounds.Low >= 0;
        return IsKept(other, keepsOrder == below, depth + 1);
    }

    private bool IsScale(IOperation operation) => IsConstant(operation) || flow.ValueOf(operation) is { Operator: Operator.Log, Operands: [{ IsConstant: true, Number: > 0 }] }; // log 2, of powers of 2

    private bool IsConstant(IOperation operation) => flow.ValueOf(operation).IsConstant;
}
