namespace CeAnalyzers.Corpus.Tests;

public class LabelTests
{
    [Theory]
    [InlineData("log-of-softmax", Guard.Bare, false, "CE1001")]
    [InlineData("log-of-softmax", Guard.PartGuarded, false, "CE1001")]
    [InlineData("log-of-softmax", Guard.Guarded, false, "CE1010")]
    [InlineData("log-of-sigmoid", Guard.PartGuarded, false, "CE1002")]
    [InlineData("log-of-sigmoid", Guard.Guarded, false, "CE1010")]
    [InlineData("log-of-sigmoid", Guard.None, true, "CE1002/CE1010")]
    [InlineData("unclipped-log", Guard.None, true, "CE1003")]
    [InlineData("grad-through-prob", Guard.None, false, "CE4001/CE4002")]
    public void A_pattern_and_its_guard_name_the_expected_rules(string pattern, Guard guard, bool isSafe, string expected) =>
        Assert.Equal(expected, (Labels.At(1, pattern) with { Guard = guard, IsSafe = isSafe }).Rule);

    [Theory]
    [InlineData("CE1003", true)]
    [InlineData("CE1001", true)]
    [InlineData("CE2001", true)]
    [InlineData("CE1013", false)]
    [InlineData("CE3002", false)]
    public void A_more_specific_rule_answers_for_an_unclipped_log(string rule, bool answers) =>
        Assert.Equal(answers, Labels.At(1, "unclipped-log").IsAnsweredBy(rule));

    [Theory]
    [InlineData("CE1002", false)]
    [InlineData("CE1010", false)]
    [InlineData("CE2001", true)]
    public void An_equally_specific_rule_does_not_answer(string rule, bool answers) =>
        Assert.Equal(answers, Labels.At(1, "log-of-softmax").IsAnsweredBy(rule));
}
