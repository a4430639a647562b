using System.Collections.Immutable;
using System.Reflection;
using CeAnalyzers.Corpus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CeAnalyzers.Benchmarks.Analyzers;

/// <summary>Own time over the sources in a folder, beside the time to compile them and beside Meziantou.Analyzer, one thread, everything warm.</summary>
internal static class PeerBenchmark
{
    private const int Rounds = 5;

    /// <summary>After fewer rounds a good part of the analyzers, of both, still runs as it was first compiled: our own processor time still falls from the fifth round to the ninth.</summary>
    private const int WarmUp = 10;

    public static async Task RunAsync(string folder)
    {
        Checkout checkout = Checkout.Find([folder]).First();
        ImmutableArray<DiagnosticAnalyzer> ours = [new CrossEntropyAnalyzer()], peer = Peer();
        var compile = new List<double>();
        var own = new List<double>();
        var theirs = new List<double>();
        int found = 0;
        for (int round = -WarmUp; round < Rounds; round++)
        {
            Compilation compilation = CheckoutCompiler.Compile(checkout, concurrent: false);
            double time = await Measure.MillisecondsAsync(() => Task.FromResult(compilation.GetDiagnostics()));
            (found, TimeSpan mine) = await Measure.AnalyzeAsync(CheckoutCompiler.Compile(checkout, concurrent: false), ours);
            (_, TimeSpan other) = await Measure.AnalyzeAsync(CheckoutCompiler.Compile(checkout, concurrent: false), peer);
            if (round == -WarmUp) Console.WriteLine($"{checkout.Repo}, nothing warm: compile {time:F0} ms; own time {mine.TotalMilliseconds:F0} ms; Meziantou.Analyzer {other.TotalMilliseconds:F0} ms");
            if (round < 0) continue;
            compile.Add(time);
            own.Add(mine.TotalMilliseconds);
            theirs.Add(other.TotalMilliseconds);
        }

        Console.WriteLine($"{checkout.Repo}: compile {compile.Median():F0} ms; own time {own.Median():F0} ms ({own.Min():F0} to {own.Max():F0}), {own.Median() / compile.Median():P1} of the compile; Meziantou.Analyzer {theirs.Median():F0} ms, {theirs.Median() / own.Median():F0} times ours; {found} diagnostics (medians of {Rounds})");
    }

    private static ImmutableArray<DiagnosticAnalyzer> Peer()
    {
        string package = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Meziantou").Value!;
        string newest = Directory.GetDirectories(Path.Combine(package, "analyzers", "dotnet"), "roslyn*").OrderBy(d => Version.Parse(Path.GetFileName(d)["roslyn".Length..])).Last();
        return
        [
            .. from file in Directory.GetFiles(Path.Combine(newest, "cs"), "Meziantou.Analyzer.dll")
               from type in Assembly.LoadFrom(file).GetTypes()
               where !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null
               select (DiagnosticAnalyzer)Activator.CreateInstance(type)!,
        ];
    }
}
