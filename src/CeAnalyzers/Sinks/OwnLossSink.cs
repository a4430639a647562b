using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>A call of a loss in source that applies a softmax or sigmoid to what this call passes, by a log-sum-exp or a softplus, where that is probabilities already.</summary>
internal sealed class OwnLossSink : Sink
{
    private OwnLossSink(IInvocationOperation call, IOperation prediction, Value value, FlowAnalysis flow)
        : base(call, flow)
    {
        Call = call;
        Prediction = prediction;
        Value = value;
    }

    public IInvocationOperation Call { get; }

    /// <summary>The operation that is passed as the prediction.</summary>
    public IOperation Prediction { get; }

    public Value Value { get; }

    /// <param name="call">The call.</param>
    /// <param name="prediction">What it passes that is probabilities.</param>
    /// <param name="target">The one method that it runs.</param>
    /// <param name="arguments">All that it passes.</param>
    /// <param name="receiver">What it is made on.</param>
    /// <param name="flow">The flow.</param>
    public static OwnLossSink? Of(IInvocationOperation call, IArgumentOperation prediction, IMethodSymbol target, Value[] arguments, Value? receiver, FlowAnalysis flow) =>
        flow.ValueOf(prediction.Value) is { Evidence: Evidence.Proven } value && prediction.Parameter is { } parameter && target.Parameters.Length == arguments.Length
        && Activates(call, parameter.Ordinal, target, arguments, receiver, flow) && flow.Knowledge.Kinds.Of(parameter) is null // where it is annotated, CE2011 speaks
            ? new OwnLossSink(call, prediction.Value, value, flow)
            : null;

    /// <summary>Whether the loss activates its parameter, whatever value this call passes: so that all calls of a loss ask the same, once.</summary>
    private static bool Activates(IInvocationOperation call, int place, IMethodSymbol target, Value[] arguments, Value? receiver, FlowAnalysis flow)
    {
        Value passed = Value.Leaf(target.Parameters[place]);
        Value[] any = [.. arguments.Select((argument, i) => i == place ? passed : argument.Operator == Operator.Leaf ? Value.Leaf(target.Parameters[i]) : argument)];
        return Activates(flow.Returned(target, any, receiver, call.Syntax), passed);
    }

    private static bool Activates(Value result, Value passed) =>
        Exponent(result) is { } exponent && IsPassed(exponent, passed) || result.Operands.Any(part => Activates(part, passed));

    /// <summary>z of log sum exp z, of log(1 + exp z) and of a log-softmax, without the maximum that is subtracted, the sign or the absolute value.</summary>
    private static Value? Exponent(Value value) => value switch
    {
        { Source: { } logits } when value.Kind.IsLogProbability() => logits,
        { Operator: Operator.Log, Operands: [{ Operator: Operator.Sum, Operands: [{ Operator: Operator.Exp, Operands: [var z] }] }] } => SoftmaxIdiom.Shift(z).Logits,
        { Operator: Operator.Log, Operands: [var sum] } => SigmoidIdiom.OnePlusExp(sum),
        { Operator: Operator.Log1P, Operands: [{ Operator: Operator.Exp, Operands: [var z] }] } => z,
        _ => null,
    };

    private static bool IsPassed(Value exponent, Value passed) => exponent switch
    {
        { Operator: Operator.Negate or Operator.Abs, Operands: [var inner], HasKind: false } => IsPassed(inner, passed),
        _ => exponent.Kind == passed.Kind && exponent.SameShape(passed),
    };
}
