using Microsoft.CodeAnalysis;

namespace CeAnalyzers.Kinds;

/// <summary>Where a value got its kind: the place in source, and what made it there.</summary>
internal sealed record Origin(SyntaxNode Node)
{
    public Location Location => Node.GetLocation();
}
