namespace CeAnalyzers.Corpus.Tests;

public class ManifestTests
{
    private const string Header = "repo\tcommit\tpath\tline\tpattern\tguard\tdistance\tframework\tconfidence\tnote";

    private const string Row = "acme/lib\tc0ffee\tsrc/Loss.cs\t12\tlog-of-softmax\tpart-guarded\tother-file\tplain\tmedium\tmade in Net.cs";

    [Fact]
    public void Reads_every_column()
    {
        Label label = Assert.Single(Manifest.Parse([Header, Row], "m.tsv"));

        Assert.Equal(
            new Label(
                "acme/lib", "c0ffee", "src/Loss.cs", 12, "log-of-softmax", false, Guard.PartGuarded, Distance.OtherFile, "plain",
                Confidence.Medium, "made in Net.cs"),
            label);
    }

    [Fact]
    public void A_look_alike_names_what_it_resembles()
    {
        Label label = Assert.Single(Manifest.Parse([Header, Row.Replace("log-of-softmax\tpart-guarded", "SAFE:unclipped-log\t")], "m.tsv"));

        Assert.True(label.IsSafe);
        Assert.Equal("unclipped-log", label.Pattern);
        Assert.Equal(Guard.None, label.Guard);
    }

    [Fact]
    public void Empty_lines_are_skipped() =>
        Assert.Equal(2, Manifest.Parse([Header, Row, "", Row], "m.tsv").Length);

    [Theory]
    [InlineData("\tmade in Net.cs", "", "expected 10 columns, found 9")]
    [InlineData("src/Loss.cs", "", "repo and path must not be empty")]
    [InlineData("\t12\t", "\t0\t", "'0' is no line number")]
    [InlineData("\t12\t", "\t1 2\t", "'1 2' is no line number")]
    [InlineData("log-of-softmax", "log-of-softmin", "unknown pattern 'log-of-softmin'; known are log-of-softmax, ")]
    [InlineData("part-guarded", "half-guarded", "unknown guard 'half-guarded'; known are none, bare, part-guarded, guarded")]
    [InlineData("other-file", "far", "unknown distance 'far'; known are same-expression, same-method, through-field, other-method, other-file")]
    [InlineData("medium", "Medium", "unknown confidence 'Medium'; known are low, medium, high")]
    public void An_error_names_line_and_reason(string old, string @new, string reason)
    {
        ManifestException error = Assert.Throws<ManifestException>(() => Manifest.Parse([Header, Row, Row.Replace(old, @new)], "m.tsv"));

        Assert.StartsWith($"m.tsv(3): {reason}", error.Message);
    }

    [Theory]
    [InlineData(Row, "m.tsv(1): expected the columns repo, commit, ")]
    [InlineData(null, "m.tsv(1): the file is empty")]
    public void The_header_is_required(string? firstLine, string message)
    {
        string[] lines = firstLine is null ? [] : [firstLine];

        Assert.StartsWith(message, Assert.Throws<ManifestException>(() => Manifest.Parse(lines, "m.tsv")).Message);
    }
}
