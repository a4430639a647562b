using System.Collections.Immutable;

namespace CeAnalyzers.Corpus.Tests;

/// <summary>Labels and findings in one file, with everything that a test does not care about filled in.</summary>
internal static class Labels
{
    public const string Repo = "acme/classifier", Path = "Loss.cs";

    public static readonly ImmutableHashSet<string> Rules = ["CE1001", "CE1003", "CE1005", "CE2001"];

    public static Label At(int line, string pattern) =>
        new(Repo, "c0ffee", Path, line, pattern, false, Guard.None, Distance.SameMethod, "plain", Confidence.High, "");

    public static Label Safe(int line, string pattern) => At(line, pattern) with { IsSafe = true };

    public static Finding Finding(string rule, int line, int statementEnd = 0) => new(
        Repo, Path, new LineRange(line, line), [.. Enumerable.Range(line, Math.Max(statementEnd - line, 0) + 1)], new LineRange(1, 50),
        rule, "Warning", $"{rule} at {line}", "");

    public static RunResult Run(params Finding[] findings) => new(
        Repo, ImmutableDictionary<string, int>.Empty.Add(Path, 100), null, [.. findings], [], TimeSpan.Zero);

    public static Score Judge(Label[] labels, params Finding[] findings) => Scoring.Judge(labels, [Run(findings)], Rules);
}
