using CeAnalyzers.Kinds;

namespace CeAnalyzers.Knowledge;

/// <summary>What the user declares of a value.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="By">What declares it, as messages say it: the attribute, or the line of a file.</param>
internal sealed record Declaration(ValueKind Kind, string By);
