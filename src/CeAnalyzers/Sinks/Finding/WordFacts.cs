namespace CeAnalyzers.Sinks.Finding;

/// <summary>What a word means to the search for sinks; the finders as bits by their place in <see cref="Triggers.Finders"/>.</summary>
/// <param name="Finders">Those that a sink may begin for at the word.</param>
/// <param name="Listening">Those that look at the operators of a file with the word in it.</param>
/// <param name="IsTelling">The word tells of kinds: an exponential, an activation.</param>
internal readonly record struct WordFacts(ulong Finders, ulong Listening, bool IsTelling)
{
    public static WordFacts operator |(WordFacts left, WordFacts right) =>
        new(left.Finders | right.Finders, left.Listening | right.Listening, left.IsTelling | right.IsTelling);
}
