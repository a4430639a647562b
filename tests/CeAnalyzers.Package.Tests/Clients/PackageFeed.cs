using System.Reflection;

[assembly: AssemblyFixture(typeof(CeAnalyzers.Package.Tests.Clients.PackageFeed))]

namespace CeAnalyzers.Package.Tests.Clients;

/// <summary>Packs the packages once into a feed of their own, with a package cache of its own, and makes projects that restore from it.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly string root = System.IO.Directory.CreateTempSubdirectory("ceanalyzers-").FullName;

    /// <summary>The version of this run: no cache can hold another package of that name.</summary>
    public string Version { get; } = $"0.0.0-test-{Guid.NewGuid():N}";

    public string Directory => Path.Combine(root, "feed");

    internal IReadOnlyDictionary<string, string> Environment { get; private set; } = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        string repository = typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        // Built apart from the repository's own output, which a test run is using; the build of these tests has checked the code already.
        ToolResult pack = await Dotnet.RunAsync(repository,
        [
            "pack", "src/CeAnalyzers.Package", "--output", Directory, "--artifacts-path", Path.Combine(root, "artifacts"),
            $"-p:Version={Version}", "-p:RunAnalyzers=false",
        ]);
        pack.Succeeds();

        WriteNuGetConfig();
        Environment = new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(root, "packages"),
            // Offline, and without native launchers, which are packages too; a machine may have the newest runtime only.
            ["NuGetAudit"] = "false",
            ["UseAppHost"] = "false",
            ["DOTNET_ROLL_FORWARD"] = "LatestMajor",
        };
    }

    public ValueTask DisposeAsync()
    {
        System.IO.Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The path of a package of ours in the feed.</summary>
    public string PathOf(string package) => Path.Combine(Directory, $"{package}.{Version}.nupkg");

    /// <summary>A new project that references the package <c>CeAnalyzers</c> and nothing else.</summary>
    internal TempProject NewProject(string name, string frameworks, string properties = "") =>
        NewProject(name, frameworks, properties, reference: "CeAnalyzers", Version);

    internal TempProject NewProject(string name, string frameworks, string properties, string reference, string version)
    {
        string directory = System.IO.Directory.CreateDirectory(Path.Combine(root, "projects", name)).FullName;
        string property = frameworks.Contains(';') ? "TargetFrameworks" : "TargetFramework";
        return new TempProject(this, directory, frameworks.Split(';')).With($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <{property}>{frameworks}</{property}>
                <LangVersion>latest</LangVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{reference}" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>Adds the feed to the machine's own sources, and lets restore read what the machine has already downloaded.</summary>
    private void WriteNuGetConfig()
    {
        string downloaded = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(Path.Combine(root, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="feed" value="{Directory}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="downloaded" value="{downloaded}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }
}
