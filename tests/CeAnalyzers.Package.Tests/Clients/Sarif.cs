using System.Text.Json;

namespace CeAnalyzers.Package.Tests.Clients;

/// <summary>What the tests read in the compiler's <c>ErrorLog</c>.</summary>
internal sealed class Sarif
{
    public Sarif(string json)
    {
        JsonElement run = JsonDocument.Parse(json).RootElement.GetProperty("runs")[0];
        HelpLinks = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Where(rule => rule.TryGetProperty("helpUri", out _))
            .ToDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.GetProperty("helpUri").GetString()!);
        Results = [.. run.GetProperty("results").EnumerateArray().Where(IsOurs).Select(Describe).Order(StringComparer.Ordinal)];
    }

    /// <summary>The page of each rule, by ID.</summary>
    public IReadOnlyDictionary<string, string> HelpLinks { get; }

    /// <summary>Our diagnostics: ID, file and level.</summary>
    public IReadOnlyList<string> Results { get; }

    private static bool IsOurs(JsonElement result) => result.GetProperty("ruleId").GetString()!.StartsWith("CE", StringComparison.Ordinal);

    private static string Describe(JsonElement result)
    {
        string uri = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        bool suppressed = result.TryGetProperty("suppressions", out JsonElement suppressions) && suppressions.GetArrayLength() > 0;
        return $"{result.GetProperty("ruleId")} in {Path.GetFileName(uri)}: {(suppressed ? "suppressed " : "")}{result.GetProperty("level")}";
    }
}
