using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Losses;

public sealed class CE2001BinaryLossOnSoftmaxFixTests
{
    [Theory]
    [InlineData("loss -= y[i] * Math.Log(p[i]) + (1 - y[i]) * {|CE2001:Math.Log(1 - p[i])|};", "loss += StableLoss.SoftmaxCrossEntropy(z, y);")]
    [InlineData("loss += -(y[i] * Math.Log(p[i]) + (1 - y[i]) * {|CE2001:Math.Log(1 - p[i])|});", "loss += StableLoss.SoftmaxCrossEntropy(z, y);")]
    [InlineData("loss += -y[i] * Math.Log(p[i]) - (1 - y[i]) * {|CE2001:Math.Log(1 - p[i])|};", "loss += StableLoss.SoftmaxCrossEntropy(z, y);")]
    [InlineData("{ loss = loss - (y[i] * Math.Log(p[i]) + (1 - y[i]) * {|CE2001:Math.Log(1 - p[i])|}); }", "loss = loss + StableLoss.SoftmaxCrossEntropy(z, y);")]
    public Task ALoopBecomesTheLossFromTheLogits(string statement, string fused) => Fix(
        $$"""
        public static class Loss
        {
            public static double Of(double[] z, double[] y)
            {
                double[] p = StableMath.Softmax(z);
                double loss = 0;
                // All classes.
                for (int i = 0; i < p.Length; i++)
                    {{statement}}
                return loss;
            }
        }
        """,
        $$"""
        public static class Loss
        {
            public static double Of(double[] z, double[] y)
            {
                double[] p = StableMath.Softmax(z);
                double loss = 0;
                // All classes.
                {{fused}}
                return loss;
            }
        }
        """);

    [Theory]
    [InlineData("loss -= y[i] * Math.Log(p[i] + 1e-9) + (1 - y[i]) * Math.Log(1 - p[i] + 1e-9);")]
    [InlineData("{ double q = Math.Clamp(p[i], 1e-7, 1 - 1e-7); loss -= y[i] * Math.Log(q) + (1 - y[i]) * Math.Log(1 - q); }")]
    public async Task AnEpsilonGoesWithTheFormula(string statement)
    {
        Assert.Equal(Loop(null), await Behaviour.Apply(Loop(statement), "CE2001"));

        static string Loop(string? statement) =>
            $$"""
            using CeAnalyzers;

            public static class Loss
            {
                public static double Of(double[] z, double[] y)
                {
                    double[] p = StableMath.Softmax(z);
                    double loss = 0;
                    {{(statement is null ? "loss += StableLoss.SoftmaxCrossEntropy(z, y);" : "for (int i = 0; i < p.Length; i++) " + statement)}}
                    return loss;
                }
            }
            """;
    }

    [Fact]
    public Task AQueryBecomesTheLossFromTheLogits() => Fix(
        """
        public static class Loss
        {
            public static double Of(double[] z, double[] y) =>
                -StableMath.Softmax(z).Zip(y, (p, t) => t * Math.Log(p) + (1 - t) * {|CE2001:Math.Log(1 - p)|}).Sum();
        }
        """,
        """
        public static class Loss
        {
            public static double Of(double[] z, double[] y) =>
                StableLoss.SoftmaxCrossEntropy(z, y);
        }
        """);

    [Fact]
    public Task TheLibrarysBinaryLossBecomesItsCategoricalOne() => Fix(
        """
        public static class Loss
        {
            public static double Of(double[] z, double[] y) => {|CE2001:StableLoss.BinaryCrossEntropy(StableMath.Softmax(z), y)|};
        }
        """,
        """
        public static class Loss
        {
            public static double Of(double[] z, double[] y) => StableLoss.SoftmaxCrossEntropy(z, y);
        }
        """);

    [Fact]
    public Task WithoutTheLogitsTheProbabilitiesAreUsed() => Fix(
        """
        public class Loss
        {
            private static double[] Predict(double[] x) => StableMath.Softmax(Array.ConvertAll(x, v => 2 * v));

            public static double Of(double[] x, double[] y)
            {
                double[] p = Predict(x);
                double loss = 0;
                for (int i = 0; i < y.Length; i++)
                    loss -= y[i] * Math.Log(p[i]) + (1 - y[i]) * {|CE2001:Math.Log(1 - p[i])|};
                return loss;
            }
        }
        """,
        """
        public class Loss
        {
            private static double[] Predict(double[] x) => StableMath.Softmax(Array.ConvertAll(x, v => 2 * v));

            public static double Of(double[] x, double[] y)
            {
                double[] p = Predict(x);
                double loss = 0;
                loss += StableLoss.CrossEntropy(p, y);
                return loss;
            }
        }
        """);

    [Fact]
    public Task TheProbabilitiesCanBeChosen() => Fix(
        """
        public static class Loss
        {
            public static float Of(float[] z, float[] y)
            {
                float[] p = StableMath.Softmax(z);
                return -Enumerable.Range(0, p.Length).Sum(i => y[i] * MathF.Log(p[i]) + (1 - y[i]) * {|CE2001:MathF.Log(1 - p[i])|});
            }
        }
        """,
        """
        public static class Loss
        {
            public static float Of(float[] z, float[] y)
            {
                float[] p = StableMath.Softmax(z);
                return StableLoss.CrossEntropy(p, y);
            }
        }
        """,
        "CE2001.CrossEntropy");

    [Theory]
    [InlineData("for (int i = 1; i < p.Length; i++) loss -= y[i] * Math.Log(p[i]) + (1 - y[i]) * {|CE2001:Math.Log(1 - p[i])|};")] // leaves a class out
    [InlineData("for (int i = 0; i < p.Length; i++) loss -= y[i] * Math.Log(p[i]) + (1 - y[0]) * {|CE2001:Math.Log(1 - p[i])|};")] // not the complement
    [InlineData("for (int i = 0; i < p.Length; i++) { loss -= y[i] * Math.Log(p[i]) + (1 - y[i]) * {|CE2001:Math.Log(1 - p[i])|}; z[i] = p[i] - y[i]; }")] // does more
    [InlineData("loss -= y[0] * Math.Log(p[0]) + (1 - y[0]) * {|CE2001:Math.Log(1 - p[0])|};")] // one class
    public Task WhatIsNotTheWholeLossStays(string statement) => NoFix(
        $$"""
        public static class Loss
        {
            public static double Of(double[] z, double[] y)
            {
                double[] p = StableMath.Softmax(z);
                double loss = 0;
                {{statement}}
                return loss;
            }
        }
        """);

    [Fact]
    public void TheFixedLossIsFiniteAndHalfTheBinaryOneOverTwoClasses()
    {
        const string Before = """
            public static class Loss
            {
                public static double Of(double[] z, double[] y)
                {
                    double[] p = CeAnalyzers.StableMath.Softmax(z);
                    double loss = 0;
                    for (int i = 0; i < p.Length; i++)
                        loss -= y[i] * Math.Log(p[i]) + (1 - y[i]) * Math.Log(1 - p[i]);
                    return loss;
                }
            }
            """;
        var (before, after) = Behaviour.BeforeAndAfter<Func<double[], double[], double>>(Before, "CE2001", "Loss", "Of");
        foreach (double[] z in new double[][] { [0.5, 2], [-1, 1], [3, 2.5] })
            Assert.Equal(before(z, [0, 1]) / 2, after(z, [0, 1]), before(z, [0, 1]) * 1e-12);
        Assert.Equal(double.NaN, before([40, 0], [1, 0]));
        Assert.Equal(double.PositiveInfinity, before([40, 0], [0, 1]));
        Assert.Equal(Math.Exp(-40), after([40, 0], [1, 0]), 1e-30);
        Assert.Equal(40, after([40, 0], [0, 1]), 1e-12);
    }

    private static Task Fix(string before, string after, string? key = null) => LossFix.Verify(before, after, key);

    private static Task NoFix(string source) => Fix(source, source);
}
