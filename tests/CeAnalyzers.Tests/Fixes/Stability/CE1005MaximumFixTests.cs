using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

/// <summary>CE1005 where no array holds the row alone: the maximum is looked for, and subtracted from every exponent.</summary>
public class CE1005MaximumFixTests
{
    [Fact]
    public Task RowsOfAMatrix() => Verify.Fix(
        """
        static class Layer
        {
            static double[,] Softmax(double[,] x)
            {
                double[,] y = new double[x.GetLength(0), x.GetLength(1)];
                for (int i = 0; i < x.GetLength(0); i++)
                {
                    double sum = 0;

                    // of the row
                    for (int j = 0; j < x.GetLength(1); j++)
                    {
                        sum += Math.Exp(x[i, j]);
                    }

                    for (int j = 0; j < x.GetLength(1); j++) y[i, j] = {|CE1005:Math.Exp(x[i, j]) / sum|};
                }

                return y;
            }
        }
        """,
        """
        static class Layer
        {
            static double[,] Softmax(double[,] x)
            {
                double[,] y = new double[x.GetLength(0), x.GetLength(1)];
                for (int i = 0; i < x.GetLength(0); i++)
                {
                    double sum = 0;

                    // of the row
                    double max = double.NegativeInfinity;
                    for (int j = 0; j < x.GetLength(1); j++)
                        max = Math.Max(max, x[i, j]);
                    for (int j = 0; j < x.GetLength(1); j++)
                    {
                        sum += Math.Exp(x[i, j] - max);
                    }

                    for (int j = 0; j < x.GetLength(1); j++) y[i, j] = Math.Exp(x[i, j] - max) / sum;
                }

                return y;
            }
        }
        """);

    [Fact]
    public Task StoredWithATemperature() => Verify.Fix(
        """
        static class Layer
        {
            static void Softmax(float[] x, float t)
            {
                float total = 0;
                for (int i = 0; i < x.Length; i++) { x[i] = {|CE1005:(float)Math.Exp(x[i] / t)|}; total += x[i]; }
                for (int k = 0; k < x.Length; k++) x[k] /= total;
            }
        }
        """,
        """
        static class Layer
        {
            static void Softmax(float[] x, float t)
            {
                float total = 0;
                double max = double.NegativeInfinity;
                for (int i = 0; i < x.Length; i++)
                    max = Math.Max(max, x[i] / t);
                for (int i = 0; i < x.Length; i++) { x[i] = (float)Math.Exp(x[i] / t - max); total += x[i]; }
                for (int k = 0; k < x.Length; k++) x[k] /= total;
            }
        }
        """);

    [Fact]
    public Task OneOfManyObjects() => Verify.Fix(
        """
        using System.Collections.Generic;

        class Neuron { public double Sum { get; set; } public double Output { get; set; } }

        class Layer
        {
            private readonly List<Neuron> neurons = [];

            public void Activate()
            {
                double sum = 0;
                foreach (var neuron in neurons) sum += Math.Exp(neuron.Sum);
                foreach (var neuron in neurons) neuron.Output = {|CE1005:Math.Exp(neuron.Sum) / sum|};
            }
        }
        """,
        """
        using System.Collections.Generic;

        class Neuron { public double Sum { get; set; } public double Output { get; set; } }

        class Layer
        {
            private readonly List<Neuron> neurons = [];

            public void Activate()
            {
                double sum = 0;
                double max = double.NegativeInfinity;
                foreach (var neuron in neurons)
                    max = Math.Max(max, neuron.Sum);
                foreach (var neuron in neurons) sum += Math.Exp(neuron.Sum - max);
                foreach (var neuron in neurons) neuron.Output = Math.Exp(neuron.Sum - max) / sum;
            }
        }
        """);

    /// <summary>Run before and after: the same values, and numbers where there was NaN.</summary>
    [Theory]
    [InlineData("for (int j = 0; j < n; j++) sum += Math.Exp(x[i, j]); for (int j = 0; j < n; j++) y[i, j] = Math.Exp(x[i, j]) / sum;")]
    [InlineData("for (int j = 0; j < n; j++) sum = sum + Math.Exp(x[i, j]); double scale = 1.0 / sum; for (int k = 0; k < n; k++) y[i, k] = Math.Exp(x[i, k]) * scale;")]
    [InlineData("for (int j = 0; j < n; j++) sum += y[i, j] = Math.Exp(x[i, j]); for (int j = 0; j < n; j++) y[i, j] /= sum;")]
    [InlineData("for (int j = 0; j < n; j++) { double e = Math.Exp(x[i, j]); y[i, j] = e; sum += e; } for (int k = 0; k < n; k++) y[i, k] = y[i, k] / sum;")]
    [InlineData("var e = new double[n]; for (int j = 0; j < n; j++) { e[j] = Math.Exp(x[i, j]); sum += e[j]; } for (int j = 0; j < n; j++) y[i, j] = e[j] / sum;")]
    [InlineData("var e = new double[n]; for (int j = 0; j < n; j++) e[j] = Math.Exp(x[i, j]); for (int k = 0; k < n; k++) sum += e[k]; for (int j = 0; j < e.Length; j++) y[i, j] = e[j] / sum;")]
    [InlineData("for (int j = 0; j < n; j++) y[i, j] = Math.Exp(x[i, j]); sum = 0; for (int k = 0; k < n; k++) sum += y[i, k]; for (int k = 0; k < n; k++) y[i, k] /= sum;")]
    public async Task TheSameAndFinite(string row)
    {
        string source = $$"""
            public static class Layer
            {
                public static double[,] Softmax(double[,] x)
                {
                    int n = x.GetLength(1);
                    double[,] y = new double[x.GetLength(0), n];
                    for (int i = 0; i < x.GetLength(0); i++)
                    {
                        double sum = 0;
                        {{row}}
                    }

                    return y;
                }
            }
            """;
        (Func<double[,], double[,]> before, Func<double[,], double[,]> after) = (Compiled.Method<Func<double[,], double[,]>>(source, "Layer", "Softmax"), Compiled.Method<Func<double[,], double[,]>>(await Behaviour.Apply(source, "CE1005"), "Layer", "Softmax"));
        double[,] x = { { 0.3, -2, 4.5 }, { 1, 0, -1 } };
        Assert.All(before(x).Cast<double>().Zip(after(x).Cast<double>()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        double[,] large = { { 1000, 0, -1000 }, { -1000, -1000, -3000 } };
        Assert.Contains(double.NaN, before(large).Cast<double>());
        Assert.Equal([1, 0, 0, 0.5, 0.5, 0], after(large).Cast<double>());
    }

    /// <summary>Where the sum is not of all of one array as it is: whatever is subtracted from all exponents, the quotients are the same.</summary>
    [Theory]
    [InlineData("int n = z.Length; z = q; for (int i = 0; i < n; i++) sum += Math.Exp(z[i]); for (int i = 0; i < n; i++) p[i] = Math.Exp(z[i]) / sum;")] // the length of another row
    [InlineData("for (int i = 0; i < z.Length; i++) sum += Math.Exp(z[i]); for (int i = 0; 2 * i < z.Length; i++) p[i] = Math.Exp(z[i]) / sum;")]
    [InlineData("for (int i = 0; i + 1 < z.Length; i++) sum += Math.Exp(z[i]); for (int i = 0; i < z.Length; i++) p[i] = Math.Exp(z[i]) / sum;")] // not over the last
    [InlineData("double[] e = new double[3]; for (int i = 0; i < e.Length; i++) { e[i] = Math.Exp(z[i]); sum += e[i]; } for (int i = 0; i < e.Length; i++) e[i] /= sum;")]
    [InlineData("p = new double[3]; for (int i = 0; i < p.Length; i++) { p[i] = Math.Exp(z[i]); sum += p[i]; } for (int i = 0; i < p.Length; i++) p[i] /= sum;")] // as many as there is room for
    [InlineData("for (int i = 0; i < z.Length; i++) sum += Math.Exp(z[i]); for (int i = 0; i < z.Length; i++) p[z.Length - 1 - i] = Math.Exp(z[i]) / sum;")] // turned round
    [InlineData("for (int i = 1; i < z.Length; i++) sum += Math.Exp(z[i]); for (int i = 0; i < z.Length; i++) p[i] = Math.Exp(z[i]) / sum;")] // not over the whole row
    [InlineData("foreach (double v in z) sum += Math.Exp(v); for (int i = 0; i < z.Length; i++) { z[i] = Math.Exp(z[i]) / sum; z[0] = 0; }")]
    [InlineData("for (int i = 0; i < z.Length; i++) sum += Math.Exp(2 * z[i]); for (int i = 0; i < z.Length; i++) p[i] = Math.Exp(2 * z[i]) / sum;")] // no array holds the exponents
    [InlineData("Span<double> s = z; foreach (double v in s) sum += Math.Exp(v); z[0] = 1; for (int i = 0; i < s.Length; i++) s[i] = Math.Exp(s[i]) / sum;")] // written in between
    public async Task OfWhateverIsSummed(string statements)
    {
        string source = $$"""
            public static class Layer
            {
                public static double[] Activate(double[] z, double[] q)
                {
                    double[] p = new double[z.Length];
                    double sum = 0;
                    {{statements}}
                    return [.. p, .. z, .. q];
                }
            }
            """;
        string after = await Behaviour.Apply(source, "CE1005");
        Assert.Contains("max = Math.Max(max, ", after);
        double[] Run(string code) => Compiled.Method<Func<double[], double[], double[]>>(code, "Layer", "Activate")([0.3, -2, 4.5], [1, 2, 0.5]);
        Assert.All(Run(source).Zip(Run(after)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    /// <summary>The exponentials or their sum are used for something else, a loop that looks for the maximum would do more, or it would see others.</summary>
    [Theory]
    [InlineData("for (int j = 0; j < n; j++) sum += Math.Exp(x[i, j]); for (int j = 0; j < n; j++) y[i, j] = {|CE1005:Math.Exp(x[i, j]) / sum|}; last = sum;")]
    [InlineData("for (int j = 0; j < n; j++) sum += Math.Exp(x[i, j]); for (int j = 0; j < n; j++) y[i, j] = {|CE1005:Math.Exp(x[i, j]) / sum|}; last = 1 / sum;")]
    [InlineData("for (int j = 0; j < n; j++) { y[i, j] = {|CE1005:Math.Exp(x[i, j])|}; sum += y[i, j]; } last = y[i, 0]; for (int j = 0; j < n; j++) y[i, j] /= sum;")]
    [InlineData("for (int j = 0; j < n; j++) if (x[i, j] > last) sum += Math.Exp(x[i, j]); for (int j = 0; j < n; j++) y[i, j] = {|CE1005:Math.Exp(x[i, j]) / sum|};")]
    [InlineData("for (int j = 0; j < n; j++) sum += Math.Exp(Next(x[i, j])); for (int j = 0; j < n; j++) y[i, j] = {|CE1005:Math.Exp(Next(x[i, j])) / sum|};")]
    [InlineData("for (int j = 0; j < n; j++) sum += Math.Exp(x[i, j]); double scale = 1 / sum; for (int j = 0; j < n; j++) y[i, j] = {|CE1005:Math.Exp(x[i, j]) * scale|}; last = scale;")]
    [InlineData("for (int j = 0; j < n; j++) { y[i, j] = Math.Exp(x[i, j]); sum += y[i, j]; } for (int j = 0; j < n; j++) y[i, j] = {|CE1005:y[i, j] / sum|} + y[i, 0];")]
    [InlineData("for (int j = 1; j < n; j++) { y[i, j] = {|CE1005:Math.Exp(y[i, j - 1])|}; sum += y[i, j]; } for (int j = 1; j < n; j++) y[i, j] = y[i, j] / sum;")]
    [InlineData("for (int j = 0; j < n; j++) { last++; sum += Math.Exp(x[i, j]); } for (int j = 0; j < n; j++) y[i, j] = {|CE1005:Math.Exp(x[i, j]) / sum|};")]
    [InlineData("var e = new double[n]; for (int j = 0; j < n; j++) { e[j] = Math.Exp(x[i, j]); sum += e[j]; } for (int j = 0; j < n; j++) y[i, j] = {|CE1005:e[j] / sum|}; last = e[0];")]
    [InlineData("for (int j = 0; j < n; j++) { y[i, j] = {|CE1005:Math.Exp(x[i, j])|}; sum += y[i, j]; } for (int j = 0; j < n - 1; j++) y[i, j] /= sum;")]
    public Task OutOfReach(string row) => Verify.NoFix($$"""
        class Layer
        {
            private double last;

            private double Next(double x) => x + last++;

            void Softmax(double[,] x, double[,] y, int n)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                {
                    double sum = 0;
                    {{row}}
                }
            }
        }
        """);

    /// <summary>The sum of all rows so far has no one maximum.</summary>
    [Fact]
    public Task ASumThatGoesOn() => Verify.NoFix("""
        class Layer
        {
            void Softmax(double[,] x, double[,] y, int n)
            {
                double sum = 0;
                for (int i = 0; i < x.GetLength(0); i++)
                {
                    for (int j = 0; j < n; j++) sum += Math.Exp(x[i, j]);
                    for (int j = 0; j < n; j++) y[i, j] = {|CE1005:Math.Exp(x[i, j]) / sum|};
                }
            }
        }
        """);
}
