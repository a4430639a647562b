using System.Diagnostics;

namespace CeAnalyzers.Package.Tests.Clients;

/// <summary>Runs the <c>dotnet</c> command as a user would from a shell.</summary>
internal static class Dotnet
{
    /// <summary>Far more than any command needs, even on a machine that is busy with other things.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static async Task<ToolResult> RunAsync(
        string directory, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetEnvironment(start.Environment, environment);

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Patience);
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(timeout.Token);
            string text = await output + await errors;
            await process.WaitForExitAsync(timeout.Token);
            return new ToolResult($"dotnet {string.Join(' ', start.ArgumentList)}", process.ExitCode, text);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static void SetEnvironment(IDictionary<string, string?> variables, IReadOnlyDictionary<string, string>? additions)
    {
        // `dotnet test` leaves its own MSBuild's variables behind, which a shell does not have.
        foreach (string name in variables.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            variables.Remove(name);

        variables["DOTNET_NOLOGO"] = "1";
        variables["DOTNET_CLI_UI_LANGUAGE"] = "en";
        variables["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        // Nodes that stay would hold on to the folders; the compiler server is the one that built these tests.
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        foreach ((string name, string value) in additions ?? new Dictionary<string, string>())
            variables[name] = value;
    }
}
