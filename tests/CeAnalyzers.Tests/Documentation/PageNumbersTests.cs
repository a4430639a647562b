using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Documentation;

/// <summary>The numbers on the pages are those that the programs beside them print.</summary>
[Collection(nameof(ConsoleOutput))]
public sealed class PageNumbersTests
{
    private static readonly IReadOnlyDictionary<string, CodeBlock> Programs = Page.All.Concat(Page.Guides).SelectMany(page => page.Of("run")).ToDictionary(block => block.Name);

    public static TheoryData<string> Names => [.. Programs.Keys];

    [Theory, MemberData(nameof(Names))]
    public void ArePrinted(string name)
    {
        CodeBlock program = Programs[name];
        Assert.Equal(program.Output, ConsoleOutput.Of(Project.Compile(program.Libraries, program.Code)));
    }
}
