using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Sinks.Epsilons;

/// <summary>Where the result of a clip goes.</summary>
/// <param name="Whole">The clip with what is clipped besides, on the other side or for the other elements of the row.</param>
/// <param name="Stored">The local, or the container in a local, that holds the result; null where it is dropped.</param>
internal sealed record ClipTarget(IOperation Whole, ILocalSymbol? Stored)
{
    /// <summary>Null where the result is used at once, or goes elsewhere.</summary>
    public static ClipTarget? Of(IOperation clip)
    {
        if (clip is ISimpleAssignmentOperation { Target: ILocalReferenceOperation given }) return new ClipTarget(clip, given.Local);
        IOperation whole = clip;
        IOperation outer = clip;
        while (Around(outer) is { } next)
        {
            outer = next;
            if (outer is IInvocationOperation or IConditionalOperation) whole = outer;
        }

        return outer.Parent switch
        {
            IExpressionStatementOperation => new ClipTarget(whole, null),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => new ClipTarget(whole, declarator.Symbol),
            ISimpleAssignmentOperation assignment when assignment.Value == outer && Variables.Container(assignment.Target) is ILocalSymbol local => new ClipTarget(whole, local),
            _ => null,
        };
    }

    /// <summary>Min(Max(p, e), 1 - e), p &lt; e ? e : p > 1 - e ? 1 - e : p, ps.Select(p => Max(p, e)).ToArray().</summary>
    private static IOperation? Around(IOperation operation) => operation.Parent switch
    {
        IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation => operation.Parent,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Min" or "Max" or "Clamp" or "Select" or "ConvertAll" or "ToArray" or "ToList" } call } => call,
        IReturnOperation { Parent: IBlockOperation { Operations.Length: 1, Parent: IAnonymousFunctionOperation lambda } } => lambda,
        IConditionalOperation { Type: not null } choice when operation is IConditionalOperation && choice.Condition != operation => choice,
        _ => null,
    };
}
