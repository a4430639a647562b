using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Tests.Documentation;

/// <summary>What the pages in docs/rules say of a rule is what its descriptor says.</summary>
public sealed partial class RulePageTests
{
    private static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> Descriptors = new CrossEntropyAnalyzer().SupportedDiagnostics.ToDictionary(rule => rule.Id);

    public static TheoryData<string> Ids => [.. Descriptors.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void EveryRuleHasAPageAndEveryPageARule() => Assert.Equal(Descriptors.Keys.Order(StringComparer.Ordinal), Page.All.Select(page => page.Id));

    [Theory, MemberData(nameof(Ids))]
    public void ThePageAgreesWithTheDescriptor(string id)
    {
        DiagnosticDescriptor rule = Descriptors[id];
        Page page = Of(id);
        Assert.Equal($"{id}: {rule.Title}", page.Title);
        Assert.Equal(rule.DefaultSeverity.ToString(), page.Severity);
        Assert.Equal(rule.Category, page.Category);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void ThePageSaysHowToConfigureTheRule(string id)
    {
        Page page = Of(id);
        Assert.Contains($"dotnet_diagnostic.{id}.severity = ", page.Text, StringComparison.Ordinal);
        Assert.Equal(page.Safety == "changes training", page.Text.Contains("ce_unsafe_fixes = true", StringComparison.Ordinal));
    }

    public static TheoryData<string> IdsOfRulesOfCode => [.. Descriptors.Keys.Where(id => Descriptors[id].Category != "Configuration").Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(IdsOfRulesOfCode))]
    public void ThePageShowsFlaggedFixedAndQuietCodeAndNumbers(string id)
    {
        string[] roles = Of(id).Safety.Length > 0 ? ["flagged", "fixed", "quiet", "run"] : ["flagged", "quiet", "run"];
        Assert.All(roles, role => Assert.NotEmpty(Of(id).Of(role)));
    }

    [Fact]
    public void TheIndexListsEveryPage()
    {
        string index = File.ReadAllText(Path.Combine(Page.Folder, "README.md"));
        IEnumerable<string> rows = Page.All.Select(page => $"| [{page.Id}]({page.Id}.md) | {Descriptors[page.Id].Title} | {page.Severity} | {(page.Safety.Length > 0 ? page.Safety : "none")} |");
        Assert.Equal(rows, index.Split('\n').Where(line => line.StartsWith("| [CE", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Ids))]
    public void LinksLeadSomewhere(string id) =>
        Assert.All(Link().Matches(Of(id).Text), link => Assert.True(File.Exists(Path.Combine(Page.Folder, link.Groups["target"].Value)), link.Value));

    [Fact]
    public void LinksOfGuidesLeadSomewhere() => Assert.All(
        Directory.GetFiles(Path.GetDirectoryName(Page.Folder)!, "*.md").SelectMany(guide => Link().Matches(File.ReadAllText(guide))),
        link => Assert.True(Path.Exists(Path.Combine(Page.Folder, "..", link.Groups["target"].Value)), link.Value));

    private static Page Of(string id) => Page.All.Single(page => page.Id == id);

    [GeneratedRegex(@"\[[^\]]+\]\((?<target>[^)#:]+)\)")]
    private static partial Regex Link();
}
