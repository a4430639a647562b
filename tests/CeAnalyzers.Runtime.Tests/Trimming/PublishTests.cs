using System.Diagnostics;

namespace CeAnalyzers.Runtime.Tests.Trimming;

/// <summary>A program that uses the library is published trimmed and as native code, warnings as errors, and run.</summary>
public sealed class PublishTests : IDisposable
{
    private const string Program = """
        using CeAnalyzers;
        float[] logits = [3.5f, 0.8f, 0.2f, -0.5f], gradient = new float[4];
        float loss = StableLoss.SoftmaxCrossEntropy(logits, 0, gradient);
        double[] row = StableMath.Softmax(new double[100]);
        float batch = StableLoss.SoftmaxCrossEntropy(new float[1280], new int[128], maxDegreeOfParallelism: 2);
        Half half = StableMath.Sigmoid((Half)1);
        double matrix = StableLoss.SoftmaxFocal(new double[,] { { 1, 1 }, { 2, 2 } }, [0, 1], options: new FocalOptions { Gamma = 1 });
        double rows = StableLoss.SigmoidCrossEntropy<double>([[0, 0]], [[0, 1]], Reduction.Sum);
        double bits = Information.Entropy([0.5, 0.5], InformationUnit.Bits);
        Console.WriteLine(FormattableString.Invariant($"{loss:F4} {gradient[0]:F3} {row[99]:F2} {batch:F4} {half} {matrix:F4} {rows:F4} {bits} {ClassWeights.Balanced(1, 3)[0]}"));
        """;

    private static readonly string? Linker = new[] { "clang", "gcc" }.FirstOrDefault(OnPath);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("published");

    [Fact]
    public Task Trimmed_program_runs() => PublishAndRunAsync("<PublishTrimmed>true</PublishTrimmed><TrimMode>full</TrimMode>");

    [Fact]
    public Task Native_program_runs()
    {
        Assert.SkipWhen(Linker is null, "native compilation needs clang or gcc");
        return PublishAndRunAsync($"<PublishAot>true</PublishAot><CppCompilerAndLinker>{Linker}</CppCompilerAndLinker>");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task PublishAndRunAsync(string properties)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "published for Linux");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Program.cs"), Program, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Published.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                {properties}
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(StableLoss).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);
        await RunAsync("dotnet", "publish", "-o", "out");
        Assert.Equal("0.1155 -0.109 0.01 2.3026 0.731 0.3466 1.3863 1 2", (await RunAsync(Path.Combine(_folder.FullName, "out", "Published"))).Trim());
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = _folder.FullName };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
