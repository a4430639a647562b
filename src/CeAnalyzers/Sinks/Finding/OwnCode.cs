using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Sinks.Finding;

/// <summary>
/// The code of a declaration that is no other declaration's. A declaration with attributes comes as a whole block, members and all, whose own
/// blocks come besides; so does a type for its primary constructor, and a file for its statements.
/// </summary>
internal static class OwnCode
{
    public static IEnumerable<TextSpan> Of(ISymbol owner, SyntaxNode block) => (owner, block) switch
    {
        (INamedTypeSymbol, _) => [],
        (IMethodSymbol, TypeDeclarationSyntax type) => type.BaseList is { } bases ? [bases.Span] : [],
        (IMethodSymbol, CompilationUnitSyntax file) => Statements(file),
        (IMethodSymbol { MethodKind: MethodKind.PropertyGet }, not PropertyDeclarationSyntax) when block.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property => [property.Identifier.Span, block.Span],
        (IPropertySymbol, PropertyDeclarationSyntax { Initializer: { } initializer } property) => [property.Identifier.Span, initializer.Span],
        (IPropertySymbol, _) => [],
        (IFieldSymbol or IEventSymbol, _) => Declarator(owner),
        _ => [block.Span],
    };

    private static IEnumerable<TextSpan> Statements(CompilationUnitSyntax file)
    {
        int first = file.Members.IndexOf(SyntaxKind.GlobalStatement);
        int last = file.Members.LastIndexOf(member => member.IsKind(SyntaxKind.GlobalStatement));
        return first < 0 ? [] : [TextSpan.FromBounds(file.Members[first].SpanStart, file.Members[last].Span.End)];
    }

    /// <summary>One of those that a declaration has, all of which share its attributes.</summary>
    private static IEnumerable<TextSpan> Declarator(ISymbol owner) =>
        owner.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax declarator ? [declarator.Span] : [];
}
