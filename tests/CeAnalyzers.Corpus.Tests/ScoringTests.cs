using static CeAnalyzers.Corpus.Tests.Labels;

namespace CeAnalyzers.Corpus.Tests;

public class ScoringTests
{
    [Theory]
    [InlineData(false, "CE1003", Verdict.Found)]
    [InlineData(false, "CE2001", Verdict.Found)]
    [InlineData(false, "CE1005", Verdict.Missed)]
    [InlineData(true, "CE1003", Verdict.FalseAlarm)]
    [InlineData(true, "CE1005", Verdict.Silent)]
    public void Only_an_expected_or_more_specific_rule_answers(bool isSafe, string rule, Verdict verdict)
    {
        Judgement judgement = Assert.Single(Judge([At(10, "unclipped-log") with { IsSafe = isSafe }], Finding(rule, 10)).Judgements);

        Assert.Equal(verdict, judgement.Verdict);
    }

    [Fact]
    public void A_silent_place_is_missed_or_rightly_silent()
    {
        Score score = Judge([At(10, "unclipped-log"), Safe(20, "unclipped-log")]);

        Assert.Equal([Verdict.Missed, Verdict.Silent], score.Judgements.Select(judgement => judgement.Verdict));
    }

    [Fact]
    public void A_finding_of_another_rule_is_listed_at_its_label()
    {
        Score score = Judge([Safe(10, "unclipped-log")], Finding("CE1005", 10));

        Assert.Equal("CE1005", Assert.Single(Assert.Single(score.Judgements).Others).Rule);
        Assert.Empty(score.Unlabelled);
    }

    [Theory]
    [InlineData(12, Verdict.Found)]
    [InlineData(13, Verdict.Missed)]
    public void A_finding_counts_for_its_whole_statement(int line, Verdict verdict)
    {
        Score score = Judge([At(line, "unclipped-log")], Finding("CE1003", 10, statementEnd: 12));

        Assert.Equal(verdict, Assert.Single(score.Judgements).Verdict);
        Assert.Equal(verdict == Verdict.Found ? 0 : 1, score.Unlabelled.Length);
    }

    [Fact]
    public void A_finding_on_a_labelled_line_is_not_counted_for_the_rest_of_its_statement()
    {
        Score score = Judge([At(10, "unclipped-log"), Safe(11, "unclipped-log")], Finding("CE1003", 10, statementEnd: 11));

        Assert.Equal([Verdict.Found, Verdict.Silent], score.Judgements.Select(judgement => judgement.Verdict));
    }

    [Fact]
    public void Two_labels_on_one_line_are_judged_each_by_its_rule()
    {
        Score score = Judge([At(10, "unclipped-log"), At(10, "naive-softmax")], Finding("CE1005", 10));

        Assert.Equal([Verdict.Missed, Verdict.Found], score.Judgements.Select(judgement => judgement.Verdict));
    }

    [Fact]
    public void A_miss_names_the_expected_rule_elsewhere_in_its_member()
    {
        Score score = Judge([At(10, "naive-softmax")], Finding("CE1005", 14), Finding("CE1003", 15));

        Assert.Equal("CE1005 at 14", Assert.Single(Assert.Single(score.Judgements).Near).Message);
        Assert.Equal(2, score.Unlabelled.Length);
    }

    [Fact]
    public void Findings_in_another_file_are_unlabelled()
    {
        Score score = Judge([At(10, "unclipped-log")], Finding("CE1003", 10) with { Path = "sub/Loss.cs" });

        Assert.Equal(Verdict.Missed, Assert.Single(score.Judgements).Verdict);
        Assert.Single(score.Unlabelled);
    }

    [Theory]
    [InlineData("naive-softplus", Confidence.High, 10, Verdict.NoRule)]
    [InlineData("unclipped-log", Confidence.Low, 10, Verdict.Doubtful)]
    [InlineData("unclipped-log", Confidence.High, 101, Verdict.Unplaced)]
    public void Labels_that_cannot_be_scored_are_left_out(string pattern, Confidence confidence, int line, Verdict verdict)
    {
        Score score = Judge([At(line, pattern) with { Confidence = confidence }], Finding("CE1003", line));

        Assert.Equal(verdict, Assert.Single(score.Judgements).Verdict);
        Assert.Equal(default, Tally.Of(score.Judgements));
        Assert.Empty(score.Unlabelled);
    }

    [Fact]
    public void Labels_of_checkouts_that_were_not_run_are_not_judged() =>
        Assert.Empty(Judge([At(10, "unclipped-log") with { Repo = "acme/other" }]).Judgements);

    [Fact]
    public void Recall_and_precision_are_ratios_of_verdicts()
    {
        Score score = Judge(
            [At(10, "unclipped-log"), At(20, "unclipped-log"), At(30, "unclipped-log"), At(40, "naive-softmax"), Safe(50, "naive-softmax"), Safe(60, "unclipped-log")],
            Finding("CE1003", 10), Finding("CE1003", 20), Finding("CE1003", 60), Finding("CE1005", 40));
        Tally tally = Tally.Of(score.Judgements);

        Assert.Equal(new Tally(Found: 3, Missed: 1, FalseAlarms: 1, Silent: 1), tally);
        Assert.Equal(0.75, tally.Recall);
        Assert.Equal(0.75, tally.Precision);
        Assert.Null(default(Tally).Recall);
    }

    [Fact]
    public void A_score_can_be_narrowed_to_one_rule()
    {
        Score score = Judge([At(10, "unclipped-log"), At(20, "naive-softmax")], Finding("CE1003", 70), Finding("CE1005", 80)).Only("CE1005");

        Assert.Equal("CE1005", Assert.Single(score.Judgements).Label.Rule);
        Assert.Equal("CE1005", Assert.Single(score.Unlabelled).Rule);
    }
}
