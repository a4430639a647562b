using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>What looks like an unstable softmax and is none.</summary>
public class CE1005SilentTests
{
    [Theory]
    [InlineData("double m = z.Max(); double s = z.Sum(v => Math.Exp(v - m)); return Math.Exp(z[label] - m) / s;")] // Max()
    [InlineData("double m = z[0]; foreach (double v in z) if (v > m) m = v; double s = z.Sum(v => Math.Exp(v - m)); return Math.Exp(z[label] - m) / s;")] // by loop
    [InlineData("double m = double.NegativeInfinity; for (int i = 0; i < z.Length; i++) m = Math.Max(m, z[i]); double s = 0; foreach (double v in z) s += Math.Exp((v - m) / 0.7); return Math.Exp((z[label] - m) / 0.7) / s;")] // with a temperature
    [InlineData("double[] e = z.Select(t => Math.Exp(t - z.Max())).ToArray(); double s = e.Sum(); return e[label] / s;")] // inside the lambda
    [InlineData("double m = Largest(z); double s = z.Sum(v => Math.Exp(v - m)); return Math.Exp(z[label] - m) / s;")] // by a helper
    [InlineData("double m = z.Max(); double[] c = z.Select(v => v - m).ToArray(); double s = c.Sum(Math.Exp); return Math.Exp(c[label]) / s;")] // in a step of its own
    [InlineData("double s = z.Sum(v => Math.Exp(Math.Min(v, 50))); return Math.Exp(Math.Min(z[label], 50)) / s;")] // bounded by a minimum
    [InlineData("double s = z.Sum(v => Math.Exp(Math.Clamp(v, -30, 30))); return Math.Exp(Math.Clamp(z[label], -30, 30)) / s;")] // clipped
    [InlineData("double s = 0; double[] e = new double[z.Length]; for (int i = 0; i < z.Length; i++) { double v = z[i]; if (v > 50) v = 50; if (v < -50) v = -50; e[i] = Math.Exp(v); s += e[i]; } return e[label] / s;")] // by two branches
    [InlineData("double s = 0; double[] e = new double[z.Length]; for (int i = 0; i < z.Length; i++) { double v = z[i]; if (v < -50) { v = -50; } else if (v > 50) { v = 50; } e[i] = Math.Exp(v); s += e[i]; } return e[label] / s;")] // by one after the other
    [InlineData("double[] c = z.Select(v => v > 80 ? 80 : v).ToArray(); double s = c.Sum(Math.Exp); return Math.Exp(c[label]) / s;")] // by a choice
    public Task AMaximumIsSubtracted(string statements) => Silent(statements);

    /// <summary>The exponential undoes the log: sampling from a distribution with a temperature.</summary>
    [Theory]
    [InlineData("double t = 0.8; double[] e = z.Select(v => Math.Exp(Math.Log(v) / t)).ToArray(); double s = e.Sum(); return e[label] / s;")]
    [InlineData("double s = 0; for (int i = 0; i < z.Length; i++) { double w = Math.Exp(Math.Log(Math.Max(z[i], 1e-10)) / y[0]); s += w; z[i] = w; } for (int i = 0; i < z.Length; i++) z[i] /= s; return z[label];")]
    [InlineData("double s = 0; for (int i = 0; i < z.Length; i++) { z[i] = Math.Log(z[i]) / y[0]; z[i] = Math.Exp(z[i]); s += z[i]; } for (int i = 0; i < z.Length; i++) z[i] /= s; return z[label];")]
    public Task ThePowersOfNumbers(string statements) => Silent(statements);

    /// <summary>A sine beside what nothing bounds, and a function of another name for a sine's.</summary>
    [Theory]
    [InlineData("v + Math.Sin(v)")]
    [InlineData("v * Math.Sin(v)")]
    [InlineData("Math.Sinh(v)")]
    [InlineData("Math.Tan(v)")]
    public Task ExponentsThatNothingBounds(string exponent) => Verify.Body(
        "double s = 0; double[] e = new double[z.Length]; for (int i = 0; i < z.Length; i++) { double v = z[i]; e[i] = Math.Exp(" + exponent + "); s += e[i]; } return {|CE1005:e[label] / s|};");

    /// <summary>A bound on the other side, on another variable, or only sometimes.</summary>
    [Theory]
    [InlineData("if (v < -50) v = -50;")]
    [InlineData("if (y[i] > 50) v = 50;")]
    [InlineData("if (label > 50) v = 50;")]
    [InlineData("v = v < -50 ? -50 : v;")]
    public Task BranchesThatDoNotBound(string branch) => Verify.Body(
        "double s = 0; double[] e = new double[z.Length]; for (int i = 0; i < z.Length; i++) { double v = z[i]; " + branch + " e[i] = Math.Exp(v); s += e[i]; } return {|CE1005:e[label] / s|};");

    /// <summary>A library's matrix whose rows are set: to what is left of their maximum, or to what was there before.</summary>
    [Theory]
    [InlineData("z.SetRow(r, z.Row(r) - z.Row(r).Maximum());", "e.PointwiseDivide(sum)")]
    [InlineData("z.SetRow(r, z.Row(r) * 2);", "{|CE1005:e.PointwiseDivide(sum)|}")]
    public Task RowsOfALibrary(string set, string quotient) => Verify.Diagnostics(
        $$"""
        using MathNet.Numerics.LinearAlgebra;

        class Layer
        {
            public Vector<double> Forward(Matrix<double> z)
            {
                for (int r = 0; r < z.RowCount; r++) {{set}}
                Vector<double> e = z.Row(0).PointwiseExp();
                Vector<double> sum = Vector<double>.Build.Dense(e.Count, e.Sum());
                return {{quotient}};
            }
        }
        """,
        Libraries.MathNet);

    [Theory]
    [InlineData("double s = z.Sum(d => Math.Exp(-d * d / 2)); return Math.Exp(-z[label] * z[label] / 2) / s;")] // Gaussian kernel
    [InlineData("double s = 0; for (int i = 0; i < z.Length; i++) s += Math.Exp(-Math.Abs(z[i])); return Math.Exp(-Math.Abs(z[label])) / s;")] // Laplace kernel
    [InlineData("double[] d = z.Select(v => Math.Sqrt(v * v + 1)).ToArray(); double s = d.Sum(v => Math.Exp(-v)); return Math.Exp(-d[label]) / s;")] // distances
    [InlineData("double g = z.Length - 3.5; double s = z.Sum(d => Math.Exp(-g * d * d)); return Math.Exp(-g * z[label] * z[label]) / s;")] // Gaussian kernel of a precision
    [InlineData("double m = z.Min(); double s = z.Sum(d => Math.Exp(-(d - m))); return Math.Exp(-(z[label] - m)) / s;")] // distances, from the nearest
    [InlineData("double s = z.Sum(v => Math.Exp(Math.Tanh(v))); return Math.Exp(Math.Tanh(z[label])) / s;")] // of what a tanh bounds
    [InlineData("double[] p = z.Select(v => 1 / (1 + Math.Exp(-v))).ToArray(); double s = p.Sum(Math.Exp); return Math.Exp(p[label]) / s;")] // of probabilities
    [InlineData("double[] l = StableMath.LogSoftmax(z); double s = l.Sum(Math.Exp); return Math.Exp(l[label]) / s;")] // log-probabilities
    [InlineData("double s = z.Sum(v => Math.Exp(Math.Sin(v))); return Math.Exp(Math.Sin(z[label])) / s;")] // of sines
    [InlineData("double s = z.Sum(v => Math.Exp(5 * Math.Cos(v))); return Math.Exp(5 * Math.Cos(z[label])) / s;")] // of scaled cosines
    [InlineData("double s = Math.Exp(Math.Sin(z[0])) + Math.Exp(Math.Sin(z[1])); double n = Math.Exp(Math.Sin(z[0])); return n / s;")] // one by one
    [InlineData("double s = Enumerable.Range(0, 9).Sum(i => Math.Exp(-0.5 * i)); return Enumerable.Range(0, 9).Select(i => Math.Exp(-0.5 * i) / s).First();")] // a decay
    [InlineData("double tau = y[0]; var w = z.Select((_, i) => Math.Exp(-i / tau)).ToArray(); double s = w.Sum(); return w.Select(v => v / s).First();")]
    public Task BoundedExponents(string statements) => Silent(statements);

    /// <summary>The exponents are arithmetic of whole numbers, whose sign shows.</summary>
    [Theory]
    [InlineData("for (int x = -radius; x <= radius; x++) { k[x + radius] = Math.Exp(-(x * x) / (2 * sigma * sigma)); sum += k[x + radius]; }")] // a blur
    [InlineData("for (int i = 0; i < k.Length; i++) { int x = i - radius; k[i] = Math.Exp(-x * x / sigma); sum += k[i]; }")]
    [InlineData("for (int i = 0; i < k.Length; i++) { k[i] = Math.Exp(-sigma * i); sum += k[i]; }")] // a decay
    [InlineData("for (int i = 0; i < k.Length; i++) { k[i] = Math.Exp(-i / sigma); sum += k[i]; }")]
    [InlineData("for (int i = 0; i < k.Length; i++) { k[i] = Math.Exp(-(k.Length - 1 - i) / sigma); sum += k[i]; }")] // the last counts most
    public Task KernelsOverPlaces(string loop) => Verify.Diagnostics($$"""
        class Kernels
        {
            double[] Make(int radius, double sigma)
            {
                double[] k = new double[2 * radius + 1];
                double sum = 0;
                {{loop}}
                for (int i = 0; i < k.Length; i++) k[i] /= sum;
                return k;
            }
        }
        """);

    /// <summary>Distances by their name, which scores may be below 0 do not have.</summary>
    [Theory]
    [InlineData("distances.Select(v => Math.Exp(-beta * v)).ToArray()", "double[] distances")]
    [InlineData("dist.Select(v => Math.Exp(-v / beta)).ToArray()", "double[] dist")]
    [InlineData("D.Select(v => Math.Exp(-beta * v)).ToArray()", "double[] D")]
    [InlineData("{|CE1005:scores.Select(v => Math.Exp(-beta * v)).ToArray()|}", "double[] scores")]
    public Task WeightsByDistance(string exponentials, string parameter) => Verify.Diagnostics($$"""
        class Neighbours
        {
            double[] Weights({{parameter}}, double beta)
            {
                double[] w = {{exponentials}};
                double sum = w.Sum();
                return w.Select(v => v / sum).ToArray();
            }
        }
        """);

    /// <summary>A place times a score that may be positive, a place that runs down: no kernels.</summary>
    [Theory]
    [InlineData("for (int i = 0; i < k.Length; i++) { k[i] = {|CE1005:Math.Exp(slope * i)|}; sum += k[i]; }")]
    [InlineData("for (int i = 0; i < k.Length; i++) { int x = i - 5; k[i] = {|CE1005:Math.Exp(-x * slope)|}; sum += k[i]; }")]
    [InlineData("int j = 0; for (int i = 0; j < k.Length; j++) { i -= 2; k[j] = {|CE1005:Math.Exp(-i * slope)|}; sum += k[j]; }")] // the loop counts something else
    public Task GrowthOverPlaces(string loop) => Verify.Diagnostics($$"""
        class Kernels
        {
            double[] Make(double[] k, double slope)
            {
                double sum = 0;
                {{loop}}
                for (int i = 0; i < k.Length; i++) k[i] /= sum;
                return k;
            }
        }
        """);

    [Theory]
    [InlineData("double s = 0; foreach (double v in z) s += Math.Exp(v); return z[label] / s;")] // not the exponentials
    [InlineData("double s = z.Sum(); return Math.Exp(z[label]) / s;")] // not their sum
    [InlineData("double s = y.Sum(Math.Exp); return Math.Exp(z[label]) / s;")] // other exponents
    [InlineData("return Math.Exp(z[label]) / (1 + Math.Exp(z[label]));")] // a sigmoid, CE1014
    [InlineData("double s = 1; s += 2; return Math.Exp(z[label]) / s;")] // a number
    [InlineData("double s = StableMath.LogSumExp(z); return Math.Exp(z[label] - s);")] // a stable normaliser
    public Task OtherQuotients(string statements) => Silent(statements);

    /// <summary>The division passes probabilities on: whoever made them is to blame.</summary>
    [Fact]
    public Task ARowThatIsASoftmaxAlready() => Verify.Diagnostics("""
        using CeAnalyzers;

        class Layer
        {
            double[] Activate(double[] z)
            {
                double[] e = StableMath.Softmax(z);
                double sum = e.Sum();
                for (int i = 0; i < e.Length; i++) e[i] /= sum;
                return e;
            }
        }
        """);

    /// <summary>A maximum for each row, and one maximum where the whole matrix is normalised.</summary>
    [Fact]
    public Task MaximaOfTheRightExtent() => Verify.Diagnostics("""
        class Layer
        {
            void Rows(double[,] x, double[,] p)
            {
                for (int i = 0; i < x.GetLength(0); i++)
                {
                    double max = x[i, 0];
                    for (int j = 1; j < x.GetLength(1); j++) max = Math.Max(max, x[i, j]);
                    double sum = 0;
                    for (int j = 0; j < x.GetLength(1); j++) sum += Math.Exp(x[i, j] - max);
                    for (int j = 0; j < x.GetLength(1); j++) p[i, j] = Math.Exp(x[i, j] - max) / sum;
                }
            }

            void Whole(double[,] x, double[,] p)
            {
                double max = double.NegativeInfinity;
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++) max = Math.Max(max, x[i, j]);
                double sum = 0;
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++) sum += Math.Exp(x[i, j] - max);
                for (int i = 0; i < x.GetLength(0); i++)
                    for (int j = 0; j < x.GetLength(1); j++) p[i, j] = Math.Exp(x[i, j] - max) / sum;
            }
        }
        """);

    /// <summary>The same by queries over all of it.</summary>
    [Theory]
    [InlineData("x.Cast<double>().Max()", "double sum = 0;", "", true)]
    [InlineData("x.OfType<double>().Max()", "double sum = 0;", "", true)]
    [InlineData("x.Cast<double>().Max()", "", "double sum = 0;", false)] // normalised as a whole
    [InlineData("x.Cast<double>().Take(1).Max()", "double sum = 0;", "", false)] // of which, is not known
    public Task MaximaByQueries(string max, string ofRow, string ofAll, bool isFlagged) => Verify.Diagnostics($$"""
        class Layer
        {
            void Rows(double[,] x, double[,] p)
            {
                double max = {{max}};
                {{ofAll}}
                for (int i = 0; i < x.GetLength(0); i++)
                {
                    {{ofRow}}
                    for (int j = 0; j < x.GetLength(1); j++) sum += Math.Exp(x[i, j] - max);
                    for (int j = 0; j < x.GetLength(1); j++) p[i, j] = {{(isFlagged ? "{|CE1005:Math.Exp(x[i, j] - max) / sum|}" : "Math.Exp(x[i, j] - max) / sum")}};
                }
            }
        }
        """);

    [Theory]
    [InlineData("x.SelectMany(row => row).Max()", true)]
    [InlineData("x.Max(row => row.Max())", true)]
    [InlineData("x.Max(row => row[0])", false)]
    public Task MaximaOfRowsByQueries(string max, bool isFlagged) => Verify.Diagnostics($$"""
        class Layer
        {
            void Rows(double[][] x, double[][] p)
            {
                double max = {{max}};
                for (int i = 0; i < x.Length; i++)
                {
                    double sum = 0;
                    for (int j = 0; j < x[i].Length; j++) sum += Math.Exp(x[i][j] - max);
                    for (int j = 0; j < x[i].Length; j++) p[i][j] = {{(isFlagged ? "{|CE1005:Math.Exp(x[i][j] - max) / sum|}" : "Math.Exp(x[i][j] - max) / sum")}};
                }
            }
        }
        """);

    /// <summary>The maximum is negated first and then added; an offset that is no maximum, or a row of them, is no help.</summary>
    [Theory]
    [InlineData("double shift = -z.Max(); double sum = 0; for (int i = 0; i < z.Length; i++) sum += Math.Exp(z[i] + shift); return Math.Exp(z[label] + shift) / sum;")]
    [InlineData("double max = -1000; for (int i = 0; i < z.Length; i++) max = Math.Max(max, z[i]); max = -max; double sum = 0; for (int i = 0; i < z.Length; i++) sum += Math.Exp(z[i] + max); return Math.Exp(z[label] + max) / sum;")]
    [InlineData("double max = z[0]; foreach (double x in z) if (x > max) max = x; double low = -1 * max; double sum = 0; foreach (double x in z) sum += Math.Exp(low + x); return Math.Exp(low + z[label]) / sum;")]
    [InlineData("double shift = -Largest(z); double sum = 0; foreach (double x in z) sum += Math.Exp((x + shift) / 2); return Math.Exp((z[label] + shift) / 2) / sum;")]
    [InlineData("double shift = -z.Max(); return z[label] + shift - Math.Log(z.Sum(x => Math.Exp(x + shift)));")]
    [InlineData("double shift = z.Max(); double sum = 0; foreach (double x in z) sum += Math.Exp(x + shift); return {|CE1005:Math.Exp(z[label] + shift) / sum|};")]
    [InlineData("double sum = 0; for (int i = 0; i < z.Length; i++) sum += Math.Exp(-z[i] + y[i]); return {|CE1005:Math.Exp(-z[label] + y[label]) / sum|};")]
    public Task ANegatedMaximumThatIsAdded(string statements) => Silent(statements);

    /// <summary>The scores come shifted from another method.</summary>
    [Fact]
    public Task ShiftedByTheCaller() => Verify.Diagnostics("""
        class Attention
        {
            double[] Weights(double[] scores)
            {
                double max = scores.Max();
                double[] shifted = new double[scores.Length];
                for (int i = 0; i < scores.Length; i++) shifted[i] = scores[i] - max;
                return Normalise(shifted);
            }

            private static double[] Normalise(double[] x)
            {
                double sum = 0;
                double[] e = new double[x.Length];
                for (int i = 0; i < x.Length; i++) { e[i] = Math.Exp(x[i]); sum += e[i]; }
                for (int i = 0; i < x.Length; i++) e[i] /= sum;
                return e;
            }
        }
        """);

    private static Task Silent(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Classifier
        {
            static double Largest(double[] x)
            {
                double largest = x[0];
                for (int i = 1; i < x.Length; i++) if (x[i] > largest) largest = x[i];
                return largest;
            }

            double Probability(double[] z, double[] y, int label)
            {
                {{statements}}
            }
        }
        """);
}
