using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>
/// What becomes of a log: whether it is clipped itself, as in Math.Min(-Math.Log(p), 100), or replaced where it is infinite, so that its operand
/// may be 0. A check that only throws or writes a message replaces nothing.
/// </summary>
internal static class LogResults
{
    public static bool AreKeptFinite(IOperation log, FlowAnalysis flow)
    {
        (IOperation result, bool isNegated) = Signed(log, false);
        return IsClipped((result, isNegated), flow) || result.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
            && flow.BodyOf(log).Root.Descendants().OfType<ILocalReferenceOperation>().Any(read =>
                SymbolEqualityComparer.Default.Equals(read.Local, local) && (IsClipped(Signed(read, isNegated), flow) || IsReplaced(read)));
    }

    /// <summary>A value with the signs before it.</summary>
    private static (IOperation Result, bool IsNegated) Signed(IOperation value, bool isNegated)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Plus })
        {
            isNegated ^= value.Parent is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus };
            value = value.Parent;
        }

        return (value, isNegated);
    }

    private static bool IsClipped((IOperation Value, bool IsNegated) log, FlowAnalysis flow)
    {
        IInvocationOperation? call = log.Value.Parent is IArgumentOperation { Parent: IInvocationOperation taking } ? taking : log.Value.Parent as IInvocationOperation;
        if (call is null) return false;
        return flow.ValueOf(call) switch
        {
            { Operator: Operator.Max, Operands: { Length: 2 } bounded } => !log.IsNegated && bounded.Any(IsFinite),
            { Operator: Operator.Min, Operands: { Length: 2 } bounded } => log.IsNegated && bounded.Any(IsFinite),
            { Operator: Operator.Clip, Operands: { Length: > 1 } bounded } => IsFinite(bounded[log.IsNegated ? bounded.Length - 1 : 1]),
            _ => false,
        };
    }

    private static bool IsFinite(Value bound) => bound.IsConstant && !double.IsInfinity(bound.Number) && !double.IsNaN(bound.Number);

    /// <summary>double.IsInfinity(l) ? 100 : l; if (!double.IsFinite(l)) l = 100; if (double.IsInfinity(l)) continue;</summary>
    private static bool IsReplaced(ILocalReferenceOperation read)
    {
        if (read.Parent is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "IsInfinity" or "IsPositiveInfinity" or "IsNegativeInfinity" or "IsFinite" } test }) return false;
        IOperation condition = test;
        while (condition.Parent is IUnaryOperation or IBinaryOperation or IParenthesizedOperation) condition = condition.Parent;
        return condition.Parent is IConditionalOperation choice && choice.Condition == condition
            && (choice.Type is not null || IsOther(choice.WhenTrue, read.Local) || choice.WhenFalse is { } otherwise && IsOther(otherwise, read.Local));
    }

    /// <summary>Whether a branch gives the variable another value, or leaves without it.</summary>
    private static bool IsOther(IOperation branch, ILocalSymbol local) =>
        branch.DescendantsAndSelf().Any(part => part switch
        {
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var target } } => SymbolEqualityComparer.Default.Equals(target, local),
            IReturnOperation or IBranchOperation => true,
            _ => false,
        });
}
