using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Project = CeAnalyzers.Tests.Verification.Project;

namespace CeAnalyzers.Tests.Robustness;

/// <summary>Code as it stands while it is typed: it does not compile, and the analyzer must neither throw nor hang.</summary>
public class UnfinishedCodeTests
{
    private static readonly string Network = RealisticCode.WithoutMarkup(RealisticCode.Network);
    private static readonly string Losses = RealisticCode.WithoutMarkup(RealisticCode.Losses);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task TokensAreMissingOrMisplaced(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 6; round++)
            await Project.Analyze(Libraries.Tensors, Disturbed(Network, random), Disturbed(Losses, random));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.4)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public async Task TheRestIsNotThereYet(double share) =>
        await Project.Analyze(Libraries.Tensors, Network, Losses[..(int)(Losses.Length * share)]);

    [Theory]
    [InlineData("class C { double L(double[] z) => Math.Log(Softmax(z)[0]); }")]
    [InlineData("class C { double L(double[] z) => Math.Log(); }")]
    [InlineData("class C { double L(double[] z) => Math.Log(z, z, z); }")]
    [InlineData("class C { double L(double[] z) => -Math.Log(CeAnalyzers.StableMath.Softmax( }")]
    [InlineData("class C { double L(Missing p) => -Math.Log(p[0]); }")]
    [InlineData("class C { double p = p; double L() => Math.Log(p); }")]
    [InlineData("class C : C { double L(double[] z) => Math.Log(z[0]); }")]
    [InlineData("class C { double P => P; double L() => Math.Log(P); }")]
    [InlineData("class C { double F(double x) => F(x); double L(double x) => Math.Log(F(x)); }")]
    [InlineData("class C { void F() { var p = p; Math.Log(p); } }")]
    [InlineData("class C { void F() { foreach (var p in ) Math.Log(p); } }")]
    [InlineData("class C { void F() { for (;;) { double q = Math.Exp(q) / ; Math.Log(q); } } }")]
    [InlineData("class C { dynamic L(dynamic z) => Math.Log(z.Softmax()[0]); }")]
    [InlineData("var g = M.Multiply(t, hiddenGradient);}*/")]
    [InlineData("class C { void F() { var gradient = M.Multiply(t, hiddenGradient); p =")]
    [InlineData("class C { extern void F(double ), [In] double[] x, int y);\n")]
    [InlineData("Math.Log(CeAnalyzers.StableMath.Softmax(args)[0])")]
    [InlineData("enum E { A = Math.Log(1) } [Obsolete(Math.Log(2))] class D { const double X = Math.Log(2); }")]
    public async Task ErrorsOfAllKinds(string source)
    {
        Compilation compilation = Project.Compile(Libraries.Plain, source);
        await Project.Analyze(compilation);

        Assert.Contains(compilation.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error || source.Contains("=>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AMistakeBesideAnErrorIsStillFound()
    {
        var diagnostics = await Project.Analyze(Libraries.Plain, """
            class C
            {
                double Loss(double[] z, int y) => -Math.Log(CeAnalyzers.StableMath.Softmax(z)[y]);

                double Unfinished(double[] z) => z.
            }
            """);

        Assert.Equal("CE1001", Assert.Single(diagnostics).Id);
    }

    /// <summary>A few tokens are not there, or there twice, or another's; sometimes the end is missing.</summary>
    private static string Disturbed(string source, Random random)
    {
        string[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(token => token.ToFullString())];
        for (int change = random.Next(8); change >= 0; change--)
        {
            ref string token = ref tokens[random.Next(tokens.Length)];
            token = random.Next(4) switch
            {
                0 => token + " " + token,
                1 => " " + tokens[random.Next(tokens.Length)] + " ",
                _ => " ",
            };
        }

        string disturbed = string.Concat(tokens);
        return random.Next(4) == 0 ? disturbed[..random.Next(disturbed.Length)] : disturbed;
    }
}
