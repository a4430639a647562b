using System.Collections.Immutable;
using System.Diagnostics;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CeAnalyzers.Benchmarks.Analyzers;

/// <summary>What the benchmarks have in common.</summary>
internal static class Measure
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "Benchmark",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{i}.cs")),
        Net100.References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));

    /// <summary>All diagnostics, and the analyzers' own time as Roslyn's telemetry has it.</summary>
    public static async Task<(int Diagnostics, TimeSpan OwnTime)> AnalyzeAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        AnalysisResult result = await compilation.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(CancellationToken.None);
        return (result.GetAllDiagnostics().Length, TimeSpan.FromTicks(result.AnalyzerTelemetryInfo.Values.Sum(telemetry => telemetry.ExecutionTime.Ticks)));
    }

    public static async Task<double> MillisecondsAsync(Func<Task> action)
    {
        var time = Stopwatch.StartNew();
        await action();
        return time.Elapsed.TotalMilliseconds;
    }

    public static double Median(this IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted[sorted.Length / 2];
    }
}
