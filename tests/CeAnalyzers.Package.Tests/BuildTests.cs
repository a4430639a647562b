using CeAnalyzers.Package.Tests.Clients;

namespace CeAnalyzers.Package.Tests;

/// <summary><c>dotnet build</c> of projects that reference the package.</summary>
public sealed class BuildTests(PackageFeed feed, SuppressingProject suppressing) : IClassFixture<SuppressingProject>
{
    [Fact]
    public void Warnings_appear_in_each_framework_and_only_where_nothing_suppresses_them() =>
        suppressing.Build.Succeeds().Reports(suppressing.Project.Marked("warning", "Loss.cs"));

    [Fact]
    public void The_error_log_holds_rules_with_links_to_their_pages()
    {
        foreach (Sarif log in suppressing.Logs)
            Assert.EndsWith("/docs/rules/CE1001.md", log.HelpLinks["CE1001"]);
    }

    [Fact]
    public void The_error_log_holds_what_was_suppressed_in_source_and_what_was_lowered()
    {
        string[] expected =
        [
            "CE1001 in Attribute.cs: suppressed warning",
            "CE1001 in Loss.cs: warning",
            "CE1001 in Lowered.cs: note",
            "CE1001 in Pragma.cs: suppressed warning",
        ];
        foreach (Sarif log in suppressing.Logs)
            Assert.Equal(expected, log.Results);
    }

    [Fact]
    public async Task Warnings_as_errors_fail_the_build()
    {
        ToolResult build = await suppressing.Project.BuildAsync("--no-restore", "-p:TreatWarningsAsErrors=true", "-p:ErrorLog=");
        build.ExitsWith(1).Reports(suppressing.Project.Marked("error", "Loss.cs"));
    }

    [Fact]
    public async Task A_severity_of_error_fails_the_build()
    {
        TempProject project = feed.NewProject("Raised", "net10.0")
            .With("Network.cs", Sources.Network)
            .With("Loss.cs", Sources.LogOfSoftmax("Loss", mark: " // CE1001"))
            .With(".editorconfig", "[*.cs]\ndotnet_diagnostic.CE1001.severity = error\n");
        ToolResult build = await project.BuildAsync();
        build.ExitsWith(1).Reports(project.Marked("error", "Loss.cs"));
    }

    [Fact]
    public async Task A_project_without_machine_learning_gets_no_diagnostics()
    {
        TempProject project = feed.NewProject("Clean", "net10.0").With("Statistics.cs", Sources.Statistics);
        ToolResult build = await project.BuildAsync();
        build.Succeeds().Reports();
    }

    [Fact]
    public async Task Code_that_does_not_compile_crashes_no_analyzer()
    {
        TempProject project = feed.NewProject("Broken", "net10.0")
            .With("Network.cs", Sources.Network)
            .With("Loss.cs", Sources.LogOfSoftmax("Loss"))
            .With("Unfinished.cs", Sources.Unfinished);
        (await project.BuildAsync()).ExitsWith(1)
            .Mentions(@"Unfinished\.cs.*error CS")
            .Mentions(@"Loss\.cs.*warning CE1001")
            .DoesNotMention("AD0001");
    }
}
