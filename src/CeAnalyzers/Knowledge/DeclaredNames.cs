using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Knowledge;

/// <summary>The names of the members in source and in CeAnalyzers.Kinds.txt that kinds are declared of, or of parameters of.</summary>
internal static class DeclaredNames
{
    public static IEnumerable<string> In(FlowAnalysis flow) =>
        (from attribute in Annotations.Names
         from spelling in new[] { attribute, attribute + nameof(Attribute) }
         from token in flow.Index.Find(spelling, flow.Cancellation)
         let owner = (token.Parent as NameSyntax)?.FirstAncestorOrSelf<AttributeSyntax>()?.Parent?.Parent
         where owner is not null
         from name in Declared(owner)
         select name)
        .Concat(flow.Knowledge.Files.Kinds.Keys.Select(symbol => NameOf(symbol is IParameterSymbol ? symbol.ContainingSymbol : symbol)));

    private static IEnumerable<string> Declared(SyntaxNode owner) => owner switch
    {
        ParameterSyntax { Parent.Parent: TypeDeclarationSyntax type } parameter => [type.Identifier.ValueText, parameter.Identifier.ValueText],
        ParameterSyntax { Parent.Parent: ConstructorDeclarationSyntax constructor } => [constructor.Identifier.ValueText],
        ParameterSyntax { Parent.Parent: MethodDeclarationSyntax method } => [method.Identifier.ValueText],
        ParameterSyntax { Parent.Parent: LocalFunctionStatementSyntax local } => [local.Identifier.ValueText],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        LocalFunctionStatementSyntax local => [local.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        _ => [],
    };

    private static string NameOf(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType.Name : symbol.Name;
}
