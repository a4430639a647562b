using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

public class CE1008EntropyAtZeroFixTests
{
    [Theory]
    [InlineData("p * {|CE1008:Math.Log(p)|}", "StableMath.XLogY(p, p)")]
    [InlineData("-p * {|CE1008:Math.Log(p)|}", "-StableMath.XLogY(p, p)")]
    [InlineData("-(p * {|CE1008:Math.Log(p)|}) - ((1 - p) * {|CE1008:Math.Log(1 - p)|})", "-(StableMath.XLogY(p, p)) - (StableMath.XLogY(1 - p, 1 - p))")]
    [InlineData("{|CE1008:Math.Log(p)|} * p / 2", "StableMath.XLogY(p, p) / 2")]
    public Task Entropies(string before, string after) => Verify.Fix(
        $$"""
        static class C
        {
            public static double Entropy(double p) => {{before}};
        }
        """,
        $$"""
        using CeAnalyzers;

        static class C
        {
            public static double Entropy(double p) => {{after}};
        }
        """);

    [Theory]
    [InlineData("p * {|CE1008:Math.Log(p / q)|}", "p == 0 ? 0.0 : p * Math.Log(p / q)")]
    [InlineData("p * {|CE1008:Math.Log(p / q)|} - p + q", "(p == 0 ? 0.0 : p * Math.Log(p / q)) - p + q")]
    [InlineData("p * {|CE1008:Math.Log2(p / q)|}", "p == 0 ? 0.0 : p * Math.Log2(p / q)")]
    [InlineData("p * ({|CE1008:Math.Log(p)|} - Math.Log(q))", "p == 0 ? 0.0 : p * (Math.Log(p) - Math.Log(q))")]
    [InlineData("0.5 * p * {|CE1008:Math.Log(p / q)|}", "p == 0 ? 0.0 : 0.5 * p * Math.Log(p / q)")]
    public Task Divergences(string before, string after) => Verify.Fix(
        $$"""
        static class C
        {
            public static double KullbackLeibler(double p, double q) => {{before}};
        }
        """,
        $$"""
        static class C
        {
            public static double KullbackLeibler(double p, double q) => {{after}};
        }
        """);

    [Fact]
    public Task Tensors() => Verify.Fix(
        """
        using TorchSharp;

        static class C
        {
            public static torch.Tensor Entropy(torch.Tensor p) => -(p * {|CE1008:p.log()|}).sum();
        }
        """,
        """
        using TorchSharp;

        static class C
        {
            public static torch.Tensor Entropy(torch.Tensor p) => -(p.xlogy(p)).sum();
        }
        """,
        libraries: Libraries.TorchSharp);

    [Theory]
    [InlineData("p * {|CE1008:Math.Log2(p)|}", "p == 0 ? 0.0 : p * Math.Log2(p)")]
    [InlineData("-p * {|CE1008:Math.Log(p, 2)|}", "p == 0 ? 0.0 : -p * Math.Log(p, 2)")]
    [InlineData("-(p * {|CE1008:Math.Log10(p)|})", "-(p == 0 ? 0.0 : p * Math.Log10(p))")]
    [InlineData("p * ({|CE1008:Math.Log(p)|} / Math.Log(2))", "p == 0 ? 0.0 : p * (Math.Log(p) / Math.Log(2))")]
    [InlineData("p * {|CE1008:Math.Log2(p)|} + (1 - p) * {|CE1008:Math.Log2(1 - p)|}", "(p == 0 ? 0.0 : p * Math.Log2(p)) + (1 - p == 0 ? 0.0 : (1 - p) * Math.Log2(1 - p))")]
    public Task OtherBases(string before, string after) => Verify.Fix(
        $$"""
        static class C
        {
            public static double Entropy(double p) => {{before}};
        }
        """,
        $$"""
        static class C
        {
            public static double Entropy(double p) => {{after}};
        }
        """);

    [Fact]
    public Task InBitsAndFloat() => Verify.Fix(
        """
        static class C
        {
            public static float Entropy(float[] p) => -p.Sum(v => v * {|CE1008:MathF.Log2(v)|});

            public static double OfCounts(int[] counts, double n) => -counts.Sum(c => c / n * {|CE1008:Math.Log2(c / n)|});
        }
        """,
        """
        static class C
        {
            public static float Entropy(float[] p) => -p.Sum(v => v == 0 ? 0f : v * MathF.Log2(v));

            public static double OfCounts(int[] counts, double n) => -counts.Sum(c => c / n == 0 ? 0.0 : c / n * Math.Log2(c / n));
        }
        """);

    [Theory]
    // a factor that may be another number each time, a log that is taken elsewhere, a number without literals
    [InlineData("static double Entropy(Func<double> p) => p() * {|CE1008:Math.Log2(p())|};")]
    [InlineData("static double Entropy(double p) { double log = {|CE1008:Math.Log2(p)|}; return p * log; }")]
    [InlineData("static T Entropy<T>(T p) where T : System.Numerics.IFloatingPointIeee754<T> => p * {|CE1008:T.Log2(p)|};")]
    public Task NotOffered(string method) => Verify.NoFix($$"""
        static class C
        {
            {{method}}
        }
        """);

    [Fact]
    public async Task TheSameNumbersBeforeAndAfter()
    {
        const string Source = """
            public static class C
            {
                public static double Entropy(double[] p) => -p.Sum(v => v * Math.Log(v));

                public static double EntropyInBits(double[] p) => -p.Sum(v => v * Math.Log2(v));

                public static double Divergence(double[] p, double[] q)
                {
                    double sum = 0;
                    for (int i = 0; i < p.Length; i++) sum += p[i] * Math.Log(p[i] / q[i]);
                    return sum;
                }
            }
            """;
        string fixedSource = await Behaviour.FixAll(Source, "CE1008", null);
        var entropy = (Before: Compiled.Method<Func<double[], double>>(Source, "C", "Entropy"), After: Compiled.Method<Func<double[], double>>(fixedSource, "C", "Entropy"));
        var divergence = (Before: Compiled.Method<Func<double[], double[], double>>(Source, "C", "Divergence"), After: Compiled.Method<Func<double[], double[], double>>(fixedSource, "C", "Divergence"));
        var bits = (Before: Compiled.Method<Func<double[], double>>(Source, "C", "EntropyInBits"), After: Compiled.Method<Func<double[], double>>(fixedSource, "C", "EntropyInBits"));
        double[] full = [0.5, 0.3, 0.2];
        double[] other = [0.25, 0.25, 0.5];
        Assert.Equal(entropy.Before(full), entropy.After(full), 1e-14);
        Assert.Equal(divergence.Before(full, other), divergence.After(full, other));
        Assert.Equal(bits.Before(full), bits.After(full));
        Assert.Equal(double.NaN, bits.Before([0.5, 0.5, 0]));
        Assert.Equal(1, bits.After([0.5, 0.5, 0]));
        Assert.Equal(double.NaN, entropy.Before([1, 0]));
        Assert.Equal(0, entropy.After([1, 0]));
        Assert.Equal(double.NaN, divergence.Before([1, 0, 0], [0.5, 0.5, 0]));
        Assert.Equal(Math.Log(2), divergence.After([1, 0, 0], [0.5, 0.5, 0]), 1e-14);
        Assert.Equal(double.PositiveInfinity, divergence.After([1, 0], [0, 1]));
    }
}
