using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes;

/// <summary>Logits are only written where they still are what they were, and where the code compiles.</summary>
public class ReachTests
{
    [Theory]
    [InlineData("double[] p = StableMath.Softmax(z); z[0] = 0;", "Math.Log(StableMath.ClipProbability(p[y]))")]
    [InlineData("double[] p = StableMath.Softmax(z); Next();", "Math.Log(StableMath.ClipProbability(p[y]))")]
    [InlineData("double[] p = StableMath.Softmax(z);", "StableMath.LogSoftmax(z, y)")]
    public Task AnArrayThatIsAlwaysTheSame(string statements, string log)
    {
        string Source(string loss) => $$"""
            using CeAnalyzers;

            class C
            {
                readonly double[] z = new double[3];

                void Next() => z[0]++;

                double Loss(int y)
                {
                    {{statements}}
                    return 2 * {{loss}};
                }
            }
            """;
        return Verify.Fix(Source("{|CE1001:Math.Log(p[y])|}"), Source(log));
    }

    /// <summary>No lambda can hold a span.</summary>
    [Fact]
    public Task ASpanOutsideOfALambda() => Verify.Fix(Later("{|CE1001:Math.Log(p[y])|}"), Later("Math.Log(StableMath.ClipProbability(p[y]))"));

    private static string Later(string log) => $$"""
        using CeAnalyzers;

        class C
        {
            Func<double> Loss(double[] scores, int y)
            {
                ReadOnlySpan<double> z = scores;
                double[] p = new double[scores.Length];
                StableMath.Softmax(z, p);
                return () => 2 * {{log}};
            }
        }
        """;

    [Fact]
    public Task WhatIsSaidNotToBeNull() => Verify.Fix(Nullable("2 * {|CE1001:Math.Log(p[y])|}"), Nullable("2 * StableMath.LogSoftmax(z!, y)"));

    private static string Nullable(string loss) => $$"""
        #nullable enable
        using CeAnalyzers;

        class C
        {
            double Loss(double[]? z, int y)
            {
                double[] p = StableMath.Softmax(z!);
                return {{loss}};
            }
        }
        """;
}
