using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace CeAnalyzers.Tests.Verification;

/// <summary>All rules and all fixes over a few files: one fix after the other, and fix all in document, project and solution.</summary>
internal sealed class FixTest : CSharpCodeFixTest<CrossEntropyAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
{
    public FixTest(string[] before, string[] after, string? equivalenceKey, Libraries libraries, string? editorConfig)
    {
        this.Prepare(libraries, editorConfig);
        TestState.Fill(before);
        FixedState.Fill(after);
        CodeActionEquivalenceKey = equivalenceKey;
    }

    /// <summary>Every fix provider of the fixes' assembly, as a host finds them.</summary>
    public static IReadOnlyList<CodeFixProvider> Providers { get; } =
    [
        .. Assembly.Load("CeAnalyzers.CodeFixes").GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => Providers;

    protected override ParseOptions CreateParseOptions() => TestSetup.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => TestSetup.CompilationOptions;
}
