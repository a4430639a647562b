using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace CeAnalyzers.Tests.Verification;

/// <summary>All rules over a few files, held against the markup in them.</summary>
internal sealed class AnalyzerTest : CSharpAnalyzerTest<CrossEntropyAnalyzer, DefaultVerifier>
{
    public AnalyzerTest(string[] sources, Libraries libraries, string? editorConfig, string? kinds)
    {
        this.Prepare(libraries, editorConfig);
        if (kinds is not null) TestState.AdditionalFiles.Add(("/CeAnalyzers.Kinds.txt", kinds));
        TestState.Fill(sources);
    }

    protected override ParseOptions CreateParseOptions() => TestSetup.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => TestSetup.CompilationOptions;
}
