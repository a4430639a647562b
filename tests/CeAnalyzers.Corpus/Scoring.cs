using System.Collections.Immutable;

namespace CeAnalyzers.Corpus;

public enum Verdict
{
    /// <summary>A mistake, and an expected rule speaks.</summary>
    Found,

    /// <summary>A mistake, and no expected rule speaks.</summary>
    Missed,

    /// <summary>A look-alike, and the rule that it resembles speaks.</summary>
    FalseAlarm,

    /// <summary>A look-alike, and the rule that it resembles is silent.</summary>
    Silent,

    /// <summary>Left out: the label is of low confidence.</summary>
    Doubtful,

    /// <summary>Left out: the analyzers have no such rule.</summary>
    NoRule,

    /// <summary>Left out: the checkout has no such file or line.</summary>
    Unplaced,
}

/// <summary>A label, the verdict on it, and the findings at its place.</summary>
/// <param name="Answers">Findings of a rule that is expected here.</param>
/// <param name="Others">Findings of any other rule.</param>
/// <param name="Near">Where nothing answers: findings of an expected rule elsewhere in the same member.</param>
public sealed record Judgement(
    Label Label, Verdict Verdict, ImmutableArray<Finding> Answers, ImmutableArray<Finding> Others, ImmutableArray<Finding> Near);

/// <summary>Everything found, held against everything labelled.</summary>
public sealed record Score(ImmutableArray<Judgement> Judgements, ImmutableArray<Finding> Unlabelled)
{
    public Score Only(string rule) => new(
        [.. Judgements.Where(judgement => judgement.Label.Expected.Contains(rule))],
        [.. Unlabelled.Where(finding => finding.Rule == rule)]);
}

/// <summary>Holds findings against labels.</summary>
public static class Scoring
{
    public static Score Judge(IEnumerable<Label> labels, IReadOnlyList<RunResult> runs, IReadOnlySet<string> supportedRules)
    {
        ImmutableArray<Judgement>.Builder judgements = ImmutableArray.CreateBuilder<Judgement>();
        ImmutableArray<Finding>.Builder unlabelled = ImmutableArray.CreateBuilder<Finding>();
        ILookup<string, Label> labelsByRepo = labels.ToLookup(label => label.Repo);
        foreach (RunResult run in runs)
        {
            Label[] own = [.. labelsByRepo[run.Repo]];
            (Finding Finding, Label[] Labels)[] places = [.. run.Findings.Select(finding => (finding, LabelsAt(finding, own)))];
            judgements.AddRange(own.Select(label => Judge(
                label, places.Where(place => place.Labels.Contains(label)).Select(place => place.Finding), run, supportedRules)));
            unlabelled.AddRange(places.Where(place => place.Labels.Length == 0).Select(place => place.Finding));
        }

        return new Score(judgements.ToImmutable(), unlabelled.ToImmutable());
    }

    /// <summary>The labels on the lines of a finding; if there is none, those in the same statement.</summary>
    private static Label[] LabelsAt(Finding finding, Label[] labels)
    {
        Label[] inFile = [.. labels.Where(label => label.Path == finding.Path)];
        Label[] exact = [.. inFile.Where(label => finding.Span.Contains(label.Line))];
        return exact.Length > 0 ? exact : [.. inFile.Where(label => finding.Statement.Contains(label.Line))];
    }

    private static Judgement Judge(Label label, IEnumerable<Finding> here, RunResult run, IReadOnlySet<string> supportedRules)
    {
        ILookup<bool, Finding> answers = here.ToLookup(finding => label.IsAnsweredBy(finding.Rule));
        bool isAnswered = answers.Contains(true);
        IEnumerable<Finding> near = run.Findings.Where(finding =>
            !isAnswered && finding.Path == label.Path && finding.Member.Contains(label.Line) && label.IsAnsweredBy(finding.Rule));
        return new Judgement(
            label, VerdictOn(label, isAnswered, run, supportedRules), [.. answers[true]], [.. answers[false]], [.. near]);
    }

    private static Verdict VerdictOn(Label label, bool isAnswered, RunResult run, IReadOnlySet<string> supportedRules)
    {
        if (label.Line > run.LineCounts.GetValueOrDefault(label.Path))
            return Verdict.Unplaced;
        if (label.Confidence == Confidence.Low)
            return Verdict.Doubtful;
        if (!label.Expected.Any(supportedRules.Contains))
            return Verdict.NoRule;
        return (label.IsSafe, isAnswered) switch
        {
            (false, true) => Verdict.Found,
            (false, false) => Verdict.Missed,
            (true, true) => Verdict.FalseAlarm,
            (true, false) => Verdict.Silent,
        };
    }
}
