using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Knowledge;

/// <summary>Symbols by their documentation-comment IDs.</summary>
internal static class DocumentationIds
{
    /// <summary>The symbols that have the ID; where a method's has no list of parameters, every overload.</summary>
    public static ImmutableArray<ISymbol> Find(string id, Compilation compilation)
    {
        ImmutableArray<ISymbol> exact = DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation);
        int dot = id.LastIndexOf('.');
        if (!exact.IsEmpty || !id.StartsWith("M:", StringComparison.Ordinal) || id.Contains("(") || dot < 0) return exact;
        string name = id.Substring(dot + 1);
        return DocumentationCommentId.GetSymbolsForDeclarationId("T:" + id.Substring(2, dot - 2), compilation)
            .OfType<INamedTypeSymbol>()
            .SelectMany(type => type.GetMembers(name == "#ctor" ? WellKnownMemberNames.InstanceConstructorName : name))
            .Where(member => member is IMethodSymbol)
            .ToImmutableArray();
    }

    /// <summary>The ID, with the assembly, which tells apart what has the same one.</summary>
    public static string Describe(ISymbol symbol) => $"{symbol.GetDocumentationCommentId()} of {symbol.ContainingAssembly?.Name}";
}
