using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>
/// counts[label] += 1: the element of what is there is counted, as by counts[label]++, and that of what is not stays 0. A loop that counts through
/// the elements themselves adds 1 to each, as one does to keep them off 0.
/// </summary>
internal static class Tallies
{
    public static bool IsOne(ICompoundAssignmentOperation addition, Value added) =>
        addition.OperatorKind == BinaryOperatorKind.Add && added.Is(1) && Variables.Named(addition.Target) is null && Variables.Unwrap(addition.Target) is { } element
        && Variables.IndicesOf(element).ToList() is { Count: > 0 } indices && indices.All(IsFound);

    /// <summary>An index that is looked up: of a foreach over what is counted, a field of it, an element, the result of a call.</summary>
    private static bool IsFound(IOperation index) => Variables.Unwrap(index) switch
    {
        ILocalReferenceOperation { Local: var local } => local.DeclaringSyntaxReferences is [var declared] && declared.GetSyntax() is ForEachStatementSyntax { Expression: not InvocationExpressionSyntax and not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Keys" } },
        IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation or IInvocationOperation => true,
        _ => false,
    };
}
