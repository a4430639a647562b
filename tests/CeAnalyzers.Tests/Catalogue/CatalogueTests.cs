using CeAnalyzers.Rules;
using CeAnalyzers.Tests.Documentation;
using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Tests.Catalogue;

/// <summary>Every rule has all its parts, under one name.</summary>
public class CatalogueTests
{
    private static readonly IReadOnlyDictionary<string, Rule> Rules = typeof(Rule).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(Rule).IsAssignableFrom(type))
        .ToDictionary(type => type.Name, type => (Rule)Activator.CreateInstance(type)!);

    public static TheoryData<string> Names => [.. Rules.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void TheAnalyzerHasEveryRule() => Assert.Equal(
        Rules.Values.Select(rule => rule.Descriptor.Id).Order(StringComparer.Ordinal),
        new CrossEntropyAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void IdsAreUnique() => Assert.Equal(Rules.Count, Rules.Values.Select(rule => rule.Descriptor.Id).Distinct().Count());

    [Theory, MemberData(nameof(Names))]
    public void TheNameBeginsWithTheId(string name) => Assert.StartsWith(Rules[name].Descriptor.Id, name, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Names))]
    public void TheNumberTellsTheCategory(string name)
    {
        DiagnosticDescriptor rule = Rules[name].Descriptor;
        Assert.Equal(rule.Id[2] switch { '0' => "Configuration", '1' => "Stability", '2' => "Losses", '3' => "Training", '4' => "Gradients", _ => null }, rule.Category);
        Assert.EndsWith("." + rule.Category, Rules[name].GetType().Namespace, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void TheHelpLinkLeadsToThePage(string name)
    {
        DiagnosticDescriptor rule = Rules[name].Descriptor;
        string path = new Uri(rule.HelpLinkUri).AbsolutePath.Split("/blob/main/")[1];
        Assert.Equal($"docs/rules/{rule.Id}.md", path);
        Assert.True(File.Exists(Path.Combine(Repository.Root, path)), path);
    }

    [Theory, MemberData(nameof(Names))]
    public void TheDescriptorSaysWhatAndWhy(string name)
    {
        DiagnosticDescriptor rule = Rules[name].Descriptor;
        Assert.True(rule.IsEnabledByDefault);
        Assert.NotEmpty(rule.Title.ToString());
        Assert.NotEmpty(rule.Description.ToString());
        Assert.Contains("{0}", rule.MessageFormat.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void AReleaseFileListsIt(string name)
    {
        DiagnosticDescriptor rule = Rules[name].Descriptor;
        string folder = Path.Combine(Repository.Root, "src", "CeAnalyzers");
        IEnumerable<string> lines = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }.SelectMany(file => File.ReadAllLines(Path.Combine(folder, file)));
        Assert.Single(lines, line => line.StartsWith($"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} |", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void ATestClassHasItsName(string name) =>
        Assert.NotNull(GetType().Assembly.GetType($"CeAnalyzers.Tests.Rules.{Rules[name].Descriptor.Category}.{name}Tests"));

    [Theory, MemberData(nameof(Names))]
    public void AFixAndItsTestsHaveItsNameWhereThePagePromisesOne(string name)
    {
        string id = Rules[name].Descriptor.Id;
        if (Page.All.Single(page => page.Id == id).Safety.Length == 0)
        {
            Assert.DoesNotContain(FixTest.Providers, fix => fix.FixableDiagnosticIds.Contains(id));
            return;
        }

        Assert.Contains(FixTest.Providers, fix => fix.GetType().Name == name + "Fix" && fix.FixableDiagnosticIds.Contains(id));
        Assert.NotNull(GetType().Assembly.GetType($"CeAnalyzers.Tests.Fixes.{Rules[name].Descriptor.Category}.{name}FixTests"));
    }

    [Fact]
    public void NoFixIsForARuleThatIsNone() => Assert.All(
        FixTest.Providers.SelectMany(fix => fix.FixableDiagnosticIds),
        id => Assert.Contains(Rules.Values, rule => rule.Descriptor.Id == id));
}
