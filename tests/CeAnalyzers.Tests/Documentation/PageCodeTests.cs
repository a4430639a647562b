using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Project = CeAnalyzers.Tests.Verification.Project;

namespace CeAnalyzers.Tests.Documentation;

/// <summary>Every block of code on the pages compiles, and is flagged or not as the page says.</summary>
public sealed class PageCodeTests
{
    /// <summary>A library was built for an older framework; the SDK silences that in every project.</summary>
    private const string OlderFramework = "CS1701";

    private static readonly IReadOnlyDictionary<string, CodeBlock> Blocks = Page.All.SelectMany(page => page.Blocks).ToDictionary(block => block.Name);

    public static TheoryData<string> All => [.. Blocks.Keys];

    public static TheoryData<string> Flagged => Names("flagged");

    public static TheoryData<string> Silent => Names("fixed", "quiet");

    [Theory, MemberData(nameof(All))]
    public void Compiles(string name)
    {
        CSharpCompilation compilation = Project.Compile(Blocks[name].Libraries, Blocks[name].Code);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != OlderFramework);
    }

    [Theory, MemberData(nameof(Flagged))]
    public async Task IsReportedByTheRuleOfThePage(string name)
    {
        var diagnostics = await Project.Analyze(Blocks[name].Libraries, Blocks[name].Code);
        Assert.Equal([Blocks[name].Page], diagnostics.Select(diagnostic => diagnostic.Id).Distinct());
    }

    [Theory, MemberData(nameof(Silent))]
    public async Task IsReportedByNoRule(string name) => Assert.Empty(await Project.Analyze(Blocks[name].Libraries, Blocks[name].Code));

    private static TheoryData<string> Names(params string[] roles) => [.. Blocks.Values.Where(block => roles.Contains(block.Role)).Select(block => block.Name)];
}
