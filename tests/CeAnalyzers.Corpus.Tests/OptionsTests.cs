namespace CeAnalyzers.Corpus.Tests;

public class OptionsTests
{
    [Fact]
    public void Every_option_is_read()
    {
        Options options = Options.Parse(
            ["a", "--manifest", "m.tsv", "--only", "acme", "--rule", "CE1003", "--out", "o", "--parallel", "3", "--compile", "--single-thread", "b"]);

        Assert.Equal(new Options(options.Folders, "m.tsv", "acme", "CE1003", "o", 3, true, true), options);
        Assert.Equal(["a", "b"], options.Folders);
    }

    [Theory]
    [InlineData("no folder given", "--compile")]
    [InlineData("--out needs a value", "a", "--out")]
    [InlineData("unknown option '--fast'", "a", "--fast")]
    [InlineData("--parallel needs a number from 1, not '0'", "a", "--parallel", "0")]
    public void A_bad_command_line_is_explained(string message, params string[] arguments) =>
        Assert.Equal(message, Assert.Throws<OptionsException>(() => Options.Parse(arguments)).Message);

    [Fact]
    public void The_usage_names_every_option() =>
        Assert.All(
            ["--manifest", "--only", "--rule", "--out", "--parallel", "--compile", "--single-thread"],
            option => Assert.Contains(option, Options.Usage, StringComparison.Ordinal));
}
