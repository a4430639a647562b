using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CeAnalyzers.Benchmarks.Analyzers;

/// <summary>One keystroke in a file of 2,000 lines full of sinks: from the new text to its diagnostics, everything warm.</summary>
internal static class EditBenchmark
{
    private const int Lines = 2000;

    /// <summary>Until then the runtime compiles again what it finds to be hot.</summary>
    private const int WarmUp = 240;

    private const int Edits = 40;

    public static async Task RunAsync()
    {
        Compilation compilation = Measure.Compilation(Source());
        var times = new List<double>();
        var own = new List<double>();
        int found = 0;
        for (int edit = 0; edit < WarmUp + Edits; edit++)
        {
            SyntaxTree before = compilation.SyntaxTrees.Single();
            SourceText text = before.GetText();
            int at = text.ToString().IndexOf("/*edit*/", StringComparison.Ordinal);
            SourceText changed = text.WithChanges(new TextChange(new TextSpan(at, 0), " "));
            times.Add(await Measure.MillisecondsAsync(async () =>
            {
                SyntaxTree after = before.WithChangedText(changed);
                compilation = compilation.ReplaceSyntaxTree(before, after);
                var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
                CompilationWithAnalyzers run = compilation.WithAnalyzers([new CrossEntropyAnalyzer()], options);
                AnalysisResult result = await run.GetAnalysisResultAsync(compilation.GetSemanticModel(after), null, CancellationToken.None);
                found = result.GetAllDiagnostics().Length;
                own.Add(result.AnalyzerTelemetryInfo.Values.Sum(telemetry => telemetry.ExecutionTime.TotalMilliseconds));
            }));
        }

        Console.WriteLine($"edit in {Lines} lines, {found} diagnostics: own time {own.Skip(WarmUp).Median():F1} ms, with parsing, binding and the driver {times.Skip(WarmUp).Median():F1} ms (medians of {Edits}, after {WarmUp} to warm up)");
    }

    private static string Source()
    {
        var source = new StringBuilder("using System; using System.Linq;\nclass Losses {\n/*edit*/\n");
        for (int i = 0; source.ToString().Count(c => c == '\n') < Lines - 12; i++)
        {
            source.Append($$"""
                double[] Softmax{{i}}(double[] z)
                {
                    double max = z.Max(), sum = z.Sum(v => Math.Exp(v - max));
                    return z.Select(v => Math.Exp(v - max) / sum).ToArray();
                }

                double Loss{{i}}(double[] z, int label)
                {
                    double[] p = Softmax{{i}}(z);
                    return -Math.Log(p[label]);
                }

                """);
        }

        return source.Append('}').ToString();
    }
}
