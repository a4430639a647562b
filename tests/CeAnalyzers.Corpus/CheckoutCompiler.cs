using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Corpus;

/// <summary>Compiles all sources of a checkout as one assembly; what does not bind is tolerated.</summary>
public static class CheckoutCompiler
{
    /// <summary>A library is the checkout's own if the checkout defines this share of its public types.</summary>
    private const double OwnLibraryShare = 0.2;

    private const string GlobalUsingsPath = "<global usings>";

    private static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.Latest,
        DocumentationMode.None,
        preprocessorSymbols:
        [
            "DEBUG", "TRACE", "NET", "NETCOREAPP", "NETCOREAPP3_1_OR_GREATER", "NET10_0",
            .. Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER"),
        ]);

    private static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.ConsoleApplication,
        allowUnsafe: true,
        metadataImportOptions: MetadataImportOptions.Public);

    private static readonly Lazy<ImmutableArray<MetadataReference>> Libraries = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "libraries"), "*.dll")
            .Order(StringComparer.Ordinal)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    public static CSharpCompilation Compile(Checkout checkout, bool concurrent = true)
    {
        ImmutableArray<string> files = checkout.Files("*.cs");
        SyntaxTree[] trees = new SyntaxTree[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = concurrent ? -1 : 1 },
            i => trees[i] = Parse(files[i], checkout.RelativePath(files[i])));

        CSharpCompilation compilation = CSharpCompilation.Create(
            checkout.Repo.Replace('/', '.'),
            [.. trees, CSharpSyntaxTree.ParseText(GlobalUsings.Of(checkout), ParseOptions, GlobalUsingsPath)],
            [.. Net100.References.All, .. Libraries.Value],
            CompilationOptions.WithConcurrentBuild(concurrent));
        return compilation.RemoveReferences(Libraries.Value.Where(library => IsDefinedBy(compilation, library)));
    }

    private static SyntaxTree Parse(string file, string path)
    {
        using FileStream stream = File.OpenRead(file);
        return CSharpSyntaxTree.ParseText(SourceText.From(stream), ParseOptions, path);
    }

    private static bool IsDefinedBy(CSharpCompilation compilation, MetadataReference library)
    {
        if (compilation.GetAssemblyOrModuleSymbol(library) is not IAssemblySymbol assembly)
            return false;

        int types = 0, own = 0;
        foreach (INamedTypeSymbol type in PublicTypes(assembly.GlobalNamespace))
        {
            types++;
            if (compilation.Assembly.GetTypeByMetadataName($"{type.ContainingNamespace}.{type.MetadataName}") is not null)
                own++;
        }

        return own > 0 && own >= OwnLibraryShare * types;
    }

    private static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceSymbol container) =>
        container.GetTypeMembers().Where(type => type.DeclaredAccessibility == Accessibility.Public)
            .Concat(container.GetNamespaceMembers().SelectMany(PublicTypes));
}
