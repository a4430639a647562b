namespace CeAnalyzers.Apis;

/// <summary>What is known of one library. Where <paramref name="Anchor"/>, a type that all its versions have, is not found, nothing else is looked for.</summary>
internal sealed record Library(string Anchor, IEnumerable<Api> Rows);
