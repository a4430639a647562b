using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CeAnalyzers.Tests.Verification;

/// <summary>Sources without markup as a compilation, for tests that look at more than where a diagnostic is.</summary>
internal static class Project
{
    public static CSharpCompilation Compile(Libraries libraries, params string[] sources) => CSharpCompilation.Create(
        "Project",
        SourceFiles.Of(sources).Select(file => CSharpSyntaxTree.ParseText(file.Text, TestSetup.ParseOptions, file.Name, cancellationToken: TestContext.Current.CancellationToken)),
        References.Of(libraries),
        TestSetup.CompilationOptions.WithOutputKind(SourceFiles.OutputKind(sources)));

    /// <summary>The diagnostics of all rules, in order of place; an exception in the analyzer is rethrown.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, AnalyzerOptions? configured = null)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            configured ?? new AnalyzerOptions([]), (exception, _, _) => thrown ??= exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers([new CrossEntropyAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        if (thrown is not null) throw new InvalidOperationException("the analyzer threw", thrown);
        return [.. diagnostics.OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan)];
    }

    public static Task<ImmutableArray<Diagnostic>> Analyze(Libraries libraries, params string[] sources) => Analyze(Compile(libraries, sources));
}
