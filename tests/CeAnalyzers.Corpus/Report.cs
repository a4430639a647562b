namespace CeAnalyzers.Corpus;

/// <summary>Writes a folder: the summary with details, and every list as a file of its own.</summary>
public static class Report
{
    public static void Write(string folder, IReadOnlyList<RunResult> runs, Score score)
    {
        Directory.CreateDirectory(folder);
        Save("misses", Lists.Judgements(score, Verdict.Missed));
        Save("false-alarms", Lists.Judgements(score, Verdict.FalseAlarm));
        Save("found", Lists.Judgements(score, Verdict.Found));
        Save("left-out", Lists.Judgements(score, Verdict.NoRule, Verdict.Doubtful, Verdict.Unplaced));
        Save("other-rules", Lists.OtherRules(score));
        Save("unlabelled", Lists.Unlabelled(score));
        Save("exceptions", Lists.Exceptions(runs));
        Save("repositories", Lists.Repositories(runs, score));

        using StreamWriter summary = new(Path.Combine(folder, "summary.md"));
        summary.WriteLine("# Analyzers over real code");
        summary.WriteLine();
        Summary.Write(summary, runs, score);
        summary.WriteLine();
        Summary.WriteDetails(summary, runs, score);

        void Save(string name, Table table)
        {
            using StreamWriter writer = new(Path.Combine(folder, $"{name}.tsv"));
            table.WriteTsv(writer);
        }
    }
}
