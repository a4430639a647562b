using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Shapes;

/// <summary>Expressions that do nothing but give a number, so that a fix may evaluate them for all entries once more: of calls, only those of mathematics and of lengths.</summary>
internal static class Quiet
{
    public static bool Is(IOperation? expression, FlowAnalysis flow) => expression is not null && expression.DescendantsAndSelf().All(part => part switch
    {
        IInvocationOperation { TargetMethod: var method } => method.ContainingType is { Name: "Math" or "MathF" or "Mathf", DeclaringSyntaxReferences.IsEmpty: true } || method is { Name: "GetLength" or "GetUpperBound", ContainingType.SpecialType: SpecialType.System_Array },
        IPropertyReferenceOperation { Property: var property } => IsQuiet(property, flow),
        IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation or IObjectCreationOperation or IAnonymousFunctionOperation or IThrowOperation or IDynamicInvocationOperation or IDynamicIndexerAccessOperation or IDynamicMemberReferenceOperation => false,
        IInvalidOperation => false,
        _ => true,
    });

    /// <summary>A length, an entry of a list, or a property or indexer of the user's that only reads.</summary>
    private static bool IsQuiet(IPropertySymbol property, FlowAnalysis flow) => property.GetMethod?.OriginalDefinition.DeclaringSyntaxReferences switch
    {
        null => false,
        [] => property.IsIndexer || property.Name is "Length" or "Count",
        [var reference] => !property.IsAbstract && !property.IsVirtual && reference.GetSyntax(flow.Cancellation).DescendantNodes().All(node => node is not (AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or InvocationExpressionSyntax or ObjectCreationExpressionSyntax or ThrowStatementSyntax)),
        _ => false,
    };
}
