using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Rules;

/// <summary>Makes descriptors, so that a rule gives only what is its own.</summary>
internal static class Descriptors
{
    private const string Pages = "https://github.com/CeAnalyzers/CeAnalyzers/blob/main/docs/rules/";

#pragma warning disable RS0030 // this is the one place that makes them
    public static DiagnosticDescriptor Create(string id, string title, string message, string category, DiagnosticSeverity severity, string description) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, helpLinkUri: Pages + id + ".md");
#pragma warning restore RS0030
}
