using System.Text;

namespace CeAnalyzers.Benchmarks.Analyzers;

/// <summary>Chains of n methods, n fields and n callers between a softmax and a log: the time per link as n grows.</summary>
internal static class ChainBenchmark
{
    private static readonly int[] Lengths = [10, 100, 1000, 10000];

    public static async Task RunAsync()
    {
        foreach ((string what, Func<int, string> source) in new (string, Func<int, string>)[] { ("methods", Methods), ("fields", Fields), ("callers", Callers) })
        {
            foreach (int n in Lengths)
            {
                string text = source(n);
                await Measure.AnalyzeAsync(Measure.Compilation(text), [new CrossEntropyAnalyzer()]);
                (int diagnostics, TimeSpan own) = await Measure.AnalyzeAsync(Measure.Compilation(text), [new CrossEntropyAnalyzer()]);
                Console.WriteLine($"{n} {what}: {own.TotalMilliseconds:F1} ms, {own.TotalMilliseconds * 1000 / n:F1} us each, {diagnostics} diagnostics");
            }
        }
    }

    private static string Class(string members) => $$"""
        using System;
        using System.Linq;
        class Chain
        {
            static double[] Softmax(double[] z) { double max = z.Max(), sum = z.Sum(v => Math.Exp(v - max)); return z.Select(v => Math.Exp(v - max) / sum).ToArray(); }
        {{members}}
        }
        """;

    /// <summary>Each method returns what the next one does.</summary>
    private static string Methods(int n)
    {
        var members = new StringBuilder($"double[] Step{n}(double[] z) => Softmax(z);\n");
        for (int i = 0; i < n; i++) members.AppendLine($"double[] Step{i}(double[] z) => Step{i + 1}(z);\ndouble Loss{i}(double[] z, int c) => -Math.Log(Step{i}(z)[c]);");
        return Class(members.ToString());
    }

    /// <summary>Each field is given the next one.</summary>
    private static string Fields(int n)
    {
        var members = new StringBuilder($"double[] output{n} = [];\nvoid Set(double[] z) => output{n} = Softmax(z);\n");
        for (int i = 0; i < n; i++) members.AppendLine($"double[] output{i} = [];\nvoid Set{i}() => output{i} = output{i + 1};\ndouble Loss{i}(int c) => -Math.Log(output{i}[c]);");
        return Class(members.ToString());
    }

    /// <summary>One loss, called from everywhere.</summary>
    private static string Callers(int n)
    {
        var members = new StringBuilder("double Loss(double[] p, int c) => -Math.Log(p[c]);\n");
        for (int i = 0; i < n; i++) members.AppendLine($"double Loss{i}(double[] z, int c) => Loss(Softmax(z), c);");
        return Class(members.ToString());
    }
}
