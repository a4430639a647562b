using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>
/// Two variables that are put in order before they are used: if (a &lt; b) (a, b) = (b, a), or given the larger and the smaller of two others,
/// if (x > y) { a = x; b = y; } else { a = y; b = x; }.
/// </summary>
internal static class Exchange
{
    /// <summary>Whether a statement before the place makes one variable the larger of the two.</summary>
    public static bool Orders(IOperation larger, IOperation smaller, IOperation place)
    {
        if (Variables.Named(larger) is not { } first || Variables.Named(smaller) is not { } second) return false;
        for (IOperation child = place; child.Parent is { } parent; child = parent)
            if (parent is IBlockOperation block && block.Operations.TakeWhile(o => o != child).OfType<IConditionalOperation>().LastOrDefault(choice => Writes(choice.WhenTrue, first) && Writes(choice.WhenTrue, second)) is { WhenFalse: null } swap)
                return Conditions.Says(swap.Condition, true, o => DominatingGuards.AreAlike(o, larger), (kind, other) => kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual && DominatingGuards.AreAlike(other, smaller));
        return false;
    }

    /// <summary>Whether each branch before the place gives one variable what its condition says is the larger of two values, and the other the smaller.</summary>
    public static bool Assigns(IOperation larger, IOperation smaller, IOperation place, FlowAnalysis flow)
    {
        if (Variables.Named(larger) is not { } first || Variables.Named(smaller) is not { } second || Deciding(first, second, place, flow) is not { } choice) return false;
        return IsLarger(choice.First.WhenTrue, choice.Second.WhenTrue, holds: true) && IsLarger(choice.First.WhenFalse, choice.Second.WhenFalse, holds: false);

        bool IsLarger(IOperation? great, IOperation? small, bool holds) => great is not null && small is not null
            && IsUnchanged(great) && IsUnchanged(small)
            && Conditions.Says(choice.Condition, holds, o => DominatingGuards.AreAlike(o, great), (kind, other) =>
                kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual && DominatingGuards.AreAlike(other, small));

        bool IsUnchanged(IOperation value) => (Variables.Named(value) ?? Variables.Container(value)) is not { } given || flow.BodyOf(place).WritesOf(given).All(write => !choice.Condition.Parent!.Syntax.Span.Contains(write.Syntax.Span));
    }

    /// <summary>The condition on which two variables are given their values, and what each is given where it holds and where it does not; null where anything else is done with them.</summary>
    private static (IOperation Condition, (IOperation? WhenTrue, IOperation? WhenFalse) First, (IOperation? WhenTrue, IOperation? WhenFalse) Second)? Deciding(ISymbol first, ISymbol second, IOperation place, FlowAnalysis flow)
    {
        Body body = flow.BodyOf(place);
        IReadOnlyList<Write> one = body.WritesOf(first);
        IReadOnlyList<Write> other = body.WritesOf(second);
        if (one.Concat(other).Any(write => write.Scope != WriteScope.Whole || write.Value is null || write.Syntax.SpanStart > place.Syntax.SpanStart)) return null;
        if (one is [{ Value: IConditionalOperation great }] && other is [{ Value: IConditionalOperation small }])
            return DominatingGuards.AreAlike(great.Condition, small.Condition) ? (great.Condition, (great.WhenTrue, great.WhenFalse), (small.WhenTrue, small.WhenFalse)) : null;
        if (one.Count == 0 || Around(one[one.Count - 1].Operation) is not { } choice) return null;
        return (choice.Condition, Branches(one, choice), Branches(other, choice));
    }

    /// <summary>The if around a statement.</summary>
    private static IConditionalOperation? Around(IOperation operation)
    {
        IOperation? outer = operation;
        while (outer is not (null or IConditionalOperation { Syntax: StatementSyntax } or ILoopOperation)) outer = outer.Parent;
        return outer as IConditionalOperation;
    }

    /// <summary>What a variable is given in either branch; without an else, what it was given before.</summary>
    private static (IOperation? WhenTrue, IOperation? WhenFalse) Branches(IReadOnlyList<Write> writes, IConditionalOperation choice)
    {
        IOperation? In(IOperation branch) => writes.Where(write => IsStatementOf(write, branch)).ToList() is [{ Value: var value }] ? value : null;
        IOperation? Before() => writes[0].Syntax.Span.End <= choice.Syntax.SpanStart ? writes[0].Value : null;
        bool isAll = writes.Count == 2 || writes.Count == 3 && choice.WhenFalse is not null && Before() is not null;
        return isAll ? (In(choice.WhenTrue), choice.WhenFalse is { } otherwise ? In(otherwise) : Before()) : default;
    }

    private static bool IsStatementOf(Write write, IOperation branch) =>
        write.Operation.Parent is IExpressionStatementOperation statement && (statement == branch || statement.Parent == branch);

    private static bool Writes(IOperation statement, ISymbol variable)
    {
        bool isWritten = false;
        foreach (IOperation part in statement.DescendantsAndSelf()) WriteCollector.Collect(part, write => isWritten |= SymbolEqualityComparer.Default.Equals(write.Symbol, variable) && IsExchanged(write));
        return isWritten;
    }

    /// <summary>Given another variable.</summary>
    private static bool IsExchanged(Write write) =>
        write.Scope == WriteScope.Whole && (write.Operation is IDeconstructionAssignmentOperation || Variables.Named(write.Value) is not null);
}
