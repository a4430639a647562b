using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using CeAnalyzers.Package.Tests.Clients;

namespace CeAnalyzers.Package.Tests;

/// <summary>The analyzers as compiled for the compiler's own runtime, and who gets them.</summary>
public sealed class ReadyToRunTests(PackageFeed feed)
{
    private const string Images = "/tools/net10.0/linux-x64/";

    [Theory]
    [InlineData("analyzers/dotnet/cs/CeAnalyzers.dll", false)]
    [InlineData("analyzers/dotnet/cs/CeAnalyzers.CodeFixes.dll", false)]
    [InlineData("tools/net10.0/linux-x64/CeAnalyzers.dll", true)]
    [InlineData("tools/net10.0/linux-x64/CeAnalyzers.CodeFixes.dll", true)]
    public void An_image_holds_native_code_beside_the_portable_one(string path, bool isNative)
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PathOf("CeAnalyzers"));
        using var content = new MemoryStream();
        using (Stream entry = package.GetEntry(path)!.Open())
            entry.CopyTo(content);
        content.Position = 0;
        using var image = new PEReader(content);

        Assert.Equal(isNative, image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
        Assert.True(image.HasMetadata);
    }

    [Fact]
    public async Task The_compiler_that_they_were_compiled_for_gets_them()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64,
            "There is no image for this platform.");
        ToolResult build = await New("ReadyToRun").BuildAsync("-t:ResolveLockFileAnalyzers", "-getItem:Analyzer");
        build.Succeeds().Mentions(Images + @"CeAnalyzers\.dll").Mentions(Images + @"CeAnalyzers\.CodeFixes\.dll").DoesNotMention(@"analyzers/dotnet/cs/CeAnalyzers");
    }

    [Theory]
    [InlineData("Platform", "-p:NETCoreSdkPortableRuntimeIdentifier=linux-arm64")]
    [InlineData("Runtime", "-p:BundledNETCoreAppTargetFrameworkVersion=9.0")]
    public async Task Any_other_compiler_gets_the_portable_ones(string name, string property)
    {
        TempProject project = New(name);
        (await project.BuildAsync()).Succeeds();
        ToolResult build = await project.BuildAsync("--no-restore", "-t:ResolveLockFileAnalyzers", "-getItem:Analyzer", property);
        build.Succeeds().Mentions(@"analyzers/dotnet/cs/CeAnalyzers\.dll").Mentions(@"analyzers/dotnet/cs/CeAnalyzers\.CodeFixes\.dll").DoesNotMention(Images);
    }

    private TempProject New(string name) => feed.NewProject("Compiled" + name, "net10.0").With("Statistics.cs", Sources.Statistics);
}
