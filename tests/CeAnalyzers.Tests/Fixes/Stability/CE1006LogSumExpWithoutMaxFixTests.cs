using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

public class CE1006LogSumExpWithoutMaxFixTests
{
    [Theory]
    [InlineData("{|CE1006:Math.Log(Math.Exp(x) + Math.Exp(y))|}", "StableMath.LogAddExp(x, y)")]
    [InlineData("{|CE1006:Math.Log(Math.Exp(x) - Math.Exp(2 * y))|}", "StableMath.LogSubtractExp(x, 2 * y)")]
    [InlineData("{|CE1006:Math.Log(z.Sum(Math.Exp))|}", "StableMath.LogSumExp(z)")]
    [InlineData("{|CE1006:Math.Log10(z.Sum(Math.Exp))|}", "StableMath.LogSumExp(z) / Math.Log(10)")]
    [InlineData("{|CE1006:Math.Log(z.Select(v => Math.Exp(v)).Sum())|}", "StableMath.LogSumExp(z)")]
    public Task Expressions(string before, string after) => Verify.Fix(Source($"return {before};"), Source($"return {after};"));

    [Theory]
    [InlineData("double s = 0; foreach (double v in z) s += Math.Exp(v); return {|CE1006:Math.Log(s)|};", "double s = 0; foreach (double v in z) s += Math.Exp(v); return StableMath.LogSumExp(z);")]
    [InlineData("double s = z.Sum(Math.Exp); return {|CE1006:Math.Log(s)|} - z[0];", "double s = z.Sum(Math.Exp); return StableMath.LogSumExp(z) - z[0];")]
    public Task Variables(string before, string after) => Verify.Fix(Source(before), Source(after));

    [Theory]
    [InlineData("double s = 0; foreach (double v in z) s += Math.Exp(v); return {0};")]
    [InlineData("double s = 0; for (int i = 0; i < z.Length; i++) s += Math.Exp(z[i]); return {0};")]
    public Task Spans(string statements)
    {
        string Chain(string log) => $$"""
            class Chain
            {
                static double LogPartition(ReadOnlySpan<double> z)
                {
                    {{statements.Replace("{0}", log, StringComparison.Ordinal)}}
                }
            }
            """;
        return Verify.Fix(Chain("{|CE1006:Math.Log(s)|}"), "using CeAnalyzers;\n\n" + Chain("StableMath.LogSumExp(z)"));
    }

    [Theory]
    [InlineData("double s = 0; foreach (double v in z) if (v > y) s += Math.Exp(v); return {|CE1006:Math.Log(s)|};")] // a part of the row
    [InlineData("return {|CE1006:Math.Log(z.Skip(1).Sum(Math.Exp))|};")]
    [InlineData("return {|CE1006:Math.Log(z.Sum(v => Math.Exp(2 * v)))|};")] // no array holds the exponents
    [InlineData("double s = z.Sum(Math.Exp); z[0] = 0; return {|CE1006:Math.Log(s)|};")] // the row has changed
    public Task OutOfReach(string statements) => Verify.NoFix(Source(statements, usesRuntime: true));

    [Theory]
    [InlineData("Math.Log(Math.Exp(x) + Math.Exp(y))", 800, 800, 800.6931471805599)]
    [InlineData("Math.Log(Math.Exp(x) + Math.Exp(y))", -800, -800, -799.3068528194401)]
    [InlineData("Math.Log(Math.Exp(x) - Math.Exp(y))", 800, 0, 800)]
    public async Task TheValueIsWhatItWasAndFinite(string expression, double x, double y, double expected)
    {
        string source = $"public static class Chain {{ public static double Of(double x, double y) => {expression}; }}";
        var before = Compiled.Method<Func<double, double, double>>(source, "Chain", "Of");
        var after = Compiled.Method<Func<double, double, double>>(await Behaviour.Apply(source, "CE1006"), "Chain", "Of");
        Assert.Equal(before(1.5, 0.5), after(1.5, 0.5), 1e-12);
        Assert.False(double.IsFinite(before(x, y)));
        Assert.Equal(expected, after(x, y), 1e-12 * Math.Abs(expected));
    }

    private static string Source(string statements, bool usesRuntime = false) =>
        (usesRuntime || statements.Contains("StableMath", StringComparison.Ordinal) ? "using CeAnalyzers;\n\n" : "") + $$"""
        class Units
        {
            double F(double x, double y, double[] z)
            {
                {{statements}}
            }
        }
        """;
}
