using System.Text.RegularExpressions;

namespace CeAnalyzers.Tests.Documentation;

/// <summary>
/// A section of a guide that shows code: its code blocks are the files of a project, its other blocks configure it. A comment at the end of
/// a line names the rules that report it.
/// </summary>
internal sealed partial record GuideSection(string Name, string[] Files, string? EditorConfig, string? Kinds)
{
    public static IReadOnlyList<GuideSection> All { get; } = [.. new[] { "kinds.md", "configuration.md" }.SelectMany(Read).Where(section => section.Files.Length > 0)];

    /// <summary>What the comments say is reported.</summary>
    public IEnumerable<string> Marks =>
        from file in Files.Index()
        from line in file.Item.Split('\n').Index()
        from Match id in Mark().Matches(line.Item)
        select Describe($"File{file.Index}.cs", line.Index, id.Value);

    public static string Describe(string file, int line, string id) => $"{id} in line {line + 1} of {file}";

    private static IEnumerable<GuideSection> Read(string guide) =>
        from section in Heading().Split(File.ReadAllText(Path.Combine(Repository.Root, "docs", guide)))
        select new GuideSection(
            $"{guide}: {section.Split('\n')[0]}", [.. Blocks(section, "csharp checked")], Blocks(section, "ini").FirstOrDefault(), Blocks(section, "text kinds").FirstOrDefault());

    private static IEnumerable<string> Blocks(string section, string info) =>
        Block().Matches(section).Where(block => block.Groups["info"].Value == info).Select(block => block.Groups["text"].Value);

    [GeneratedRegex("^###? ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```(?<info>[a-z ]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<=// .*)\bCE\d{4}\b")]
    private static partial Regex Mark();
}
