using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks;

/// <summary>Whether what a log is multiplied by to give NaN is tested for NaN before it goes into a sum.</summary>
internal static class NanTests
{
    public static bool Follow(IOperation log, FlowAnalysis flow)
    {
        IOperation term = log;
        while (term.Parent is IConversionOperation or IParenthesizedOperation or IUnaryOperation or IBinaryOperation) term = term.Parent;
        ILocalSymbol? local = term.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local,
            ICompoundAssignmentOperation { Target: ILocalReferenceOperation { Local: var sum } } added when !IsRepeated(added, sum) => sum,
            _ => null,
        };
        return local is not null
            ? flow.BodyOf(log).Root.Descendants().Any(test => IsTest(test) && ((IInvocationOperation)test).Arguments is [{ Value: var tested }] && SymbolEqualityComparer.Default.Equals(Variables.Named(tested), local))
            : Around(log).Any(IsTest);
    }

    /// <summary>Whether a loop that the sum is declared before adds to it: one term at 0 and the others are lost.</summary>
    private static bool IsRepeated(IOperation added, ILocalSymbol sum)
    {
        for (IOperation? outer = added.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IBlockOperation block && block.Locals.Contains(sum, SymbolEqualityComparer.Default)) return false;
            if (outer is ILoopOperation) return true;
        }

        return true;
    }

    /// <summary>The expression that the log stands in, with the queries that it goes through.</summary>
    private static IEnumerable<IOperation> Around(IOperation log)
    {
        IOperation whole = log;
        while (whole.Parent is { } parent && !(parent is IBlockOperation && parent.Parent is not IAnonymousFunctionOperation) && parent is not (ILoopOperation or IMethodBodyBaseOperation)) whole = parent;
        return whole.DescendantsAndSelf();
    }

    private static bool IsTest(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: "IsNaN" };
}
