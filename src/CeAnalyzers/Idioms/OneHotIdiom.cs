using CeAnalyzers.Kinds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Idioms;

/// <summary>Labels as rows of zeros with a 1: 'i == label ? 1 : 0', or a 1 written into a new array at the label.</summary>
internal static class OneHotIdiom
{
    public static bool IsIndicator(IOperation condition, Value whenTrue, Value whenFalse) =>
        condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } && whenTrue.Is(1) && whenFalse.Is(0);

    /// <summary>y[label] = 1, at an index that no loop runs through.</summary>
    public static bool IsMark(ISimpleAssignmentOperation assignment, Value value) =>
        value.Is(1) && assignment.Target is IArrayElementReferenceOperation { Indices: [.., var index] }
        && !index.ConstantValue.HasValue
        && !(index is ILocalReferenceOperation { Local: var local } && local.DeclaringSyntaxReferences.Any(r => r.GetSyntax().Parent?.Parent is ForStatementSyntax));
}
