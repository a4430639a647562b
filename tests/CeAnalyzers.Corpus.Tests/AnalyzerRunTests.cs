using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CeAnalyzers.Corpus.Tests;

public class AnalyzerRunTests
{
    private const string Loss = """
        class Loss
        {
            double Of(double[] p)
            {
                if (p.Length > 0 &&
                    CE1003(p[0]) > 1)
                {
                    p[0] = 1;
                }

                return p.Sum(x =>
                {
                    double y = x;
                    return CE1001(
                        y);
                });
            }

            double One(double p) =>
                1
                + CE1003(p);
        }
        """;

    [Fact]
    public async Task A_finding_knows_its_statement_without_the_nested_ones()
    {
        using TemporaryTree tree = new(("sub/Loss.cs", Loss));
        RunResult run = await RunAsync(tree, new CallAnalyzer());

        Assert.Equal(["CE1003", "CE1001", "CE1003"], run.Findings.Select(finding => finding.Rule));
        Assert.Equal([new(6, 6), new(14, 15), new(21, 21)], run.Findings.Select(finding => finding.Span));
        Assert.Equal([[5, 6], [14, 15], [19, 20, 21]], run.Findings.Select(finding => finding.Statement.ToArray()));
        Assert.Equal([new(3, 17), new(3, 17), new(19, 21)], run.Findings.Select(finding => finding.Member));
        Assert.All(run.Findings, finding => Assert.Equal("sub/Loss.cs", finding.Path));
        Assert.Equal("CE1003(p[0]) > 1)", run.Findings[0].Source);
        Assert.Equal("CE1003 is called", run.Findings[0].Message);
    }

    [Fact]
    public async Task Exceptions_are_counted_and_are_no_findings()
    {
        using TemporaryTree tree = new(("A.cs", "class A { double F(double p) => CE1001(p); }"), ("B.cs", "class B;"));
        RunResult run = await RunAsync(tree, new ThrowingAnalyzer(), new CallAnalyzer());

        Assert.Equal(["CE1001"], run.Findings.Select(finding => finding.Rule));
        Assert.Equal(2, run.Exceptions.Length);
        Assert.All(run.Exceptions, exception => Assert.StartsWith("ThrowingAnalyzer: System.InvalidOperationException: ", exception));
    }

    [Fact]
    public async Task Errors_are_counted_only_where_the_checkout_is_compiled()
    {
        using TemporaryTree tree = new(("A.cs", "class A\n{\n    Missing x;\n}"));

        Assert.Null((await RunAsync(tree, new CallAnalyzer())).Compile);
        RunResult run = await AnalyzerRun.RunAsync(tree.Checkout, [new CallAnalyzer()], true, false, TestContext.Current.CancellationToken);
        Assert.Equal(("A.cs", 3), Assert.Single(run.Compile!.Errors));
        Assert.True(run.Compile.Time > TimeSpan.Zero && run.AnalyzerTime > TimeSpan.Zero);
        Assert.Equal(4, run.LineCounts["A.cs"]);
    }

    [Fact]
    public async Task Labels_are_scored_from_manifest_to_report()
    {
        using TemporaryTree tree = new(
            ("acme+net/Loss.cs", Loss),
            ("m.tsv", """
                repo	commit	path	line	pattern	guard	distance	framework	confidence	note
                acme/net	c0ffee	Loss.cs	5	unclipped-log		same-expression	plain	high	in the condition
                acme/net	c0ffee	Loss.cs	14	SAFE:log-of-softmax		same-method	plain	high	a | in the note
                acme/net	c0ffee	Loss.cs	16	log-of-softmax	bare	other-file	plain	high	never flagged
                """));
        string output = Path.Combine(tree.Root, "out");
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new CallAnalyzer()];
        RunResult run = await AnalyzerRun.RunAsync(
            Checkout.Find([tree.Root]).Single(), analyzers, false, true, TestContext.Current.CancellationToken);
        Report.Write(output, [run], Scoring.Judge(Manifest.Read(Path.Combine(tree.Root, "m.tsv")), [run], Labels.Rules));

        string summary = File.ReadAllText(Path.Combine(output, "summary.md"));
        Assert.Matches(@"\| all +\| 2 +\| 1 +\| 50\.0 % +\| 1 +\| 1 +\| 50\.0 % +\|", summary);
        Assert.Matches(@"\| other-file +\| 1 +\| 0 +\| 0\.0 % ", summary);
        Assert.Contains(@"a \| in the note", summary, StringComparison.Ordinal);
        Assert.StartsWith("acme/net Loss.cs:16\tMissed\tCE1001\t", Row("misses.tsv"), StringComparison.Ordinal);
        Assert.StartsWith("acme/net Loss.cs:14\tFalseAlarm\tCE1001/CE1010\t", Row("false-alarms.tsv"), StringComparison.Ordinal);
        Assert.StartsWith("acme/net Loss.cs:5\tFound\tCE1003\t", Row("found.tsv"), StringComparison.Ordinal);
        Assert.StartsWith("acme/net Loss.cs:21\tCE1003\tWarning\tCE1003 is called\t+ CE1003(p);", Row("unlabelled.tsv"), StringComparison.Ordinal);

        string Row(string list) => Assert.Single(File.ReadAllLines(Path.Combine(output, list)).Skip(1));
    }

    private static Task<RunResult> RunAsync(TemporaryTree tree, params ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        AnalyzerRun.RunAsync(tree.Checkout, analyzers, false, true, TestContext.Current.CancellationToken);
}
