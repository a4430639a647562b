using Microsoft.CodeAnalysis;
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
            : (Variables.Container(assignment.Target) ?? AccessPath.Of(assignment.Target)?.Root) is { } container && !IsDeclaredIn(container, loop) && !IndexedBy(assignment.Target, loop);
    }

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
