using System.Text.RegularExpressions;

namespace CeAnalyzers.Package.Tests.Clients;

/// <summary>A user's project, outside the repository, that restores the packed package.</summary>
/// <remarks>A comment such as <c>// CE1001</c> at the end of a line marks it as one that is to be flagged.</remarks>
internal sealed partial class TempProject(PackageFeed feed, string directory, IReadOnlyList<string> frameworks)
{
    public string Name => Path.GetFileName(directory);

    public TempProject With(string file, string text)
    {
        File.WriteAllText(Path.Combine(directory, file), text);
        return this;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(directory, file));

    public Task<ToolResult> BuildAsync(params IEnumerable<string> arguments) =>
        DotnetAsync(["build", "--no-incremental", .. arguments]);

    public Task<ToolResult> RunBuiltAsync() => DotnetAsync(["run", "--no-build"]);

    public Task<ToolResult> FormatAsync(params IEnumerable<string> ids) =>
        DotnetAsync(["format", "analyzers", "--diagnostics", .. ids, "--severity", "info", "--no-restore"]);

    /// <summary>Packs the project into the feed, for other projects to restore.</summary>
    public Task<ToolResult> PackAsync() => DotnetAsync(["pack", "--output", feed.Directory]);

    /// <summary>The marked lines of these files, as a build reports them: once for each framework.</summary>
    public IEnumerable<string> Marked(string severity, params IEnumerable<string> files) =>
        from file in files
        from line in File.ReadLines(Path.Combine(directory, file)).Index()
        from Match id in Mark().Matches(line.Item)
        from framework in frameworks
        select Describe(file, $"{line.Index + 1}", severity, id.Value, frameworks.Count > 1 ? framework : "");

    public static string Describe(string file, string line, string severity, string id, string framework) =>
        $"{file}({line}): {severity} {id} {framework}".TrimEnd();

    private Task<ToolResult> DotnetAsync(IEnumerable<string> arguments) =>
        Dotnet.RunAsync(directory, arguments, feed.Environment);

    [GeneratedRegex(@"(?<=// .*)\bCE\d{4}\b")]
    private static partial Regex Mark();
}
