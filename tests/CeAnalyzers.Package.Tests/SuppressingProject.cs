using CeAnalyzers.Package.Tests.Clients;

namespace CeAnalyzers.Package.Tests;

/// <summary>A project with the same mistake in five files: flagged in one, suppressed or lowered in the others. Built once.</summary>
public sealed class SuppressingProject(PackageFeed feed) : IAsyncLifetime
{
    private static readonly string[] Frameworks = ["net10.0", "net8.0"];

    internal TempProject Project { get; } = feed
        .NewProject("Suppressing", string.Join(';', Frameworks), "<ErrorLog>$(TargetFramework).sarif,version=2.1</ErrorLog>")
        .With("Network.cs", Sources.Network)
        .With("Loss.cs", Sources.LogOfSoftmax("Loss", mark: " // CE1001"))
        .With("Pragma.cs", Sources.LogOfSoftmax("Pragma", above: "#pragma warning disable CE1001"))
        .With("Attribute.cs", Sources.LogOfSoftmax("Attribute", above:
            """[System.Diagnostics.CodeAnalysis.SuppressMessage("Stability", "CE1001", Justification = "A test.")]"""))
        .With("Silenced.cs", Sources.LogOfSoftmax("Silenced"))
        .With("Lowered.cs", Sources.LogOfSoftmax("Lowered"))
        .With(".editorconfig", """
            [Silenced.cs]
            dotnet_diagnostic.CE1001.severity = none

            [Lowered.cs]
            dotnet_diagnostic.CE1001.severity = suggestion
            """);

    internal ToolResult Build { get; private set; } = null!;

    /// <summary>The error log of each framework.</summary>
    internal IReadOnlyList<Sarif> Logs { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Build = await Project.BuildAsync();
        Logs = [.. Frameworks.Select(framework => new Sarif(Project.Read($"{framework}.sarif")))];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
