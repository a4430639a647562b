using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using CeAnalyzers.Package.Tests.Clients;

namespace CeAnalyzers.Package.Tests;

/// <summary>The packages, entry by entry.</summary>
public sealed class PackageContentTests(PackageFeed feed)
{
    private static readonly string[] Frame =
    [
        "[Content_Types].xml",
        "_rels/.rels",
        "package/services/metadata/core-properties/nuget.psmdcp",
        "README.md",
        "icon.png",
    ];

    [Fact]
    public void The_package_holds_analyzers_and_fixes_and_no_library() => AssertEntries("CeAnalyzers",
        "CeAnalyzers.nuspec",
        "analyzers/dotnet/cs/CeAnalyzers.dll",
        "analyzers/dotnet/cs/CeAnalyzers.CodeFixes.dll",
        "buildTransitive/CeAnalyzers.targets",
        "lib/net10.0/_._",
        "lib/net8.0/_._",
        "lib/netstandard2.0/_._",
        "tools/net10.0/linux-x64/CeAnalyzers.dll",
        "tools/net10.0/linux-x64/CeAnalyzers.CodeFixes.dll");

    [Fact]
    public void The_runtime_package_holds_a_documented_library_for_each_framework() => AssertEntries("CeAnalyzers.Runtime",
        "CeAnalyzers.Runtime.nuspec",
        "lib/net10.0/CeAnalyzers.Runtime.dll",
        "lib/net10.0/CeAnalyzers.Runtime.xml",
        "lib/net8.0/CeAnalyzers.Runtime.dll",
        "lib/net8.0/CeAnalyzers.Runtime.xml",
        "lib/netstandard2.0/CeAnalyzers.Runtime.dll",
        "lib/netstandard2.0/CeAnalyzers.Runtime.xml");

    [Fact]
    public void There_are_two_packages_and_no_others() => Assert.Equal(
        [$"CeAnalyzers.{feed.Version}.nupkg", $"CeAnalyzers.Runtime.{feed.Version}.nupkg"],
        Directory.EnumerateFiles(feed.Directory, $"*{feed.Version}*").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    [InlineData(".NETStandard2.0")]
    public void The_package_depends_on_the_runtime_of_its_own_version_alone(string framework)
    {
        XElement group = Assert.Single(Metadata("CeAnalyzers").Descendants(),
            element => element.Name.LocalName == "group" && (string?)element.Attribute("targetFramework") == framework);
        XElement dependency = Assert.Single(group.Elements());
        Assert.Equal(("CeAnalyzers.Runtime", feed.Version), ((string?)dependency.Attribute("id"), (string?)dependency.Attribute("version")));
    }

    [Fact]
    public void The_package_is_no_development_dependency() =>
        Assert.DoesNotContain(Metadata("CeAnalyzers").Elements(), element => element.Name.LocalName == "developmentDependency");

    [Theory]
    [InlineData("CeAnalyzers")]
    [InlineData("CeAnalyzers.Runtime")]
    public void A_package_says_what_it_is(string package)
    {
        Dictionary<string, string> fields = Metadata(package).Elements().ToDictionary(e => e.Name.LocalName, e => e.Value);
        Assert.Equal(package, fields["id"]);
        Assert.Equal("MIT", fields["license"]);
        Assert.Equal("README.md", fields["readme"]);
        Assert.Equal("icon.png", fields["icon"]);
        Assert.EndsWith("/CHANGELOG.md", fields["releaseNotes"]);
        Assert.Contains("cross-entropy", fields["tags"]);
        Assert.NotEqual("Package Description", fields["description"]);
    }

    [Theory]
    [InlineData("CeAnalyzers.dll")]
    [InlineData("CeAnalyzers.CodeFixes.dll")]
    public void The_analyzers_load_in_the_oldest_compiler_that_is_claimed(string assembly)
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PathOf("CeAnalyzers"));
        using var content = new MemoryStream();
        using (Stream entry = package.GetEntry($"analyzers/dotnet/cs/{assembly}")!.Open())
            entry.CopyTo(content);
        content.Position = 0;
        using var image = new PEReader(content);
        MetadataReader metadata = image.GetMetadataReader();

        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);

        Assert.All(references, reference => Assert.True(IsProvided(reference.Key, reference.Value), reference.ToString()));
        Assert.Contains("Microsoft.CodeAnalysis", references.Keys);
    }

    /// <summary>What the compiler of the .NET 8 SDK brings along, and ourselves.</summary>
    private static bool IsProvided(string name, Version version) => name switch
    {
        "netstandard" => version <= new Version(2, 0, 0, 0),
        "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" => version <= new Version(4, 8, 0, 0),
        "Microsoft.CodeAnalysis.Workspaces" or "Microsoft.CodeAnalysis.CSharp.Workspaces" => version <= new Version(4, 8, 0, 0),
        "System.Collections.Immutable" => version <= new Version(7, 0, 0, 0),
        "System.Memory" => version <= new Version(4, 0, 1, 2),
        "CeAnalyzers" => true,
        _ => false,
    };

    private void AssertEntries(string package, params IEnumerable<string> content)
    {
        using ZipArchive archive = ZipFile.OpenRead(feed.PathOf(package));
        Assert.Equal(content.Concat(Frame).Order(StringComparer.Ordinal),
            archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    private XElement Metadata(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(feed.PathOf(package));
        using Stream nuspec = archive.GetEntry($"{package}.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }
}
