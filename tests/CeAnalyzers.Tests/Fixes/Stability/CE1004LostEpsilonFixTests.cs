using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

public class CE1004LostEpsilonFixTests
{
    [Theory]
    [InlineData("Math.Clamp(p, 1e-8f, {|CE1004:1f - 1e-8f|})", "Math.Clamp(p, 1e-8f, 1f - 1e-7f)")]
    [InlineData("Math.Clamp(p, 1e-8f, (float)({|CE1004:1 - 1e-8|}))", "Math.Clamp(p, 1e-8f, (float)(1 - 1e-7))")]
    [InlineData("(float)Math.Clamp((double)p, 1e-17, {|CE1004:1 - 1e-17|})", "(float)Math.Clamp((double)p, 1e-17, 1 - 1e-15)")]
    [InlineData("Math.Clamp(p, 1e-8f, {|CE1004:0.99999999f|})", "Math.Clamp(p, 1e-8f, 0.9999999f)")]
    [InlineData("Math.Clamp(p, 1e-8f, (float){|CE1004:0.99999999|})", "Math.Clamp(p, 1e-8f, (float)0.9999999)")]
    [InlineData("(float)Math.Clamp((double)p, 1e-17, {|CE1004:0.9999999999999999999|})", "(float)Math.Clamp((double)p, 1e-17, 0.999999999999999)")]
    [InlineData("-{|CE1004:MathF.Log(p + float.Epsilon)|}", "-MathF.Log(p + 1e-7f)")]
    public Task AnEpsilonThatCounts(string before, string after) => Verify.Fix(
        $$"""
        class Loss
        {
            public float Of(float p) => {{before}};
        }
        """,
        $$"""
        class Loss
        {
            public float Of(float p) => {{after}};
        }
        """);

    [Fact]
    public Task NothingInGenericCode() => Verify.NoFix("""
        using System.Numerics;

        static class Losses<T> where T : IFloatingPointIeee754<T>
        {
            private static readonly T Eps = T.CreateChecked(1e-10);

            public static T Clip(T p) => T.Clamp(p, Eps, {|CE1004:T.One - Eps|});
        }
        """);

    [Fact]
    public async Task TheUpperBoundHolds()
    {
        const string Source = """
            public static class C
            {
                public static float Loss(float p) => -System.MathF.Log(1 - System.Math.Clamp(p, 1e-8f, 1f - 1e-8f));
            }
            """;
        Func<float, float> before = Compiled.Method<Func<float, float>>(Source, "C", "Loss");
        Func<float, float> after = Compiled.Method<Func<float, float>>(await Behaviour.FixAll(Source, "CE1004", null), "C", "Loss");
        foreach (float p in new[] { 0f, 0.1f, 0.5f, 0.999f }) Assert.Equal(before(p), after(p));
        Assert.Equal(float.PositiveInfinity, before(1));
        Assert.InRange(after(1), 15, 17);
    }
}
