using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Gradients;

/// <summary>Where both derivatives of the chain rule stand in one product, it is p - y; elsewhere other code expects the gradient by the probabilities.</summary>
public sealed class CE4001GradientThroughProbabilitiesFixTests
{
    [Theory]
    [InlineData("{|CE4001:(p - y) / (p * (1 - p))|} * p * (1 - p)", "p - y")]
    [InlineData("{|CE4001:(p - y) / (p * (1 - p))|} * (p * (1 - p))", "p - y")]
    [InlineData("p * (1 - p) * ({|CE4001:(y - p) / (p * p - p)|})", "p - y")]
    [InlineData("{|CE4001:(p - y) / (p - p * p)|} * (p - p * p)", "p - y")]
    [InlineData("({|CE4001:(1 - y) / (1 - p) - y / p|}) * p * (1 - p)", "p - y")]
    [InlineData("({|CE4001:y / p - (1 - y) / (1 - p)|}) * p * (1 - p)", "y - p")]
    [InlineData("({|CE4001:-y / p + (1 - y) / (1 - p)|}) * p * (1 - p)", "p - y")]
    [InlineData("x * ({|CE4001:(p - y) / (p * (1 - p))|}) * p * (1 - p)", "x * (p - y)")]
    [InlineData("0.5 * (p * (1 - p)) * ({|CE4001:(p - y) / (p * (1 - p))|})", "0.5 * (p - y)")]
    [InlineData("-({|CE4001:y / p - (1 - y) / (1 - p)|}) * p * (1 - p)", "p - y")]
    [InlineData("-(({|CE4001:y / p - (1 - y) / (1 - p)|}) * p * (1 - p))", "p - y")]
    [InlineData("x * -({|CE4001:y / p - (1 - y) / (1 - p)|}) * p * (1 - p)", "x * (p - y)")]
    [InlineData("-p * (1 - p) * ({|CE4001:(p - y) / (p * (1 - p))|})", "y - p")]
    [InlineData("-(p) * (1 - p) * -({|CE4001:(p - y) / (p * (1 - p))|})", "p - y")]
    [InlineData("x - ({|CE4001:(1 - y) / (1 - p) - y / p|}) * p * (1 - p)", "x - (p - y)")]
    public Task TheProductIsTheResidual(string before, string after) => Verify.Fix(Source(before), Source(after));

    [Theory]
    // the derivative of the activation is taken elsewhere
    [InlineData("{|CE4001:(p - y) / (p * (1 - p))|}")]
    [InlineData("{|CE4001:(p - y) / (p * (1 - p))|} * x")]
    // half of it
    [InlineData("{|CE4001:(p - y) / (p * (1 - p))|} * p")]
    // of another probability
    [InlineData("{|CE4001:(p - y) / (p * (1 - p))|} * x * (1 - x)")]
    // a clip makes it another value
    [InlineData("{|CE4001:(p - y) / Math.Max(p * (1 - p), 1e-8)|} * p * (1 - p)")]
    // a factor that would be lost
    [InlineData("{|CE4001:(p - y) / (2 * p * (1 - p))|} * p * (1 - p)")]
    // of another type
    [InlineData("(float)({|CE4001:(p - y) / (p * (1 - p))|}) * (float)p * (float)(1 - p)")]
    public Task Elsewhere(string expression) => Verify.NoFix(Source(expression));

    [Fact]
    public void BeforeAndAfterDoTheSameAndTheFixedCodeIsFinite()
    {
        var (before, after) = Behaviour.BeforeAndAfter<Func<double, double, double, double>>(Source("(p - y) / (p * (1 - p)) * p * (1 - p)"), "CE4001", "LogLoss", "Gradient");
        foreach (double p in new[] { 1e-9, 0.1, 0.5, 0.75, 0.999 })
            foreach (double y in new[] { 0.0, 1.0 }) Assert.Equal(before(p, y, 1), after(p, y, 1), 1e-12);
        Assert.Equal(double.NaN, before(0, 1, 1));
        Assert.Equal(-1, after(0, 1, 1));
        Assert.Equal(double.NaN, before(1, 1, 1));
        Assert.Equal(0, after(1, 1, 1));
    }

    private static string Source(string expression) =>
        $$"""
        public static class LogLoss
        {
            public static double Gradient(double p, double y, double x)
            {
                return {{expression}};
            }
        }
        """;
}
