using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Sinks;

/// <summary>The operation that makes a softmax by hand: the division by the sum, the product with its reciprocal, the exponential of what is left of a log-sum-exp.</summary>
internal sealed class SoftmaxSink : Sink
{
    private SoftmaxSink(IOperation operation, Value value, FlowAnalysis flow)
        : base(operation, flow) => Value = value;

    public Value Value { get; }

    /// <summary>Computed in float rather than double.</summary>
    public bool IsSingle => Variables.Unwrap(Operation)?.Type is { SpecialType: SpecialType.System_Single };

    /// <summary>Its exponentials may overflow: no maximum was subtracted, neither here nor by the callers.</summary>
    public bool IsUnshifted => Value.IsUnshifted && (Value.Source is null || LogSumExp.Overflows(ExponentialLogSink.Seen(Value.Source, Flow)));

    /// <summary>Null where the operation makes no softmax, or only passes one on.</summary>
    public static SoftmaxSink? Of(IOperation? operation, FlowAnalysis flow) =>
        operation is not null && flow.ValueOf(operation) is { Kind: ValueKind.SoftmaxProbability, Origin.Node: var maker } value
        && (maker == operation.Syntax || value.Operator == Operator.Exp && operation.Syntax.Contains(maker))
            ? new SoftmaxSink(operation, value, flow)
            : null;
}
