using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Rows that collection expressions and builders copy, whatever collection they make; and rows that are put into another order.</summary>
public class CollectionExpressionTests
{
    [Theory]
    [InlineData("ImmutableArray<double> p = [.. StableMath.Softmax(z)];")]
    [InlineData("ImmutableList<double> p = [.. StableMath.Softmax(z)];")]
    [InlineData("double[] p = [.. StableMath.Softmax(z)];")]
    [InlineData("IReadOnlyList<double> p = [.. StableMath.Softmax(z)];")]
    [InlineData("ImmutableArray<double> p = Own([.. z]);")]
    [InlineData("var p = ImmutableArray.Create(StableMath.Softmax(z));")]
    [InlineData("var p = new ArraySegment<double>(StableMath.Softmax(z), 0, 2);")]
    [InlineData("var p = Judge(z).Probabilities;")]
    // in another order
    [InlineData("var p = StableMath.Softmax(z); Array.Sort(p);")]
    [InlineData("var p = StableMath.Softmax(z); var places = Enumerable.Range(0, p.Length).ToArray(); Array.Sort(p, places);")]
    [InlineData("var p = StableMath.Softmax(z); Array.Reverse(p);")]
    [InlineData("var p = StableMath.Softmax(z).ToList(); p.Sort(); p.Reverse();")]
    [InlineData("var p = StableMath.Softmax(z); p.AsSpan().Sort();")]
    public Task Softmaxes(string statements) => Of(statements, "{|CE1001:Math.Log(p[y])|}");

    [Theory]
    [InlineData("double[] p = [.. StableMath.Softmax(z), .. z];")]
    [InlineData("ImmutableArray<double> p = [.. z];")]
    [InlineData("ImmutableArray<double> p = [.. StableMath.Softmax(z).Select(v => v + 1)];")]
    [InlineData("var p = ImmutableArray.Create(z[0], StableMath.Softmax(z)[0]);")]
    [InlineData("var p = StableMath.Softmax(z); Array.Clear(p);")]
    [InlineData("var p = StableMath.Softmax(z); Array.Fill(p, z[0]);")]
    [InlineData("var p = z; Array.Sort(p);")]
    public Task Others(string statements) => Of(statements, "Math.Log(p[y])");

    /// <summary>Which logit the probability is of is not known any more: the fix must not take the one at its index.</summary>
    [Fact]
    public Task NoLogitOfASortedRow() => Verify.Fix(
        """
        using CeAnalyzers;

        class Confidence
        {
            static double Of(double[] z, int y) { var p = StableMath.Softmax(z); Array.Sort(p); return -{|CE1001:Math.Log(p[y])|}; }
        }
        """,
        """
        using CeAnalyzers;

        class Confidence
        {
            static double Of(double[] z, int y) { var p = StableMath.Softmax(z); Array.Sort(p); return -Math.Log(StableMath.ClipProbability(p[y])); }
        }
        """);

    private static Task Of(string statements, string log) => Verify.Diagnostics($$"""
        using System.Collections.Immutable;
        using CeAnalyzers;

        record Judgement(int Label, ImmutableArray<double> Probabilities);

        class Rows
        {
            static ImmutableArray<double> Own(ImmutableArray<double> z)
            {
                double top = z.Max();
                ImmutableArray<double> e = [.. z.Select(v => Math.Exp(v - top))];
                double sum = e.Sum();
                return [.. e.Select(v => v / sum)];
            }

            static Judgement Judge(double[] z) => new(0, [.. StableMath.Softmax(z)]);

            public static double Of(double[] z, int y)
            {
                {{statements}}
                return -{{log}};
            }
        }
        """);
}
