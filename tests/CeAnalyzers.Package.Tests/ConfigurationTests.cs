using CeAnalyzers.Package.Tests.Clients;

namespace CeAnalyzers.Package.Tests;

/// <summary>What users tell the analyzers besides their code reaches them through the package: annotations, CeAnalyzers.Kinds.txt, options.</summary>
public sealed class ConfigurationTests(PackageFeed feed)
{
    private const string Code = """
        using CeAnalyzers;

        namespace App;

        public static class Losses
        {
            public static double Annotated([Probabilities] double[] output, int label) => -Math.Log(output[label]); // CE1003

            public static double Listed(System.Data.DataTable table, int label) => -Math.Log(((double[])table.Compute("p", ""))[label]); // CE1001

            public static double CrossEntropy(double[] predicted, double[] y) => -y.Zip(predicted, (t, p) => t * Math.Log(p)).Sum();{0}
        }

        """;

    private const string Kinds = """
        # what the table computes
        M:System.Data.DataTable.Compute(System.String,System.String)  SoftmaxProbabilities
        M:System.Data.DataTable.Guess(System.String)  Logits

        """;

    [Fact]
    public async Task Annotations_and_the_file_of_kinds_are_read_and_its_bad_lines_reported()
    {
        TempProject project = feed.NewProject("Told", "net10.0").With("Losses.cs", Code.Replace("{0}", " // CE1003", StringComparison.Ordinal)).With("CeAnalyzers.Kinds.txt", Kinds);
        ToolResult build = await project.BuildAsync();
        build.Succeeds()
            .Reports([.. project.Marked("warning", "Losses.cs"), TempProject.Describe("CeAnalyzers.Kinds.txt", "3", "warning", "CE0001", "")])
            .Mentions(@"CeAnalyzers\.Kinds\.txt\(3,1\): warning CE0001: CeAnalyzers\.Kinds\.txt, line 3: no symbol has the ID 'M:System\.Data\.DataTable\.Guess\(System\.String\)'");
    }

    [Fact]
    public async Task Options_are_read_and_bad_values_reported_once()
    {
        TempProject project = feed.NewProject("Optioned", "net10.0")
            .With("Losses.cs", Code.Replace("{0}", "", StringComparison.Ordinal))
            .With("More.cs", "namespace App;\n\npublic static class More;\n")
            .With("CeAnalyzers.Kinds.txt", Kinds[..Kinds.IndexOf("M:System.Data.DataTable.Guess", StringComparison.Ordinal)])
            .With(".editorconfig", "[*.cs]\nce_named_evidence = false\nce_imbalance_ratio = 1:10\n");
        ToolResult build = await project.BuildAsync();
        build.Succeeds()
            .Reports([.. project.Marked("warning", "Losses.cs"), TempProject.Describe("Losses.cs", "1", "warning", "CE0001", "")])
            .Mentions(@"'ce_imbalance_ratio = 1:10' in the \.editorconfig of Losses\.cs: expected a number above 1, such as 10");
    }
}
