using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace CeAnalyzers.Package.Tests.Clients;

/// <summary>What a tool did; where that was not what was expected, its whole output is part of the message.</summary>
internal sealed partial record ToolResult(string Command, int ExitCode, string Output)
{
    public ToolResult ExitsWith(int expected) =>
        ExitCode == expected ? this : throw Unexpected($"exited with {ExitCode}, not {expected}");

    public ToolResult Succeeds() => ExitsWith(0);

    /// <summary>Expects exactly these warnings and errors, as <see cref="TempProject.Marked"/> writes them.</summary>
    public ToolResult Reports(params IEnumerable<string> expected)
    {
        string wanted = Lines(expected);
        string actual = Lines(DiagnosticLine().Matches(Output).Select(Describe).Distinct());
        return wanted == actual ? this : throw Unexpected($"was to report\n{wanted}\nbut reported\n{actual}\n");
    }

    public ToolResult Mentions([StringSyntax(StringSyntaxAttribute.Regex)] string pattern) =>
        Regex.IsMatch(Output, pattern) ? this : throw Unexpected($"was to mention {pattern}");

    public ToolResult DoesNotMention([StringSyntax(StringSyntaxAttribute.Regex)] string pattern) =>
        Regex.IsMatch(Output, pattern) ? throw Unexpected($"was not to mention {pattern}") : this;

    /// <summary>Expects a program's output.</summary>
    public ToolResult Prints(params IEnumerable<string> lines)
    {
        string wanted = string.Join('\n', lines);
        return wanted == Output.ReplaceLineEndings("\n").TrimEnd() ? this : throw Unexpected($"was to print\n{wanted}\n");
    }

    private static string Describe(Match match)
    {
        string framework = match.Groups["framework"].Value;
        return TempProject.Describe(Path.GetFileName(match.Groups["file"].Value), match.Groups["line"].Value,
            match.Groups["severity"].Value, match.Groups["id"].Value, framework);
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    private XunitException Unexpected(string what) => new($"`{Command}` {what}\nIts output:\n{Output}");

    [GeneratedRegex(
        @"^\s*(?<file>[^(\r\n]+)\((?<line>\d+),\d+\): (?<severity>warning|error) (?<id>\w+):.*?(::TargetFramework=(?<framework>[\w.]+)\])?\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex DiagnosticLine();
}
