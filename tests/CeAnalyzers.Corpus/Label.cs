namespace CeAnalyzers.Corpus;

public enum Guard { None, Bare, PartGuarded, Guarded }

public enum Distance { SameExpression, SameMethod, ThroughField, OtherMethod, OtherFile }

public enum Confidence { Low, Medium, High }

/// <summary>One row of a manifest: a place in real code, and what a careful reader found there.</summary>
public sealed record Label(
    string Repo, string Commit, string Path, int Line, string Pattern, bool IsSafe, Guard Guard, Distance Distance,
    string Framework, Confidence Confidence, string Note)
{
    public IReadOnlyList<string> Expected => Patterns.Expected(Pattern, Guard, IsSafe);

    /// <summary>The rules expected here, as one name to group by.</summary>
    public string Rule => string.Join("/", Expected);

    public bool IsAnsweredBy(string rule) => Expected.Any(expected => Patterns.Answers(rule, expected));
}
