using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>Which declaration's body a piece of syntax stands in.</summary>
internal static class Bodies
{
    /// <summary>The declaration, or the whole file of top-level statements, that the names of locals and parameters belong to.</summary>
    public static SyntaxNode Scope(SyntaxNode node) =>
        node.AncestorsAndSelf().FirstOrDefault(a => a is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax and not GlobalStatementSyntax)
        ?? node.SyntaxTree.GetRoot();

    /// <summary>The operation that is the whole body which an operation stands in.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    /// <summary>The syntax whose operation is the whole body; null outside of any.</summary>
    public static SyntaxNode? Enclosing(SyntaxNode node) => node.AncestorsAndSelf().FirstOrDefault(a => a
        is BaseMethodDeclarationSyntax
        or AccessorDeclarationSyntax
        or ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax }
        or EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or PropertyDeclarationSyntax }
        or CompilationUnitSyntax);
}
