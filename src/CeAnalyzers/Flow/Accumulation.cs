using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.Flow;

/// <summary>Whether an addition to a variable goes round a loop: then the variable is a sum over the loop.</summary>
internal static class Accumulation
{
    public static bool IsSum(IAssignmentOperation assignment, FlowAnalysis flow)
    {
        if (InnermostLoop(assignment.Syntax) is not { } loop) return false;
        return Variables.Named(assignment.Target) is { } variable
            ? !IsDeclaredIn(variable, loop)
            : (Variables.Container(assignment.Target) ?? AccessPath.Of(assignment.Target)?.Root) is { } container && !IsDeclaredIn(container, loop)
                && (!IndexedBy(assignment.Target, loop) || IsGrouped(assignment.Target, loop) || IsOverOuterLoop(assignment, container, loop));
    }

    /// <summary>sums[i / n] += x[i], sums[i % n] += x[i]: some rounds write the same element.</summary>
    private static bool IsGrouped(IOperation target, SyntaxNode loop) =>
        target is IArrayElementReferenceOperation { Indices: [var index] } && (IsGroup(index) || Variables.Unwrap(index) is ILocalReferenceOperation { Local: var local } && IsDeclaredIn(local, loop)
            && local.DeclaringSyntaxReferences is [var declared] && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression } });

    private static bool IsGroup(IOperation index) => Variables.Unwrap(index) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder };

    /// <summary>for (i ...) for (j ...) sums[j] += x[i, j]: the rounds of the outer loop add another element each to the same one.</summary>
    private static bool IsOverOuterLoop(IAssignmentOperation assignment, ISymbol container, SyntaxNode loop) =>
        loop is ForStatementSyntax && InnermostLoop(loop) is ForStatementSyntax outer && !IsDeclaredIn(container, outer)
        && !IsIndexedByCounter(assignment.Target, outer) && IsIndexedByCounter(assignment.Value, outer);

    /// <summary>By the variable that the loop counts with.</summary>
    private static bool IsIndexedByCounter(IOperation place, ForStatementSyntax loop) => loop.Declaration is { } counters
        && place.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(l => l.Local.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == loop.SyntaxTree && counters.Span.Contains(r.Span)));

    private static SyntaxNode? InnermostLoop(SyntaxNode node) =>
        node.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax and not LocalFunctionStatementSyntax)
            .FirstOrDefault(a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
                or ParenthesizedLambdaExpressionSyntax { Parent: ArgumentSyntax } or SimpleLambdaExpressionSyntax { Parent: ArgumentSyntax });

    private static bool IsDeclaredIn(ISymbol variable, SyntaxNode loop) =>
        variable is ILocalSymbol && variable.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == loop.SyntaxTree && loop.Span.Contains(r.Span));

    /// <summary>Each round writes another element: the loop fills the container rather than summing into it.</summary>
    private static bool IndexedBy(IOperation target, SyntaxNode loop) =>
        target.Descendants().OfType<ILocalReferenceOperation>().Any(l => IsDeclaredIn(l.Local, loop))
        || target.Descendants().OfType<IParameterReferenceOperation>().Any(p => p.Parameter.DeclaringSyntaxReferences.Any(r => loop.Span.Contains(r.Span)));
}
