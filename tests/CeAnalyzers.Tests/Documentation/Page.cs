using System.Text.RegularExpressions;

namespace CeAnalyzers.Tests.Documentation;

/// <summary>A rule's page in docs/rules: its title, what it says of severity and fix, and its code blocks in order. Of a guide, its code blocks.</summary>
internal sealed partial class Page
{
    private Page(string id, string text)
    {
        Id = id;
        Text = text;
        Title = TitleLine().Match(text).Groups["title"].Value;
        Summary = SummaryLine().Match(text);
        Blocks = [.. Block().Matches(text).Select((match, i) => new CodeBlock($"{id} {i}, {match.Groups["role"].Value}", id, match.Groups["role"].Value, match.Groups["code"].Value, match.Groups["output"].Value))];
    }

    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "rules");

    public static IReadOnlyList<Page> All { get; } = [.. Directory.GetFiles(Folder, "CE*.md").Order(StringComparer.Ordinal)
        .Select(path => new Page(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)))];

    /// <summary>The guides that show programs.</summary>
    public static IReadOnlyList<Page> Guides { get; } = [new("runtime", File.ReadAllText(Path.Combine(Repository.Root, "docs", "runtime.md")))];

    public string Id { get; }

    public string Text { get; }

    public string Title { get; }

    public string Severity => Summary.Groups["severity"].Value;

    public string Category => Summary.Groups["category"].Value;

    /// <summary>How safe the fix is, in the words of the fixes; empty where there is none.</summary>
    public string Safety => Summary.Groups["safety"].Value;

    public IReadOnlyList<CodeBlock> Blocks { get; }

    private Match Summary { get; }

    public IEnumerable<CodeBlock> Of(string role) => Blocks.Where(block => block.Role == role);

    [GeneratedRegex(@"^# (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"^Severity: (?<severity>\w+) · Category: (?<category>\w+) · Fix: (yes, (?<safety>.+)|none)$", RegexOptions.Multiline)]
    private static partial Regex SummaryLine();

    [GeneratedRegex(@"^```csharp (?<role>\w+)\n(?<code>.*?)^```$(\n```text\n(?<output>.*?)^```$)?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
