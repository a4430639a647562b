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
    /// <summary>Leaves out what the branch that is not taken writes, and the exponentials that are divided in the one that is.</summary>
    public static void Apply(List<Write> writes, IOperation? place, Func<Write, Value> valueOf, Func<IOperation, Value> evaluate)
    {
        if (writes.Count < 2) return;
        foreach (Write write in writes)
        {
            if (write.Scope is not (WriteScope.Whole or WriteScope.Element) || Branches.Around(write.Operation) is not (var choice, var holds) || !Branches.Run(choice, place)) continue;
            if (Compared(choice.Condition, holds) is not { } sum || evaluate(sum).Operator != Operator.Sum || valueOf(write).Kind != ValueKind.SoftmaxProbability) continue;
            IOperation? other = holds ? choice.WhenFalse : choice.WhenTrue;
            writes.RemoveAll(w => other?.Syntax.Span.Contains(w.Syntax.Span) == true || w.Syntax.SpanStart < choice.Syntax.SpanStart && valueOf(w).Operator == Operator.Exp);
            return;
        }
    }

    /// <summary>x of x > 0, x >= 1e-9 and x != 0, and of !(x == 0).</summary>
    private static IOperation? Compared(IOperation condition, bool holds) => Comparison.Of(condition) is not { } comparison || Constants.Number(comparison.Right) is not (>= 0 and <= EpsilonSize.Largest) ? null
        : comparison.Kind switch
        {
            BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.NotEquals => holds,
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.Equals => !holds,
            _ => false,
        } ? comparison.Left
        : null;
}
