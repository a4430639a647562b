using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>if (a &lt; b) (a, b) = (b, a): two variables that are put in order before they are used.</summary>
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
