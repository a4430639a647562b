using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

public class CE1007UnstableSoftplusFixTests
{
    [Theory]
    [InlineData("{|CE1007:Math.Log(1 + Math.Exp(x))|}", "StableMath.Softplus(x)")]
    [InlineData("{|CE1007:Math.Log(Math.Exp(-x * y) + 1)|}", "StableMath.Softplus(-x * y)")]
    [InlineData("-{|CE1007:Math.Log(1 + Math.Pow(Math.E, x))|}", "-StableMath.Softplus(x)")]
    [InlineData("{|CE1007:Math.Log(1 + Math.Exp(f))|}", "StableMath.Softplus((double)f)")] // in double, as before
    [InlineData("{|CE1007:Math.Log(1 + Math.Exp(n))|}", "StableMath.Softplus((double)n)")]
    [InlineData("{|CE1007:MathF.Log(1 + MathF.Exp(f))|}", "StableMath.Softplus(f)")]
    [InlineData("(float){|CE1007:Math.Log(1 + Math.Exp(f))|}", "StableMath.Softplus(f)")] // in float at the end
    [InlineData("(float){|CE1007:Math.Log(1 + Math.Exp(-x))|} * f", "(float)StableMath.Softplus(-x) * f")]
    [InlineData("y / {|CE1007:Math.Log2(1 + Math.Exp(x))|}", "y / (StableMath.Softplus(x) / Math.Log(2))")]
    [InlineData("{|CE1007:Math.Log(1 + Math.Exp(x), n)|}", "StableMath.Softplus(x) / Math.Log(n)")]
    [InlineData("{|CE1007:StableMath.Log1P(Math.Exp(x))|}", "StableMath.Softplus(x)")]
    [InlineData("{|CE1007:Math.Log(1 - Math.Exp(x))|}", "StableMath.Log1MinusExp(x)")]
    public Task Expressions(string before, string after) => Verify.Fix(Source($"return {before};"), Source($"return {after};"));

    [Theory]
    [InlineData("double e = Math.Exp(-x); return {|CE1007:Math.Log(1 + e)|};", "double e = Math.Exp(-x); return StableMath.Softplus(-x);")]
    public Task Variables(string before, string after) => Verify.Fix(Source(before), Source(after));

    [Theory]
    [InlineData("return {|CE1007:Math.Log(1 + Math.Exp((int)x))|};")] // another number than x
    [InlineData("return (float){|CE1007:Math.Log(1 + Math.Exp((int)f))|};")]
    [InlineData("double e = Math.Exp(x); x = 0; return {|CE1007:Math.Log(1 + e)|};")] // the exponent has changed
    public Task OutOfReach(string statements) => Verify.NoFix(Source(statements, usesRuntime: true));

    [Theory]
    [InlineData("Math.Log(1 + Math.Exp(x))", 800, 0, 800)]
    [InlineData("Math.Log(1 - Math.Exp(-x))", 1e-20, 0, -46.051701859880914)]
    public async Task TheValueIsWhatItWasAndFinite(string expression, double x, double y, double expected)
    {
        string source = $"public static class Chain {{ public static double Of(double x, double y) => {expression}; }}";
        var before = Compiled.Method<Func<double, double, double>>(source, "Chain", "Of");
        var after = Compiled.Method<Func<double, double, double>>(await Behaviour.Apply(source, "CE1007"), "Chain", "Of");
        Assert.Equal(before(1.5, 0.5), after(1.5, 0.5), 1e-12);
        Assert.False(double.IsFinite(before(x, y)));
        Assert.Equal(expected, after(x, y), 1e-12 * Math.Abs(expected));
    }

    private static string Source(string statements, bool usesRuntime = false) =>
        (usesRuntime || statements.Contains("StableMath", StringComparison.Ordinal) ? "using CeAnalyzers;\n\n" : "") + $$"""
        class Units
        {
            double F(double x, double y, float f, int n)
            {
                {{statements}}
            }
        }
        """;
}
