using System.Text.RegularExpressions;
using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Sinks;

/// <summary>What stands under a log of exponentials.</summary>
internal enum ExponentialLog
{
    /// <summary>log(1 + exp(x)).</summary>
    OnePlus,

    /// <summary>log(1 - exp(x)).</summary>
    OneMinus,

    /// <summary>log(exp(x) + exp(y)).</summary>
    Sum,

    /// <summary>log(exp(x) - exp(y)).</summary>
    Difference,

    /// <summary>log(sum(exp(z))).</summary>
    RowSum,
}

/// <summary>The log of exponentials, one of which may overflow, or cancel, where the log itself would be an ordinary number.</summary>
internal sealed class ExponentialLogSink : Sink
{
    private static readonly Regex Weight = new("^(w|pi|priors?|mix(tures?|ing)?)$|weights?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private ExponentialLogSink(IOperation call, IOperation operand, ExponentialLog form, FlowAnalysis flow)
        : base(call, flow)
    {
        Operand = operand;
        Form = form;
    }

    /// <summary>The operation whose log is taken; of log1p, what is added to 1.</summary>
    public IOperation Operand { get; }

    public ExponentialLog Form { get; }

    /// <summary>The sink that a log with this value is; null where it is none, or nothing can go wrong with it.</summary>
    public static ExponentialLogSink? Of(IOperation call, IOperation operand, Value log, FlowAnalysis flow)
    {
        if (FormOf(log) is not { } form) return null;
        var sink = new ExponentialLogSink(call, operand, form, flow);
        List<Value> exponents = [.. Exponents(log)];
        return exponents.All(x => IsHarmless(Seen(x, flow), form) && !(form == ExponentialLog.Sum && exponents.Exists(y => IsOpposite(x, y)))) || ExponentGuards.Keep(sink) ? null : sink;
    }

    /// <summary>Of exp(x) + exp(-x), which is 2 cosh(x), one grows with whatever difference x is.</summary>
    private static bool IsOpposite(Value x, Value y) => y is { Operator: Operator.Negate, Operands: [var negated] } && negated.SameShape(x) && !(x.Bounds.IsBoundedAbove && y.Bounds.IsBoundedAbove);

    private static ExponentialLog? FormOf(Value log) => log switch
    {
        { Operator: Operator.Log1P, Operands: [{ Operator: Operator.Exp }] } => ExponentialLog.OnePlus,
        { Operator: not (Operator.Log or Operator.LogOtherBase) } => null,
        { Operands: [var argument] } when SigmoidIdiom.OnePlusExp(argument) is not null => ExponentialLog.OnePlus,
        { Operands: [{ Operator: Operator.Subtract, Operands: [{ IsConstant: true, Number: 1 }, { Operator: Operator.Exp }] }] } => ExponentialLog.OneMinus,
        { Operands: [{ Operator: Operator.Subtract, Operands: [{ Operator: Operator.Exp }, { Operator: Operator.Exp }] }] } => ExponentialLog.Difference,
        { Operands: [var argument] } when Unscaled(argument) is var sum => IsSum(sum) ? (sum.Operands.Any(part => part.Operator == Operator.Add || part.IsConstant) ? ExponentialLog.RowSum : ExponentialLog.Sum) : IsRowSum(sum) ? ExponentialLog.RowSum : null,
        _ => null,
    };

    /// <summary>The sum of 0.5 * (exp(x) + exp(-x)), sum / n, sum + epsilon, max(sum, epsilon): none of that keeps an exponential from overflowing.</summary>
    private static Value Unscaled(Value argument) => argument switch
    {
        { Operator: Operator.Multiply, Operands: [{ IsConstant: true, Number: > 0 }, { Operator: Operator.Add or Operator.Sum } sum] } => sum,
        { Operator: Operator.Multiply, Operands: [{ Operator: Operator.Add or Operator.Sum } sum, { IsConstant: true, Number: > 0 }] } => sum,
        { Operator: Operator.Divide, Operands: [{ Operator: Operator.Add or Operator.Sum } sum, { IsConstant: true, Number: > 0 }] } => sum,
        { Operator: Operator.Divide, Operands: [var sum, { IsPlainLeaf: true }] } when IsRowSum(sum) => sum,
        { Operator: Operator.Add or Operator.Max, Operands: [var sum, { IsConstant: true, Number: > 0 }] } when IsRowSum(sum) => sum,
        { Operator: Operator.Add or Operator.Max, Operands: [{ IsConstant: true, Number: > 0 }, var sum] } when IsRowSum(sum) => sum,
        _ => argument,
    };

    /// <summary>Two exponentials or more, each perhaps times a constant, and other constants.</summary>
    private static bool IsSum(Value sum)
    {
        List<Value> terms = [.. Terms(sum)];
        List<Value> exponentials = [.. terms.Select(Exponential).OfType<Value>()];
        return exponentials.Count >= 2 && exponentials.Count + terms.Count(term => term is { IsConstant: true, Number: > 0 }) == terms.Count;
    }

    private static IEnumerable<Value> Terms(Value sum) => sum is { Operator: Operator.Add, Operands: [var left, var right] } ? Terms(left).Concat(Terms(right)) : [sum];

    /// <summary>exp(x) of 0.3 * exp(x).</summary>
    private static Value? Exponential(Value term) => term switch
    {
        { Operator: Operator.Exp } => term,
        { Operator: Operator.Multiply, Operands: [{ IsConstant: true, Number: > 0 }, { Operator: Operator.Exp } exp] } => exp,
        { Operator: Operator.Multiply, Operands: [{ Operator: Operator.Exp } exp, { IsConstant: true, Number: > 0 }] } => exp,
        _ => null,
    };

    /// <summary>Over a row, with weights by their name: what other factors mean, such as cash that interest is earned on, is not known.</summary>
    private static bool IsRowSum(Value sum) => sum is { Operator: Operator.Sum, Operands: [var term] } && term switch
    {
        { Operator: Operator.Exp } => true,
        { Operator: Operator.Multiply, Operands: [var weight, { Operator: Operator.Exp, Operands: [{ Operator: Operator.Leaf }] }] } => IsWeight(weight),
        { Operator: Operator.Multiply, Operands: [{ Operator: Operator.Exp, Operands: [{ Operator: Operator.Leaf }] }, var weight] } => IsWeight(weight),
        _ => false,
    };

    private static bool IsWeight(Value value) => value.Kind.IsProbability() || value is { Operator: Operator.Leaf, Identity: ISymbol { Name: var name } } && Weight.IsMatch(name);

    private static IEnumerable<Value> Exponents(Value value) =>
        value.Operator == Operator.Exp ? [value.Operands[0]] : value.Operands.SelectMany(Exponents);

    /// <summary>An exponent that is a parameter is what the callers pass.</summary>
    public static Value Seen(Value exponent, FlowAnalysis flow) => exponent is { Operator: Operator.Leaf, Identity: IParameterSymbol parameter } ? flow.PassedTo(parameter) : exponent;

    /// <summary>log(1 + exp(a - b)) is a softplus of whatever difference; in a sum what is subtracted may be the maximum.</summary>
    private static bool IsHarmless(Value exponent, ExponentialLog form) => form switch
    {
        ExponentialLog.OnePlus => exponent.Bounds.IsBoundedAbove,
        ExponentialLog.OneMinus => exponent.IsConstant,
        _ => !LogSumExp.Overflows(exponent),
    };
}
