using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CeAnalyzers.Corpus;

/// <summary>What the analyzers said about one checkout, and what it cost.</summary>
/// <param name="LineCounts">The lines of every file, by its path.</param>
/// <param name="AnalyzerTime">The analyzers' own time, summed over threads.</param>
public sealed record RunResult(
    string Repo,
    ImmutableDictionary<string, int> LineCounts,
    CompileResult? Compile,
    ImmutableArray<Finding> Findings,
    ImmutableArray<string> Exceptions,
    TimeSpan AnalyzerTime)
{
    public int Lines { get; } = LineCounts.Values.Sum();
}

/// <summary>What the compiler said about one checkout, and what it cost.</summary>
/// <param name="Errors">Where it found an error: a path and a line each.</param>
public sealed record CompileResult(ImmutableArray<(string Path, int Line)> Errors, TimeSpan Time);

/// <summary>Runs analyzers over one checkout.</summary>
public static class AnalyzerRun
{
    private const string AnalyzerFailure = "AD0001";

    public static async Task<RunResult> RunAsync(
        Checkout checkout, ImmutableArray<DiagnosticAnalyzer> analyzers, bool withCompile, bool concurrent, CancellationToken cancellation)
    {
        CSharpCompilation compilation = CheckoutCompiler.Compile(checkout, concurrent);
        CompileResult? compile = withCompile ? Compile(compilation, cancellation) : null;

        ConcurrentDictionary<string, byte> exceptions = new();
        CompilationWithAnalyzers run = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, analyzer, _) => exceptions.TryAdd($"{analyzer.GetType().Name}: {exception}", 0),
            concurrentAnalysis: concurrent,
            logAnalyzerExecutionTime: true,
            reportSuppressedDiagnostics: false));
        AnalysisResult result = await run.GetAnalysisResultAsync(cancellation);

        ILookup<bool, Diagnostic> diagnostics = result.GetAllDiagnostics().ToLookup(diagnostic => diagnostic.Id == AnalyzerFailure);
        return new RunResult(
            checkout.Repo,
            compilation.SyntaxTrees.ToImmutableDictionary(tree => tree.FilePath, tree => tree.GetText(cancellation).Lines.Count),
            compile,
            [
                .. diagnostics[false].Select(diagnostic => FindingReader.Read(checkout.Repo, diagnostic))
                    .OrderBy(finding => finding.Path, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Span.First)
                    .ThenBy(finding => finding.Rule, StringComparer.Ordinal),
            ],
            [.. exceptions.Keys.Concat(diagnostics[true].Select(failure => failure.GetMessage())).Order(StringComparer.Ordinal)],
            TimeSpan.FromTicks(result.AnalyzerTelemetryInfo.Values.Sum(telemetry => telemetry.ExecutionTime.Ticks)));
    }

    private static CompileResult Compile(CSharpCompilation compilation, CancellationToken cancellation)
    {
        Stopwatch time = Stopwatch.StartNew();
        ImmutableArray<Diagnostic> diagnostics = compilation.GetDiagnostics(cancellation);
        time.Stop();
        return new CompileResult(
            [
                .. from diagnostic in diagnostics
                   where diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.IsInSource
                   select (diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1),
            ],
            time.Elapsed);
    }
}
