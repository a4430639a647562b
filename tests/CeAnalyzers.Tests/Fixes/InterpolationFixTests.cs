using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes;

/// <summary>A colon ends the expression in an interpolated string.</summary>
public class InterpolationFixTests
{
    [Theory]
    [InlineData("""$"{p * {|CE1008:Math.Log(p / q)|}:F4}" """, """$"{(p == 0 ? 0.0 : p * Math.Log(p / q)):F4}" """)]
    [InlineData("""$"{1 + p * {|CE1008:Math.Log(p / q)|}}" """, """$"{1 + (p == 0 ? 0.0 : p * Math.Log(p / q))}" """)]
    [InlineData("""$"{(p * {|CE1008:Math.Log(p / q)|}):F4}" """, """$"{(p == 0 ? 0.0 : p * Math.Log(p / q)):F4}" """)]
    public Task Conditionals(string before, string after) => Verify.Fix(Divergence(before), Divergence(after));

    [Theory]
    [InlineData("double StableLoss(double x) => x;")]
    [InlineData("double CeAnalyzers => 1;")]
    [InlineData("double StableLoss => 1; double CeAnalyzers => 1;")]
    [InlineData("double Other => 1;")]
    public async Task HiddenNames(string member)
    {
        string result = await Behaviour.Apply(
            $$"""
            using Stable = CeAnalyzers.StableMath;

            class C
            {
                {{member}}

                string Show(double[] z, int y) => $"{-Math.Log(Stable.Softmax(z)[y]):F3}";
            }
            """,
            "CE1001");
        Assert.Contains("StableLoss.SoftmaxCrossEntropy(z, y)", result, StringComparison.Ordinal);
        Assert.Equal(!member.Contains("Loss", StringComparison.Ordinal), result.Contains("{StableLoss.", StringComparison.Ordinal) || result.Contains("{(StableLoss.", StringComparison.Ordinal));
        Assert.Empty(Project.Compile(Libraries.Plain, result).GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
    }

    private static string Divergence(string text) =>
        $$"""
        static class C
        {
            public static string KullbackLeibler(double p, double q) => {{text}};
        }
        """;
}
