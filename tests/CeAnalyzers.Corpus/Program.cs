using System.Collections.Immutable;
using CeAnalyzers;
using CeAnalyzers.Corpus;
using Microsoft.CodeAnalysis.Diagnostics;
using Spectre.Console;

try
{
    Options options = Options.Parse(args);
    ImmutableArray<Label> labels = options.Manifest is { } manifest ? Manifest.Read(manifest) : [];
    Checkout[] checkouts = [.. Checkout.Find(options.Folders).Where(checkout => options.Only is null || checkout.Repo.Contains(options.Only, StringComparison.OrdinalIgnoreCase))];
    CrossEntropyAnalyzer analyzer = new();

    RunResult[] runs = await RunAllAsync(checkouts, [analyzer], options);
    Score score = Scoring.Judge(labels, runs, analyzer.SupportedDiagnostics.Select(rule => rule.Id).ToHashSet());
    if (options.Rule is { } rule)
        score = score.Only(rule);

    Summary.Write(Console.Out, runs, score);
    if (options.Out is { } folder)
        Report.Write(folder, runs, score);
    return runs.Any(run => run.Exceptions.Length > 0) ? 2 : 0;
}
catch (Exception exception) when (exception is OptionsException or ManifestException or IOException)
{
    Console.Error.WriteLine(exception.Message);
    if (exception is OptionsException)
        Console.Error.WriteLine(Options.Usage);
    return 1;
}

static async Task<RunResult[]> RunAllAsync(Checkout[] checkouts, ImmutableArray<DiagnosticAnalyzer> analyzers, Options options)
{
    RunResult[] runs = new RunResult[checkouts.Length];
    IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    await console.Progress().StartAsync(async context =>
    {
        int[] sizes = [.. checkouts.Select(checkout => checkout.Files("*.cs").Length)];
        ProgressTask progress = context.AddTask("Analyzing", maxValue: sizes.Sum());
        await Parallel.ForEachAsync(
            Enumerable.Range(0, checkouts.Length),
            new ParallelOptions { MaxDegreeOfParallelism = options.SingleThread ? 1 : options.Parallel },
            async (i, cancellation) =>
            {
                progress.Description = $"Analyzing {Markup.Escape(checkouts[i].Repo)}";
                runs[i] = await AnalyzerRun.RunAsync(checkouts[i], analyzers, options.WithCompile, !options.SingleThread, cancellation);
                progress.Increment(sizes[i]);
            });
    });
    return runs;
}
