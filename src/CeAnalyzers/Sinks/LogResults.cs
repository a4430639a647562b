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
        return IsClipped((result, isNegated), flow) || Uses(result, flow).Any(use => IsClipped(Signed(use, isNegated), flow) || IsReplaced(use))
            || Whole(result) is var formula && formula != result && Uses(formula, flow).Any(use => IsReplaced(use) && AsksForNanToo(use));
    }

    /// <summary>The sum of products that a log stands in: y * log(p) + (1 - y) * log(1 - p).</summary>
    private static IOperation Whole(IOperation result)
    {
        while (result.Parent is IConversionOperation or IParenthesizedOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Plus }
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply }) result = result.Parent;
        return result;
    }

    /// <summary>A product of 0 and a log is no infinity but NaN: !double.IsFinite(l), or double.IsNaN(l) || double.IsInfinity(l).</summary>
    private static bool AsksForNanToo(IOperation read) => Test(read) is { TargetMethod.Name: "IsFinite" }
        || Condition(read).DescendantsAndSelf().Any(part => part is IInvocationOperation { TargetMethod.Name: "IsNaN", Arguments: [{ Value: var asked }] } && SymbolEqualityComparer.Default.Equals(Variables.Named(asked), Variables.Named(read)));

    /// <summary>Where the variable is read that the log is declared as; of one that holds other things before and after, in the next statement alone.</summary>
    private static IEnumerable<IOperation> Uses(IOperation result, FlowAnalysis flow) => result.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => ReadsIn(flow.BodyOf(result).Root, local),
        ISimpleAssignmentOperation { Target: var target, Parent: IExpressionStatementOperation { Parent: IBlockOperation block } statement } assignment
            when assignment.Value == result && Variables.Named(target) is { } variable && block.Operations.IndexOf(statement) is var at && at + 1 < block.Operations.Length => ReadsIn(block.Operations[at + 1], variable),
        _ => [],
    };

    private static IEnumerable<IOperation> ReadsIn(IOperation place, ISymbol variable) =>
        place.DescendantsAndSelf().Where(part => part is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation && SymbolEqualityComparer.Default.Equals(Variables.Named(part), variable));

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
    private static bool IsReplaced(IOperation read)
    {
        if (Variables.Named(read) is not { } variable) return false;
        if (Test(read) is not { TargetMethod.Name: "IsInfinity" or "IsPositiveInfinity" or "IsNegativeInfinity" or "IsFinite" }) return false;
        IOperation condition = Condition(read);
        return condition.Parent is IConditionalOperation choice && choice.Condition == condition
            && (choice.Type is not null || IsOther(choice.WhenTrue, variable) || choice.WhenFalse is { } otherwise && IsOther(otherwise, variable));
    }

    private static IInvocationOperation? Test(IOperation read) => read.Parent is IArgumentOperation { Parent: IInvocationOperation test } ? test : null;

    /// <summary>The whole condition that a test stands in.</summary>
    private static IOperation Condition(IOperation read)
    {
        IOperation condition = Test(read) ?? read;
        while (condition.Parent is IUnaryOperation or IBinaryOperation or IParenthesizedOperation) condition = condition.Parent;
        return condition;
    }

    /// <summary>Whether a branch gives the variable another value, or leaves without it.</summary>
    private static bool IsOther(IOperation branch, ISymbol variable) =>
        branch.DescendantsAndSelf().Any(part => part switch
        {
            ISimpleAssignmentOperation { Target: var target } => SymbolEqualityComparer.Default.Equals(Variables.Named(target), variable),
            IReturnOperation or IBranchOperation => true,
            _ => false,
        });
}
