namespace CeAnalyzers.Corpus;

/// <summary>What one wants to know first, as Markdown that reads well on a console too.</summary>
public static class Summary
{
    public static void Write(TextWriter writer, IReadOnlyList<RunResult> runs, Score score)
    {
        WriteSection(writer, "Per rule", Tallies(score, "rule", label => label.Rule));
        WriteSection(writer, "Per distance", Tallies(score, "distance", label => Manifest.Spell(label.Distance)));
        WriteSection(writer, "Labels left out", LeftOut(score));
        WriteSection(writer, "Findings without a label", PerRule(score.Unlabelled, runs.Sum(run => run.Lines)));
        WriteTotals(writer, runs, score);
    }

    public static void WriteDetails(TextWriter writer, IReadOnlyList<RunResult> runs, Score score)
    {
        WriteSection(writer, "Missed", Lists.Judgements(score, Verdict.Missed));
        WriteSection(writer, "False alarms", Lists.Judgements(score, Verdict.FalseAlarm));
        WriteSection(writer, "Another rule than the expected one", Lists.OtherRules(score));
        WriteSection(writer, "Repositories", Lists.Repositories(runs, score));
    }

    private static void WriteSection(TextWriter writer, string title, Table table)
    {
        if (table.Count == 0)
            return;
        writer.WriteLine($"## {title}");
        writer.WriteLine();
        table.WriteMarkdown(writer);
        writer.WriteLine();
    }

    private static Table Tallies(Score score, string key, Func<Label, string> keyOf)
    {
        Table table = new(key, "mistakes", "found", "recall", "look-alikes", "false alarms", "precision");
        foreach (IGrouping<string, Judgement> group in score.Judgements.GroupBy(judgement => keyOf(judgement.Label)).OrderBy(group => group.Key, StringComparer.Ordinal))
            Add(group.Key, Tally.Of(group));
        if (table.Count > 0)
            Add("all", Tally.Of(score.Judgements));
        return table;

        void Add(string name, Tally tally)
        {
            if (tally.Bugs + tally.LookAlikes > 0)
                table.Add(name, tally.Bugs, tally.Found, Percent(tally.Recall), tally.LookAlikes, tally.FalseAlarms, Percent(tally.Precision));
        }
    }

    private static Table LeftOut(Score score)
    {
        Table table = new("why", "rule", "labels");
        foreach ((Verdict verdict, string why) in new[]
        {
            (Verdict.NoRule, "no such rule yet"), (Verdict.Doubtful, "low confidence"), (Verdict.Unplaced, "no such file or line"),
        })
        {
            foreach (IGrouping<string, Judgement> group in score.Judgements
                .Where(judgement => judgement.Verdict == verdict)
                .GroupBy(judgement => judgement.Label.Rule)
                .OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                table.Add(why, group.Key, group.Count());
            }
        }

        return table;
    }

    private static Table PerRule(IEnumerable<Finding> findings, int lines)
    {
        Table table = new("rule", "findings", "per 100,000 lines");
        foreach (IGrouping<string, Finding> group in findings.GroupBy(finding => finding.Rule).OrderBy(group => group.Key, StringComparer.Ordinal))
            table.Add(group.Key, group.Count(), Rate(group.Count()));
        if (table.Count > 0)
            table.Add("all", findings.Count(), Rate(findings.Count()));
        return table;

        string Rate(int count) => $"{100_000.0 * count / lines:F2}";
    }

    private static void WriteTotals(TextWriter writer, IReadOnlyList<RunResult> runs, Score score)
    {
        double analyzers = runs.Sum(run => run.AnalyzerTime.TotalSeconds);
        writer.WriteLine($"{runs.Count} repositories, {runs.Sum(run => run.Lines):N0} lines; analyzers' own time {analyzers:F2} s");
        if (runs.All(run => run.Compile is not null))
        {
            double compile = runs.Sum(run => run.Compile!.Time.TotalSeconds);
            int errors = runs.Sum(run => run.Compile!.Errors.Length);
            writer.WriteLine($"compile {compile:F1} s with {errors:N0} errors; analyzers' share {Percent(analyzers / compile)}");
        }

        writer.WriteLine(
            $"{score.Judgements.Sum(judgement => judgement.Others.Length)} findings of another rule than the expected one, {score.Unlabelled.Length} without a label, {runs.Sum(run => run.Exceptions.Length)} analyzer exceptions");
    }

    private static string Percent(double? ratio) =>
        ratio is { } value ? $"{100 * value:F1} %" : "";
}
