using CeAnalyzers.Options;
using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Project = CeAnalyzers.Tests.Verification.Project;

namespace CeAnalyzers.Tests.Documentation;

/// <summary>The code in the guides compiles, and is reported where its comments say, configured as they show.</summary>
public sealed class GuideTests
{
    private static readonly IReadOnlyDictionary<string, GuideSection> Sections = GuideSection.All.ToDictionary(section => section.Name);

    public static TheoryData<string> Names => [.. Sections.Keys];

    public static TheoryData<string> Options => [.. KnownOptions.All.Select(option => option.Key)];

    [Theory, MemberData(nameof(Names))]
    public async Task CodeIsReportedAsItSays(string name)
    {
        GuideSection section = Sections[name];
        CSharpCompilation compilation = Project.Compile(Libraries.Plain, section.Files);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        var reported = await Project.Analyze(compilation, Configured.With(section.EditorConfig, section.Kinds));
        Assert.Equal(
            section.Marks.Order(StringComparer.Ordinal),
            reported.Select(d => GuideSection.Describe(d.Location.SourceTree?.FilePath ?? "", d.Location.GetLineSpan().StartLinePosition.Line, d.Id)).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Options))]
    public void EveryOptionIsInTheGuide(string key) =>
        Assert.Contains($"\n| `{key}` | ", File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md")), StringComparison.Ordinal);
}
