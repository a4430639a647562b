using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// Softmaxes that are only normalised where their sum is not 0: if (sum > 0) p[i] /= sum; else p[i] = 1.0 / n. A sum of exponentials always is, so that is
/// what the row holds after the branch.
/// </summary>
internal static class SumGuards
{
    private const double LargestEpsilon = 1e-2;

    /// <summary>Leaves out the writes of the branch that is not taken, and those that are overwritten in the one that is.</summary>
    public static void Apply(List<Write> writes, IOperation? place, ref bool reachesEntry, Func<Write, Value> valueOf, Func<IOperation, Value> evaluate)
    {
        if (writes.Count + (reachesEntry ? 1 : 0) < 2) return;
        foreach (Write write in writes)
        {
            if (write.Scope is not (WriteScope.Whole or WriteScope.Element) || Around(write.Operation) is not (var choice, var holds) || !Runs(choice, place)) continue;
            if (Compared(choice.Condition, holds) is not { } sum || evaluate(sum).Operator != Operator.Sum || valueOf(write).Kind != ValueKind.SoftmaxProbability) continue;
            IOperation? other = holds ? choice.WhenFalse : choice.WhenTrue;
            writes.RemoveAll(w => w != write && (w.Syntax.SpanStart < choice.Syntax.SpanStart || other?.Syntax.Span.Contains(w.Syntax.Span) == true));
            reachesEntry = false;
            return;
        }
    }

    /// <summary>The innermost branch that the write stands in, and whether that is the one where the condition holds.</summary>
    private static (IConditionalOperation Choice, bool Holds)? Around(IOperation write)
    {
        IOperation child = Outer(write, operation => operation.Parent is IExpressionStatementOperation or IBlockOperation or ILoopOperation);
        return child.Parent is IConditionalOperation choice && child != choice.Condition ? (choice, child == choice.WhenTrue) : null;
    }

    /// <summary>x of x > 0, x >= 1e-9 and x != 0, and of !(x == 0).</summary>
    private static IOperation? Compared(IOperation condition, bool holds) => Comparison.Of(condition) is not { } comparison || Constants.Number(comparison.Right) is not (>= 0 and <= LargestEpsilon) ? null
        : comparison.Kind switch
        {
            BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.NotEquals => holds,
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.Equals => !holds,
            _ => false,
        } ? comparison.Left
        : null;

    /// <summary>Whether every path to the place goes through the branch, with loops taken to run.</summary>
    private static bool Runs(IOperation choice, IOperation? place)
    {
        IOperation around = Outer(choice, operation => operation.Parent is ILoopOperation or IBlockOperation && !Holds(operation.Parent));
        return around.Parent is { } whole && Holds(whole);

        bool Holds(IOperation block) => place is null ? block.Parent is null or IMethodBodyOperation or IConstructorBodyOperation : block.Syntax.Span.Contains(place.Syntax.Span);
    }

    private static IOperation Outer(IOperation operation, Func<IOperation, bool> goesOn)
    {
        while (goesOn(operation)) operation = operation.Parent!;
        return operation;
    }
}
