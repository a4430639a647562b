using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Flow;

/// <summary>
/// The places that may call a constructor of a class, by syntax: new T(...), the base and this initializers of T and of what derives from it,
/// and new(...) where a declaration nearby names T. What they call is for the model to say.
/// </summary>
internal static class Creations
{
    public static IEnumerable<SyntaxNode> Of(INamedTypeSymbol type, SourceIndex index, CancellationToken cancellation)
    {
        foreach (SyntaxReference declaration in type.DeclaringSyntaxReferences)
            foreach (SyntaxNode initializer in Initializers(declaration.GetSyntax(cancellation), isThis: true)) yield return initializer;
        foreach (SyntaxToken mention in index.Find(type.Name, cancellation))
        {
            if (mention.Parent is not SimpleNameSyntax name) continue;
            SyntaxNode whole = name;
            while (whole.Parent is QualifiedNameSyntax or NullableTypeSyntax or ArrayTypeSyntax or TypeArgumentListSyntax or GenericNameSyntax) whole = whole.Parent;
            switch (whole.Parent)
            {
                case ObjectCreationExpressionSyntax creation: yield return creation; break;
                case PrimaryConstructorBaseTypeSyntax @base: yield return @base; break;
                case SimpleBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax derived }:
                    foreach (SyntaxNode initializer in Initializers(derived, isThis: false)) yield return initializer;
                    break;
                case VariableDeclarationSyntax variables:
                    foreach (SyntaxNode creation in variables.Variables.SelectMany(v => Unnamed(v.Initializer).Concat(Assigned(v, index, cancellation)))) yield return creation;
                    break;
                case PropertyDeclarationSyntax property:
                    foreach (SyntaxNode creation in Unnamed(property.Initializer).Concat(Unnamed(property.ExpressionBody))) yield return creation;
                    break;
                case MethodDeclarationSyntax method:
                    foreach (SyntaxNode creation in Unnamed(method.ExpressionBody).Concat(Unnamed(method.Body))) yield return creation;
                    break;
            }
        }
    }

    private static IEnumerable<SyntaxNode> Initializers(SyntaxNode type, bool isThis) =>
        type is not TypeDeclarationSyntax declaration ? [] :
        from constructor in declaration.Members.OfType<ConstructorDeclarationSyntax>()
        where constructor.Initializer is { } initializer && initializer.ThisOrBaseKeyword.ValueText == (isThis ? "this" : "base")
        select constructor.Initializer;

    private static IEnumerable<SyntaxNode> Unnamed(SyntaxNode? place) =>
        place is null ? [] : place.DescendantNodes().OfType<ImplicitObjectCreationExpressionSyntax>();

    /// <summary>x = new(...), where x is a field.</summary>
    private static IEnumerable<SyntaxNode> Assigned(VariableDeclaratorSyntax variable, SourceIndex index, CancellationToken cancellation)
    {
        if (variable.Parent?.Parent is not FieldDeclarationSyntax) yield break;
        foreach (SyntaxToken mention in index.Find(variable.Identifier.ValueText, cancellation))
        {
            SyntaxNode? target = mention.Parent?.Parent is MemberAccessExpressionSyntax access && access.Name == mention.Parent ? access : mention.Parent;
            if (target?.Parent is AssignmentExpressionSyntax { Right: ImplicitObjectCreationExpressionSyntax creation } assignment && assignment.Left == target) yield return creation;
        }
    }
}
