namespace CeAnalyzers.Corpus;

/// <summary>The full lists behind a summary.</summary>
public static class Lists
{

    public static Table Judgements(Score score, params Verdict[] verdicts)
    {
        Table table = new("place", "verdict", "expected", "pattern", "guard", "distance", "reported", "message", "note");
        foreach (Judgement judgement in score.Judgements.Where(judgement => verdicts.Contains(judgement.Verdict)))
        {
            Label label = judgement.Label;
            IEnumerable<string> reported = judgement.Answers.Select(finding => $"{finding.Rule}:{finding.Span.First}")
                .Concat(judgement.Others.Select(finding => $"other {finding.Rule}:{finding.Span.First}"))
                .Concat(judgement.Near.Select(finding => $"near {finding.Rule}:{finding.Span.First}"));
            table.Add(
                Place(label), judgement.Verdict, label.Rule, label.Pattern, Manifest.Spell(label.Guard), Manifest.Spell(label.Distance),
                string.Join(", ", reported), judgement.Answers.FirstOrDefault()?.Message, label.Note);
        }

        return table;
    }

    /// <summary>Where another rule of ours than the expected one speaks at a labelled place: somebody must judge it.</summary>
    public static Table OtherRules(Score score)
    {
        Table table = new("place", "verdict", "expected", "reported", "message", "source", "note");
        foreach (Judgement judgement in score.Judgements)
        {
            foreach (Finding finding in judgement.Others)
            {
                table.Add(
                    Place(judgement.Label), judgement.Verdict, (judgement.Label.IsSafe ? "not " : "") + judgement.Label.Rule,
                    finding.Rule, finding.Message, finding.Source, judgement.Label.Note);
            }
        }

        return table;
    }

    public static Table Repositories(IReadOnlyList<RunResult> runs, Score score)
    {
        Table table = new(
            "repository", "files", "lines", "labels", "placed", "unlabelled findings", "exceptions", "analyzers ms",
            "compile s", "analyzers / compile", "errors", "errors / 1000 lines", "labels on a line with an error");
        foreach (RunResult run in runs)
        {
            Judgement[] placed =
            [
                .. score.Judgements.Where(judgement => judgement.Label.Repo == run.Repo && judgement.Verdict != Verdict.Unplaced),
            ];
            table.Add(
                run.Repo, run.LineCounts.Count, run.Lines, score.Judgements.Count(judgement => judgement.Label.Repo == run.Repo),
                placed.Length, score.Unlabelled.Count(finding => finding.Repo == run.Repo), run.Exceptions.Length,
                $"{run.AnalyzerTime.TotalMilliseconds:F0}",
                $"{run.Compile?.Time.TotalSeconds:F1}",
                $"{run.AnalyzerTime / run.Compile?.Time:P1}",
                run.Compile?.Errors.Length,
                $"{1000.0 * run.Compile?.Errors.Length / run.Lines:F1}",
                run.Compile is { } compile ? placed.Count(judgement => compile.Errors.Contains((judgement.Label.Path, judgement.Label.Line))) : null);
        }

        return table;
    }

    public static Table Unlabelled(Score score)
    {
        Table table = new("place", "rule", "severity", "message", "source");
        foreach (Finding finding in score.Unlabelled)
            table.Add($"{finding.Repo} {finding.Path}:{finding.Span.First}", finding.Rule, finding.Severity, finding.Message, finding.Source);
        return table;
    }

    public static Table Exceptions(IReadOnlyList<RunResult> runs)
    {
        Table table = new("repository", "exception");
        foreach (RunResult run in runs)
        {
            foreach (string exception in run.Exceptions)
                table.Add(run.Repo, exception);
        }

        return table;
    }

    private static string Place(Label label) => $"{label.Repo} {label.Path}:{label.Line}";
}
