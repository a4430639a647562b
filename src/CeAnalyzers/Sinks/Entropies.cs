using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Sinks.Positivity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Whether x of x log x is a probability, and whether it can be 0.</summary>
internal static class Entropies
{
    public static bool IsLikely(LogSink log, IOperation factor) =>
        log.Value.Kind.IsProbability() || IsProven(factor, log.Flow) || (!PresentCounts.IsTotal(log.Operand, log.Flow) && EntropyNames.Suggest(log, factor)) || PresentCounts.IsShareOfCount(factor, log.Flow)
        || log.Operation.Syntax is InvocationExpressionSyntax call && BinaryForm.IsEntropy(call);

    public static bool IsOffZero(LogSink log, IOperation factor) =>
        log.IsClipped || log.IsKeptPositive || OffZero.IsKept(factor, log.Flow) || log.Flow.ValueOf(factor).Guards.Has(Guards.AboveZero)
        || !IsProven(factor, log.Flow) && (ClipNames.AreAround(log.Operand, log.Flow) || ClipNames.AreAround(factor, log.Flow)) // of what is proven it is known how it is clipped
        || (!IsProbabilityOf(factor, log.Flow)
            && (MayBeGuarded(log.Value) || MayBeGuarded(log.Flow.ValueOf(factor)) || (!log.Value.HasKind && PresentCounts.Are(factor, log.Flow))));

    private static bool IsProven(IOperation factor, FlowAnalysis flow) => flow.ValueOf(factor) is { Evidence: Evidence.Proven, Kind: ValueKind.SoftmaxProbability or ValueKind.SigmoidProbability };

    /// <summary>What a method called Probability returns, directly or through a local, is known by that name whatever its body computes.</summary>
    private static bool IsProbabilityOf(IOperation factor, FlowAnalysis flow) => factor switch
    {
        IInvocationOperation call => EntropyNames.IsProbability(call.TargetMethod),
        ILocalReferenceOperation local => Held.By(local, flow) is IInvocationOperation call
            && EntropyNames.IsProbability(call.TargetMethod),
        _ => false,
    };

    /// <summary>Arithmetic that may keep the value off 0, where its kind does not say.</summary>
    private static bool MayBeGuarded(Value value) => !value.HasKind && value switch
    {
        { Operator: Operator.Leaf or Operator.Sum } => false,
        { Operator: Operator.Divide, Operands: [var dividend, _] } => MayBeGuarded(dividend),
        { Operator: Operator.Multiply or Operator.Square } => value.Operands.Any(o => !o.IsConstant && MayBeGuarded(o)),
        { Operator: Operator.Subtract, Operands: [{ IsConstant: true, Number: 1 }, var p] } => MayBeGuarded(p),
        { Operator: Operator.Add, Operands: [var x, var y] } => x.IsConstant || y.IsConstant || MayBeGuarded(x) || MayBeGuarded(y),
        _ => true,
    };
}
