using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Tests.Verification;

internal static class LocationText
{
    /// <summary>The source that a location covers.</summary>
    public static string Text(this Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);

    /// <summary>The source that a diagnostic points at.</summary>
    public static string Text(this Diagnostic diagnostic) => diagnostic.Location.Text();
}
