// A tour of CeAnalyzers: dotnet run samples/Tour.cs
// Builds a copy of samples/Pitfalls, shows its warnings, runs it, lets `dotnet format` fix it, and runs it again.
#:package DiffPlex@1.9.0
#:package Spectre.Console@0.57.2

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Spectre.Console;

string samples = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
string copy = Directory.CreateTempSubdirectory("CeAnalyzersTour").FullName;
using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 160;

var clock = Stopwatch.StartNew();
int steps = 0;
try
{
    await Tour();
    AnsiConsole.MarkupLine($"\n[green]The same program, now finite and learning.[/] The tour took {clock.Elapsed.TotalSeconds:F0} s.");
    return 0;
}
catch (OperationCanceledException)
{
    AnsiConsole.MarkupLine("\n[yellow]Stopped.[/]");
    return 130;
}
catch (TourException failure)
{
    AnsiConsole.MarkupLineInterpolated($"\n[red]The tour failed in step {steps}:[/] {failure.Message}");
    return 1;
}
finally
{
    Directory.Delete(copy, recursive: true);
}

async Task Tour()
{
    Step("Copy samples/Pitfalls to a temporary folder");
    CopySources(Path.Combine(samples, "Pitfalls"), copy);
    File.WriteAllText(Path.Combine(copy, "Directory.Build.props"), $"""
        <Project>
          <PropertyGroup>
            <CeAnalyzersSource>{Path.GetFullPath(Path.Combine(samples, "..", "src"))}</CeAnalyzersSource>
            <ErrorLog>$(MSBuildThisFileDirectory)diagnostics.sarif,version=2.1</ErrorLog>
          </PropertyGroup>
        </Project>
        """);
    AnsiConsole.MarkupLineInterpolated($"[grey]{copy}[/]");

    Step("Build the analyzers, their fixes and the program");
    List<Finding> findings = await Build();
    Show(findings);
    string[] rules = findings.Select(f => f.Rule).Distinct().ToArray();
    Require(rules.Length >= 6, $"only {rules.Length} different rules were shown, at least six were expected");

    Step("Run it");
    Dictionary<string, string[]> before = await Run();

    Step("Fix what keeps the meaning: dotnet format analyzers");
    await Fix(rules);

    Step("Fix the rest, which trains differently: ce_unsafe_fixes = true in .editorconfig");
    File.AppendAllText(Path.Combine(copy, ".editorconfig"), "ce_unsafe_fixes = true\n");
    await Fix(rules);

    Step("Build it again");
    findings = await Build();
    Show(findings);
    Require(findings.Count == 0, $"{findings.Count} diagnostics are left");
    AnsiConsole.MarkupLine("No diagnostic is left.");

    Step("Run it again");
    Dictionary<string, string[]> after = await Run();
    Compare(before, after);
}

void Step(string title) =>
    AnsiConsole.MarkupLineInterpolated($"\n[bold]{++steps}/7 {title}[/] [grey]({clock.Elapsed.TotalSeconds:F0} s)[/]");

static void Require(bool condition, string failure)
{
    if (!condition)
        throw new TourException(failure);
}

void Cancel(PosixSignalContext context)
{
    context.Cancel = true;
    cancellation.Cancel();
}

static void CopySources(string from, string to)
{
    foreach (string file in SourceFiles(from, "*"))
    {
        string target = Path.Combine(to, Path.GetRelativePath(from, file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
    }
}

static IEnumerable<string> SourceFiles(string folder, string pattern) =>
    Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

// The compiler's own log has every diagnostic, also those of severity info, which a build does not print.
async Task<List<Finding>> Build()
{
    await Dotnet("build");
    using JsonDocument sarif = JsonDocument.Parse(File.ReadAllText(Path.Combine(copy, "diagnostics.sarif")));
    return sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
        .Where(result => result.GetProperty("ruleId").GetString()!.StartsWith("CE", StringComparison.Ordinal))
        .Select(Finding.Parse)
        .OrderBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)
        .ToList();
}

static void Show(List<Finding> findings)
{
    foreach (var rule in findings.GroupBy(f => f.Rule))
    {
        AnsiConsole.MarkupLineInterpolated($"  [yellow]{rule.Key}[/] [grey]{rule.First().Level}[/]");
        foreach (Finding finding in rule)
            AnsiConsole.MarkupLineInterpolated($"    [blue]{finding.File}:{finding.Line}[/] {finding.Message}");
    }
}

// Rows of the table that the program prints, by their first column.
async Task<Dictionary<string, string[]>> Run()
{
    string output = await Dotnet("run", "--no-build");
    AnsiConsole.WriteLine(output.TrimEnd());
    return output.Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Skip(1)
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])
        .ToDictionary(cells => cells[0]);
}

async Task Fix(string[] rules)
{
    Dictionary<string, string> before = SourceFiles(copy, "*.cs").ToDictionary(f => f, File.ReadAllText);
    await Dotnet(["format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", .. rules]);
    string[] changed = before.Keys.Where(file => File.ReadAllText(file) != before[file]).ToArray();
    Require(changed.Length > 0, "dotnet format changed nothing");
    foreach (string file in changed)
        ShowDiff(Path.GetRelativePath(copy, file), before[file], File.ReadAllText(file));
}

static void ShowDiff(string file, string before, string after)
{
    const int context = 2;
    AnsiConsole.MarkupLineInterpolated($"  [blue]{file}[/]");
    List<DiffPiece> lines = InlineDiffBuilder.Diff(before, after).Lines;
    for (int i = 0, shown = -1; i < lines.Count; i++)
    {
        bool near = lines[Math.Max(0, i - context)..Math.Min(lines.Count, i + context + 1)].Any(l => l.Type != ChangeType.Unchanged);
        if (!near)
            continue;
        if (shown >= 0 && shown != i - 1)
            AnsiConsole.MarkupLine("    [grey]...[/]");
        shown = i;
        (char sign, string color) = lines[i].Type switch
        {
            ChangeType.Inserted => ('+', "green"),
            ChangeType.Deleted => ('-', "red"),
            _ => (' ', "grey"),
        };
        AnsiConsole.MarkupLine($"    [{color}]{sign} {Markup.Escape(lines[i].Text)}[/]");
    }
}

static void Compare(Dictionary<string, string[]> before, Dictionary<string, string[]> after)
{
    var table = new Table().AddColumns("pitfall", "mean loss", "accuracy", "gradient where wrong");
    foreach ((string pitfall, string[] old) in before)
        table.AddRow([pitfall, .. old.Zip(after[pitfall], (was, now) => was == now ? was : $"{was} -> [green]{now}[/]").Skip(1)]);

    AnsiConsole.Write(table);
    string[] broken = after.Values.Where(cells => !double.IsFinite(Number(cells[1]))).Select(cells => cells[0]).ToArray();
    Require(broken.Length == 0, $"the loss is still not a finite number: {string.Join(", ", broken)}");
    string[] stuck = after.Values.Where(cells => Number(cells[2]) < 50).Select(cells => cells[0]).ToArray();
    Require(stuck.Length == 0, $"the model still does not learn: {string.Join(", ", stuck)}");
}

static double Number(string cell) => double.Parse(cell.TrimEnd('%', ' '), CultureInfo.InvariantCulture);

async Task<string> Dotnet(params string[] arguments)
{
    var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", arguments)
    {
        WorkingDirectory = copy,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
    start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
    start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

    return await AnsiConsole.Status().StartAsync($"[grey]dotnet {Markup.Escape(string.Join(' ', arguments))}[/]", async _ =>
    {
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            throw;
        }

        Require(process.ExitCode == 0, $"dotnet {arguments[0]} ended with {process.ExitCode}\n{await output}{await errors}");
        return await output;
    });
}

record Finding(string Rule, string Level, string File, int Line, string Message)
{
    public static Finding Parse(JsonElement result)
    {
        JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        return new Finding(
            result.GetProperty("ruleId").GetString()!,
            result.GetProperty("level").GetString()!,
            Path.GetFileName(new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!, UriKind.RelativeOrAbsolute).ToString()),
            place.GetProperty("region").GetProperty("startLine").GetInt32(),
            result.GetProperty("message").GetProperty("text").GetString()!);
    }
}

sealed class TourException(string message) : Exception(message);
