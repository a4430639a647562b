using System.Diagnostics;

namespace CeAnalyzers.Runtime.Tests.Kernels;

/// <summary>The accuracy, edge and batch tests again, each in a process that sees a machine with less.</summary>
public class ProcessTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512F", "0")] // before .NET 10
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_PreferredVectorBitWidth", "128")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    public async Task With(string setting, string value)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CEANALYZERS_TESTS_NESTED") is null, "already in such a process");
        Type[] classes = [typeof(AccuracyTests), typeof(FocalAccuracyTests), typeof(ArticleNumbersTests), typeof(BatchTests), typeof(EdgeTests), typeof(EdgePositionTests), typeof(LossPropertyTests), typeof(MemoryTests)];
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(ProcessTests).Assembly.Location, null), classes.SelectMany(c => new[] { "-class", c.FullName! }))
        {
            RedirectStandardOutput = true,
            Environment = { [setting] = value, ["CEANALYZERS_TESTS_NESTED"] = "1" },
        };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Failed: 0", output);
        Assert.DoesNotContain("Total: 0", output);
    }
}
