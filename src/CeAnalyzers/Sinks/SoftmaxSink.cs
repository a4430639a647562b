using CeAnalyzers.Flow;
using CeAnalyzers.Idioms;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Finding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>The operation that makes a softmax by hand: the division by the sum, the product with its reciprocal, the exponential of what is left of a log-sum-exp.</summary>
internal sealed class SoftmaxSink : Sink
{
    private SoftmaxSink(IOperation operation, Value value, FlowAnalysis flow)
        : base(operation, flow) => Value = value;

    public Value Value { get; }

    /// <summary>Its exponentials may overflow: no maximum was subtracted, neither here nor by the callers.</summary>
    public bool IsUnshifted => Value.IsUnshifted && (Value.Source is null || LogSumExp.Overflows(ExponentialLogSink.Seen(Value.Source, Flow)));

    /// <summary>Null where the operation makes no softmax, or only passes one on.</summary>
    public static SoftmaxSink? Of(IOperation? operation, FlowAnalysis flow) =>
        operation is not null && flow.ValueOf(operation) is { Kind: ValueKind.SoftmaxProbability, Origin.Node: var maker } value
        && (maker == operation.Syntax || value.Operator == Operator.Exp && operation.Syntax.Contains(maker))
            ? new SoftmaxSink(operation, value, flow)
            : null;

    /// <summary>Of a quotient of members of objects, some of which keep exponentials there.</summary>
    public static SoftmaxSink OfObjects(IOperation quotient, Value softmax, FlowAnalysis flow) => new(quotient, softmax, flow);

    /// <summary>Of the call whose method makes a softmax of what this call passes; null where the quotient in the method speaks for itself.</summary>
    public static SoftmaxSink? ByMethod(IInvocationOperation call, FlowAnalysis flow) =>
        (call.TargetMethod.ReturnsVoid ? LeftInArgument(call, flow) : flow.ValueOf(call)) is { Kind: ValueKind.SoftmaxProbability, Origin.Node: var maker } value
        && Calls.BodyOf(call.TargetMethod, flow) is { Syntax: var body } && body.SyntaxTree == maker.SyntaxTree && body.Span.Contains(maker.Span)
        && !SinkSearch.OfCandidates(maker.SyntaxTree, maker.Span, flow).OfType<SoftmaxSink>().Any()
            ? new SoftmaxSink(call, value, flow)
            : null;

    /// <summary>What Normalize(e) leaves in e.</summary>
    private static Value? LeftInArgument(IInvocationOperation call, FlowAnalysis flow) =>
        call.Arguments is [{ Value: var container }] && (Variables.Named(container) ?? Variables.Container(container)) is { } variable
        && flow.BodyOf(call).WritesOf(variable).FirstOrDefault(write => write.Operation == call) is { } write && flow.IsWrite(write)
            ? Definitions.Of(write, new Evaluation(flow), Frame.Open)
            : null;
}
