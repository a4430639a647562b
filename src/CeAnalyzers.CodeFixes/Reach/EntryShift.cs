using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CeAnalyzers.CodeFixes.Reach;

/// <summary>What is subtracted from the entries of a row: the same number from all of them, as the maximum is, or a number of each entry's own, bias[i].</summary>
internal static class EntryShift
{
    /// <summary>Whether it may be another number for each entry. In a method that is called for an entry, its parameters may.</summary>
    public static bool Varies(IOperation subtracted, FlowAnalysis flow, bool isCalled) =>
        subtracted.Syntax.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax).FirstOrDefault(a => IsRepeating(a)) is { } loop
            ? Varies(subtracted, loop, flow)
            : isCalled && subtracted.DescendantsAndSelf().Any(o => o is IParameterReferenceOperation);

    public static bool IsRepeating(SyntaxNode node) =>
        node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static bool Varies(IOperation expression, SyntaxNode loop, FlowAnalysis flow) => expression.DescendantsAndSelf().Any(part => part switch
    {
        ILocalReferenceOperation { Local: var local } read => Held.ValueOf(read, flow) is { } value && value.Syntax.Span.End <= part.Syntax.SpanStart && !IsOf(local, loop) ? Varies(value, loop, flow)
            : IsDeclaredIn(local, loop) || flow.BodyOf(part).WritesOf(local).Any(write => loop.Span.Contains(write.Syntax.Span)),
        IParameterReferenceOperation { Parameter: var parameter } => IsDeclaredIn(parameter, loop),
        _ => false,
    });

    /// <summary>The variable that a for or foreach loop itself declares.</summary>
    private static bool IsOf(ILocalSymbol local, SyntaxNode loop) =>
        local.IsForEach || loop is ForStatementSyntax { Declaration: { } declaration } && local.DeclaringSyntaxReferences.Any(reference => declaration.Span.Contains(reference.Span));

    private static bool IsDeclaredIn(ISymbol variable, SyntaxNode loop) => variable.DeclaringSyntaxReferences.Any(reference => loop.SyntaxTree == reference.SyntaxTree && loop.Span.Contains(reference.Span));
}
