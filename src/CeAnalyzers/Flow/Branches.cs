using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>The branches that writes stand in.</summary>
internal static class Branches
{
    /// <summary>The branch that the write stands in, alone or in loops, and whether that is the one where the condition holds.</summary>
    public static (IConditionalOperation Choice, bool Holds)? Around(IOperation write)
    {
        IOperation child = Outer(write, operation => operation.Parent is IExpressionStatementOperation or IBlockOperation or ILoopOperation);
        return child.Parent is IConditionalOperation choice && child != choice.Condition ? (choice, child == choice.WhenTrue) : null;
    }

    /// <summary>Whether every path to a place behind it goes through the branch, with loops taken to run; to the end of the body, where that is null.</summary>
    public static bool Run(IOperation choice, IOperation? place)
    {
        if (place is not null && place.Syntax.SpanStart < choice.Syntax.Span.End) return false;
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
