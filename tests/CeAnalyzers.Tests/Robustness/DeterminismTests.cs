using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Project = CeAnalyzers.Tests.Verification.Project;

namespace CeAnalyzers.Tests.Robustness;

/// <summary>The same diagnostics whatever the order of the files and however the threads run.</summary>
public class DeterminismTests
{
    private const int Runs = 10;

    [Fact]
    public async Task ShuffledFilesAreJudgedAlike()
    {
        Compilation compilation = Project.Compile(Libraries.Tensors | Libraries.TorchSharp, [.. new[] { RealisticCode.Network, RealisticCode.Losses, RealisticCode.Tensors }.Select(RealisticCode.WithoutMarkup)]);
        IReadOnlyList<string> expected = await Said(compilation);
        Assert.NotEmpty(expected);
        for (int run = 1; run < Runs; run++)
        {
            SyntaxTree[] trees = [.. compilation.SyntaxTrees];
            new Random(run).Shuffle(trees);

            Assert.Equal(expected, await Said(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees)));
        }
    }

    private static async Task<IReadOnlyList<string>> Said(Compilation compilation) =>
        [.. (await Project.Analyze(compilation)).Select(d => $"{d.Location.SourceTree?.FilePath}{d.Location.SourceSpan} {d.Id} {d.GetMessage()}")];
}
