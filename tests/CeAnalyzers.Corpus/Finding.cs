using System.Collections.Immutable;

namespace CeAnalyzers.Corpus;

/// <summary>Lines of one file, 1-based and inclusive.</summary>
public readonly record struct LineRange(int First, int Last)
{
    public bool Contains(int line) => First <= line && line <= Last;
}

/// <summary>A diagnostic as plain data, so that a checkout's compilation can be let go.</summary>
/// <param name="Span">The lines that the diagnostic underlines.</param>
/// <param name="Statement">The lines of the statement around it, without the statements nested in that one.</param>
/// <param name="Member">The lines of the member around it.</param>
public sealed record Finding(
    string Repo, string Path, LineRange Span, ImmutableSortedSet<int> Statement, LineRange Member,
    string Rule, string Severity, string Message, string Source);
