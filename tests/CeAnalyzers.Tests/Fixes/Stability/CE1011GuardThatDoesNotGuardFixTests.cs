using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

public class CE1011GuardThatDoesNotGuardFixTests
{
    [Theory]
    [InlineData("double c = Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * {|CE1011:Math.Log(p)|};", "double c = Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * Math.Log(c);")]
    [InlineData("double c = Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * {|CE1011:Math.Log(1 - p)|};", "double c = Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * Math.Log(1 - c);")]
    [InlineData("Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * {|CE1011:Math.Log(p)|};", "p = Math.Clamp(p, 1e-7, 1 - 1e-7); return -y * Math.Log(p);")]
    [InlineData("return Math.Min(p, {|CE1011:1 - double.Epsilon|});", "return Math.Min(p, 1 - 1e-15);")]
    public Task TheGuardGuards(string before, string after) => Verify.Fix(
        $$"""
        class Losses
        {
            public double Loss(double p, double y)
            {
                {{before}}
            }
        }
        """,
        $$"""
        class Losses
        {
            public double Loss(double p, double y)
            {
                {{after}}
            }
        }
        """);

    [Fact]
    public Task NoneForACheck() => Verify.NoFix("""
        class Trainer
        {
            public double CrossEntropy(double[] p, int label)
            {
                double loss = -{|CE1003:Math.Log(p[label])|};
                if ({|CE1011:double.IsNaN(loss)|}) loss = 100;
                return loss;
            }
        }
        """, "CE1011.None");

    [Fact]
    public async Task TheLossIsFinite()
    {
        const string Source = """
            public static class C
            {
                public static double Loss(double p)
                {
                    double clipped = System.Math.Clamp(p, 1e-7, 1 - 1e-7);
                    return -System.Math.Log(p);
                }
            }
            """;
        Func<double, double> before = Compiled.Method<Func<double, double>>(Source, "C", "Loss");
        Func<double, double> after = Compiled.Method<Func<double, double>>(await Behaviour.FixAll(Source, "CE1011", null), "C", "Loss");
        foreach (double p in new[] { 1e-6, 0.1, 0.5, 0.999 }) Assert.Equal(before(p), after(p));
        Assert.Equal(double.PositiveInfinity, before(0));
        Assert.Equal(-Math.Log(1e-7), after(0));
    }
}
