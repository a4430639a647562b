using CeAnalyzers.Package.Tests.Clients;

namespace CeAnalyzers.Package.Tests;

/// <summary><c>dotnet format analyzers</c> on a program that prints an infinite loss.</summary>
public sealed class FormatTests(PackageFeed feed)
{
    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    public async Task The_fixed_program_is_right_and_changes_training_only_where_that_is_allowed(string framework)
    {
        TempProject project = feed.NewProject($"Fixed.{framework}", framework, "<OutputType>Exe</OutputType>")
            .With("Network.cs", Sources.Network)
            .With("Loss.cs", Sources.LogOfSoftmax("Loss", mark: " // CE1001"))
            .With("Squared.cs", Sources.SquaredError)
            .With("Program.cs", Sources.Program);
        await FlaggedIn(project, "Loss.cs", "Squared.cs");
        await Prints(project, "Infinity", "2");

        (await project.FormatAsync("CE1001", "CE2002")).Succeeds();
        await FlaggedIn(project, "Squared.cs");
        await Prints(project, "1000", "2");
        Assert.Equal(Sources.SquaredError, project.Read("Squared.cs"));

        project.With(".editorconfig", "[*.cs]\nce_unsafe_fixes = true\n");
        (await project.FormatAsync("CE1001", "CE2002")).Succeeds();
        await FlaggedIn(project);
        await Prints(project, "1000", "1000");
    }

    private static async Task FlaggedIn(TempProject project, params IEnumerable<string> files) =>
        (await project.BuildAsync()).Succeeds().Reports(project.Marked("warning", files));

    private static async Task Prints(TempProject project, params IEnumerable<string> lines) =>
        (await project.RunBuiltAsync()).Succeeds().Prints(lines);
}
