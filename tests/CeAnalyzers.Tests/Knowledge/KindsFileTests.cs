using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Flow;
using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Project = CeAnalyzers.Tests.Verification.Project;

namespace CeAnalyzers.Tests.Knowledge;

/// <summary>CeAnalyzers.Kinds.txt: kinds of code that cannot be annotated, and what is said of lines that are wrong.</summary>
public class KindsFileTests
{
    private const string Library = """
        using static Probes;
        namespace Lib
        {
            public abstract class Net
            {
                public double[] Scores = [];
                public double[] Output { get; set; } = [];
                protected Net(double[] start) { Scores = start; }
                public abstract double[] Predict(double[] x);
                public abstract double[] Predict(double[] x, int top);
                public abstract double[] Only(double[] x);
                public abstract T Generic<T>(T x);
                public void Use(double[] given, int label) { Probe(given); }
            }
        }
        """;

    [Theory]
    [InlineData("M:Lib.Net.Predict(System.Double[])  SoftmaxProbabilities", "net.Predict(z)", ValueKind.SoftmaxProbability)]
    [InlineData("M:Lib.Net.Predict(System.Double[],System.Int32)\tProbabilities", "net.Predict(z, 3)", ValueKind.Probability)]
    [InlineData("M:Lib.Net.Only LogProbabilities", "net.Only(z)[0]", ValueKind.LogProbability)] // one overload: no parameters needed
    [InlineData("M:Lib.Net.Generic``1(``0) Logits", "net.Generic(z)", ValueKind.Logits)]
    [InlineData("F:Lib.Net.Scores, Logits", "net.Scores", ValueKind.Logits)]
    [InlineData("P:Lib.Net.Output  sigmoidprobabilities   # what the last layer made", "net.Output[0]", ValueKind.SigmoidProbability)]
    [InlineData("# a comment\n\n   # and another\nP:Lib.Net.Output Margins", "net.Output", ValueKind.Margin)]
    public void DeclaresKinds(string kinds, string expression, object kind) => AssertDeclared((ValueKind)kind, Values(kinds, expression)[1]);

    [Fact]
    public void DeclaresKindsOfParameters() =>
        AssertDeclared(ValueKind.Logits, Values("M:Lib.Net.Use(System.Double[],System.Int32) parameter given Logits", "z")[0]);

    [Theory]
    [InlineData("M:Lib.Net.Predict(System.Double[])", "expected 'ID KIND' or 'ID parameter NAME KIND'")]
    [InlineData("M:Lib.Net.Predict(System.Double[]) of x Logits", "expected 'ID KIND' or 'ID parameter NAME KIND'")]
    [InlineData("M:Lib.Net.Only(System.Double[]) Logit", "'Logit' is no kind: expected Logits, Probabilities, SoftmaxProbabilities, SigmoidProbabilities, LogProbabilities, Margins, MultiLabel")]
    [InlineData("T:Lib.Net Logits", "'T:Lib.Net' is no ID of a method (M:), property (P:) or field (F:)")]
    [InlineData("Lib.Net.Output Logits", "'Lib.Net.Output' is no ID of a method (M:), property (P:) or field (F:)")]
    [InlineData("P:Lib.Net.Output parameter x Logits", "'P:Lib.Net.Output' is no ID of a method (M:)")]
    [InlineData("M:Lib.Net.Forward(System.Double[]) Logits", "no symbol has the ID 'M:Lib.Net.Forward(System.Double[])'")]
    [InlineData("M:Lib.Net.Only(System.Double) Logits", "no symbol has the ID 'M:Lib.Net.Only(System.Double)'")]
    [InlineData("M:Lib.Net.Only parameter y Logits", "'M:Lib.Net.Only' has no parameter 'y'")]
    [InlineData("M:Lib.Net.Predict Logits", "'M:Lib.Net.Predict' is ambiguous: M:Lib.Net.Predict(System.Double[]) of Project, M:Lib.Net.Predict(System.Double[],System.Int32) of Project")]
    public async Task AWrongLineIsReportedWhereItStands(string line, string reason)
    {
        Diagnostic reported = Assert.Single(await Analyze("# kinds\n" + line));
        Assert.Equal($"CeAnalyzers.Kinds.txt, line 2: {reason}", reported.GetMessage());
        Assert.Equal(("CeAnalyzers.Kinds.txt", 1, line.Length), (reported.Location.GetLineSpan().Path, reported.Location.GetLineSpan().StartLinePosition.Line, reported.Location.SourceSpan.Length));
        Assert.Equal(("CE0001", DiagnosticSeverity.Warning), (reported.Id, reported.Severity));
    }

    [Fact]
    public async Task ALineThatContradictsAnEarlierOneIsReported()
    {
        Diagnostic reported = Assert.Single(await Analyze("F:Lib.Net.Scores Logits\nF:Lib.Net.Scores Logits\nF:Lib.Net.Scores Margins"));
        Assert.Equal("CeAnalyzers.Kinds.txt, line 3: line 2 of CeAnalyzers.Kinds.txt says otherwise of the same symbol", reported.GetMessage());
    }

    [Fact]
    public async Task GoodLinesAreNot() => Assert.Empty(await Analyze("# all well\nM:Lib.Net.#ctor(System.Double[]) parameter start Logits\nM:Lib.Net.Only Logits # comment\n"));

    [Fact]
    public Task TheRulesUseThem() => Verify.Diagnostics(
        "class Use { double Loss(System.Data.DataTable t, int label) => -{|CE1001:Math.Log((double)t.Compute(\"\", \"\"))|}; }",
        kinds: "M:System.Data.DataTable.Compute(System.String,System.String) SoftmaxProbabilities");

    private static IReadOnlyList<Value> Values(string kinds, string expression) => Probe.Of(
        Libraries.Plain, Configured.With(kinds: kinds), Library, $"using static Probes; class Caller {{ void Run(Lib.Net net, double[] z) {{ Probe({expression}); }} }}");

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> Analyze(string kinds) =>
        Project.Analyze(Project.Compile(Libraries.Plain, Library.Replace("using static Probes;", "", StringComparison.Ordinal).Replace("Probe(given);", "", StringComparison.Ordinal)), Configured.With(kinds: kinds));

    private static void AssertDeclared(ValueKind kind, Value value) => Assert.Equal((kind, Evidence.Declared), (value.Kind, value.Evidence));
}
