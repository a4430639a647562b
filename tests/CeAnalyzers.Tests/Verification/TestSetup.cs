using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace CeAnalyzers.Tests.Verification;

/// <summary>What analyzer tests and fix tests have in common: references without the network, options, file names.</summary>
internal static class TestSetup
{
    private static readonly ReferenceAssemblies None = new("net10.0");

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    public static CSharpCompilationOptions CompilationOptions { get; } = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    public static void Prepare(this AnalyzerTest<DefaultVerifier> test, Libraries libraries, string? editorConfig)
    {
        test.ReferenceAssemblies = None;
        test.TestState.AdditionalReferences.AddRange(References.Of(libraries));
        if (editorConfig is not null) test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", editorConfig));
    }

    /// <summary>The files stand in the root folder, so that its .editorconfig applies to them.</summary>
    public static void Fill(this SolutionState state, params string[] sources)
    {
        foreach ((string name, string text) in SourceFiles.Of(sources)) state.Sources.Add(("/" + name, text));
        state.OutputKind = SourceFiles.OutputKind(sources);
    }
}
