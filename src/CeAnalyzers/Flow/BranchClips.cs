using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Clips by a branch: if (x > 50) x = 50, x > 50 ? 50 : x.</summary>
internal static class BranchClips
{
    /// <summary>The bounds that a variable is kept to by those of its writes that a comparison of it with a number decides about.</summary>
    public static Bounds Of(ISymbol variable, IEnumerable<Write> writes) => Of(writes, operation => Is(operation, variable));

    /// <summary>The same of whatever the writes give a value.</summary>
    public static Bounds Of(IEnumerable<Write> writes, Func<IOperation, bool> isVariable)
    {
        Bounds bounds = Bounds.All;
        foreach (Write write in writes)
            if (write is { Scope: WriteScope.Whole, Operation: ISimpleAssignmentOperation { Value: var given } assignment } && Constants.Number(given) is { } number && Choice(assignment) is { } condition)
                bounds = bounds.And(Of(condition, holds: true, number, isVariable));
        return bounds;
    }

    /// <summary>The same of c ? number : x and c ? x : number.</summary>
    public static Bounds Of(IConditionalOperation choice)
    {
        if (choice.WhenFalse is null) return Bounds.All;
        (IOperation number, IOperation other, bool holds) = Constants.Number(choice.WhenTrue) is not null ? (choice.WhenTrue, choice.WhenFalse, true) : (choice.WhenFalse, choice.WhenTrue, false);
        if (Constants.Number(number) is not { } given) return Bounds.All;
        Bounds numbers = new(given, given);
        other = Variables.Unwrap(other)!;
        while (other is IConditionalOperation { WhenFalse: { } otherwise } inner && (Constants.Number(inner.WhenTrue) ?? Constants.Number(otherwise)) is { } innerNumber)
        {
            numbers = numbers.Or(new(innerNumber, innerNumber)); // x > 6 ? 6 : x < -6 ? -6 : x
            other = Variables.Unwrap(Constants.Number(inner.WhenTrue) is null ? inner.WhenTrue : otherwise)!;
        }

        Bounds bounds = Of(choice.Condition, holds, given, operation => SyntaxFactory.AreEquivalent(operation.Syntax, other.Syntax));
        return bounds.IsAll ? bounds : bounds.Or(numbers);
    }

    /// <summary>Whether the last that a variable of probabilities is given before a place mirrors it: if (p &lt; 0.5) p = 1 - p leaves the larger of the two.</summary>
    public static bool Mirror(ISymbol variable, IOperation place, Body body) =>
        body.WritesOf(variable).Where(write => write.Syntax.Span.End <= place.Syntax.SpanStart).LastOrDefault() is { Scope: WriteScope.Whole, Operation: ISimpleAssignmentOperation { Value: var given } assignment }
        && Variables.Unwrap(given) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: var one, RightOperand: var mirrored } && Constants.Number(one) == 1 && Is(mirrored, variable)
        && Choice(assignment) is { } condition && Conditions.Says(condition, true, operation => Is(operation, variable), (kind, bound) => kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual && Constants.Number(bound) is > 0 and < 1)
        && body.WritesOf(variable).Count(write => write.Scope != WriteScope.Whole) == 0;

    /// <summary>What is known of a value that is <paramref name="number"/> where the condition is <paramref name="holds"/>, and else what the condition says.</summary>
    private static Bounds Of(IOperation condition, bool holds, double number, Func<IOperation, bool> isValue)
    {
        Bounds bounds = Bounds.All;
        Conditions.Says(condition, holds, operation => Variables.Unwrap(operation) is { } value && isValue(value), (kind, bound) =>
        {
            if (Constants.Number(bound) is { } limit)
                bounds = kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual ? new(bounds.Low, Math.Max(limit, number))
                    : kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual ? new(Math.Min(limit, number), bounds.High)
                    : bounds;
            return false;
        });
        return bounds;
    }

    private static bool Is(IOperation operation, ISymbol variable) => SymbolEqualityComparer.Default.Equals(Variables.Named(operation), variable);

    /// <summary>The condition of the if that has the assignment alone in its branch.</summary>
    private static IOperation? Choice(IOperation assignment)
    {
        IOperation statement = assignment;
        while (statement.Parent is IExpressionStatementOperation or IBlockOperation { Operations.Length: 1 }) statement = statement.Parent;
        return statement.Parent is IConditionalOperation choice && choice.WhenTrue == statement ? choice.Condition : null;
    }
}
