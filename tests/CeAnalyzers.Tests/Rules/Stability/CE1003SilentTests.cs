using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Logs that CE1003 must leave alone, each for its own reason.</summary>
public class CE1003SilentTests
{
    [Theory]
    // clipped
    [InlineData("double s = 0; for (int i = 0; i < y.Length; i++) s -= y[i] * Math.Log(Math.Max(p[i], 1e-15)); return s;")]
    [InlineData("double s = 0; for (int i = 0; i < y.Length; i++) s -= y[i] * Math.Log(Math.Clamp(p[i], 1e-7, 1 - 1e-7)); return s;")]
    [InlineData("double s = 0; for (int i = 0; i < y.Length; i++) s -= y[i] * Math.Log(p[i] + 1e-9); return s;")]
    [InlineData("double s = 0; for (int i = 0; i < y.Length; i++) { double q = p[i]; if (q < 1e-12) q = 1e-12; s -= y[i] * Math.Log(q); } return s;")]
    [InlineData("double s = 0; for (int i = 0; i < y.Length; i++) { double q = Math.Min(Math.Max(p[i], 1e-9), 1 - 1e-9); s -= y[i] * Math.Log(q) + (1 - y[i]) * Math.Log(1 - q); } return s;")]
    [InlineData("var q = p.Select(v => Math.Max(v, 1e-9)).ToArray(); return -y.Zip(q, (t, v) => t * Math.Log(v)).Sum();")]
    // guarded
    [InlineData("double s = 0; for (int i = 0; i < y.Length; i++) if (p[i] > 0) s -= y[i] * Math.Log(p[i]); return s;")]
    [InlineData("double s = 0; for (int i = 0; i < y.Length; i++) { if (p[i] <= 0) continue; s -= y[i] * Math.Log(p[i]); } return s;")]
    [InlineData("double s = 0; for (int i = 0; i < y.Length; i++) s -= p[i] == 0 ? 1000 : y[i] * Math.Log(p[i]); return s;")]
    [InlineData("return -p.Zip(y, (v, t) => (v, t)).Where(pair => pair.v > 0).Sum(pair => pair.t * Math.Log(pair.v));")]
    [InlineData("double s = 0; for (int i = 0; i < y.Length; i++) s -= Term(Math.Clamp(p[i], 1e-12, 1 - 1e-12), y[i]); return s; static double Term(double q, double t) => t * Math.Log(q) + (1 - t) * Math.Log(1 - q);")]
    [InlineData("double s = 0; for (int i = 0; i < y.Length; i++) { bool ok = p[i] > 0; if (ok) s -= y[i] * Math.Log(p[i]); } return s;")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNegativeOrZero(p[0]); return -y[0] * Math.Log(p[0]);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p[0], 0.0); return -y[0] * Math.Log(p[0]);")]
    [InlineData("return p[0] switch { <= 0 => 100, var q => -y[0] * Math.Log(q) };")]
    [InlineData("return p[0] switch { > 0 and var q => -y[0] * Math.Log(q), _ => 100 };")]
    // smoothed
    [InlineData("double q = (p[0] + 1e-3) / (1 + y.Length * 1e-3); return -y[0] * Math.Log(q);")]
    // the log is clipped, or replaced where it is infinite
    [InlineData("return y[0] * Math.Min(-Math.Log(p[0]), 100);")]
    [InlineData("return -y[0] * Math.Max(Math.Log(p[0]), -100);")]
    [InlineData("return -y[0] * Math.Clamp(Math.Log(p[0]), -100, 0);")]
    [InlineData("double l = -Math.Log(p[0]); return double.IsInfinity(l) ? 100 : y[0] * l;")]
    [InlineData("double l = -Math.Log(p[0]); if (!double.IsFinite(l)) l = 100; return y[0] * l;")]
    [InlineData("double l = -Math.Log(p[0]); return y[0] * Math.Min(l, 100);")]
    // from the library
    [InlineData("return CeAnalyzers.StableLoss.CrossEntropy(p, y);")]
    [InlineData("double s = 0; for (int i = 0; i < y.Length; i++) s -= y[i] * Math.Log(CeAnalyzers.StableMath.ClipProbability(p[i])); return s;")]
    public Task Kept(string statements) => Verify.Diagnostics($$"""
        class Losses
        {
            double CrossEntropy(double[] p, double[] y)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>The whole formula is replaced where it is infinite, or NaN by a label of 0.</summary>
    [Theory]
    [InlineData("double l = -(y[0] * Math.Log(p[0]) + (1 - y[0]) * Math.Log(1 - p[0])); if (double.IsNaN(l) || double.IsInfinity(l)) l = 50; return l;")]
    [InlineData("double l = -y[0] * Math.Log(p[0]); return double.IsFinite(l) ? l : 50;")]
    [InlineData("double l = -y[0] * {|CE1003:Math.Log(p[0])|}; return double.IsInfinity(l) ? 50 : l;")]
    [InlineData("double l = -y[0] * {|CE1003:Math.Log(p[0])|}; return double.IsInfinity(l) || double.IsNaN(p[1]) ? 50 : l;")]
    public Task AFormulaThatIsReplaced(string statements) => Verify.Diagnostics($$"""
        class Losses
        {
            double CrossEntropy(double[] p, double[] y)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>Checks and bounds that leave the infinity as it is.</summary>
    [Theory]
    [InlineData("double l = {|CE1003:Math.Log(p[0])|}; if (double.IsInfinity(l)) throw new Exception(); return -y[0] * l;")]
    [InlineData("double l = {|CE1003:Math.Log(p[0])|}; if (double.IsInfinity(l)) Console.WriteLine(l); return -y[0] * l;")]
    [InlineData("return y[0] * Math.Max(-{|CE1003:Math.Log(p[0])|}, 0);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNegative(p[0]); return -y[0] * {|CE1003:Math.Log(p[0])|};")]
    [InlineData("bool ok = p[0] < 1; return ok ? -y[0] * {|CE1003:Math.Log(p[0])|} : 0;")]
    [InlineData("bool ok = p[0] > 0; ok = true; return ok ? -y[0] * {|CE1003:Math.Log(p[0])|} : 0;")]
    public Task NotKept(string statements) => Verify.Diagnostics($$"""
        class Losses
        {
            double CrossEntropy(double[] p, double[] y)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>Whoever stores the probability clips it.</summary>
    [Theory]
    [InlineData("private double p; void Set(double value) { p = Math.Clamp(value, 1e-6, 1 - 1e-6); }")]
    [InlineData("private readonly double p; public Model(double value) { p = Math.Min(Math.Max(value, 1e-9), 1 - 1e-9); }")]
    [InlineData("private double raw = 0.5; double p { get => raw; set => raw = Math.Clamp(value, 1e-6, 1 - 1e-6); }")]
    [InlineData("private double p { get; set; } = 0.5; void Set(double value) { p = Math.Clamp(value, 1e-6, 1 - 1e-6); }")]
    public Task StoredClipped(string members) => Stored(members, "Math.Log(p)", "Math.Log(1 - p)");

    /// <summary>Somebody else stores it as it comes.</summary>
    [Theory]
    [InlineData("public double p; void Set(double value) { p = Math.Clamp(value, 1e-6, 1 - 1e-6); }")]
    [InlineData("private double p; void Set(double value) { p = Math.Clamp(value, 1e-6, 1 - 1e-6); } void Reset(double value) { p = value; }")]
    [InlineData("private double p; void Set(double value) { p = Math.Clamp(value, 0, 1); }")]
    public Task StoredUnclipped(string members) => Stored(members, "{|CE1003:Math.Log(p)|}", "{|CE1003:Math.Log(1 - p)|}");

    private static Task Stored(string members, string log, string other) => Verify.Diagnostics($$"""
        class Model
        {
            {{members}}

            double CrossEntropy(double y) => -(y * {{log}} + (1 - y) * {{other}});
        }
        """);

    /// <summary>An array whose elements are clipped as they are stored.</summary>
    [Fact]
    public Task StoredElements() => Verify.Diagnostics("""
        class Model
        {
            private readonly double[] smooth, filled, rough;

            Model(double[] raw)
            {
                smooth = raw.Select(v => Math.Max(v, 1e-12)).ToArray();
                filled = new double[raw.Length];
                for (int i = 0; i < raw.Length; i++) filled[i] = Math.Max(raw[i], 1e-12);
                rough = raw.Select(v => Math.Max(v, 0)).ToArray();
            }

            double NegativeLogLikelihood(int y) => -Math.Log(smooth[y]) - Math.Log(filled[y]) - {|CE1003:Math.Log(rough[y])|};
        }
        """);

    [Fact]
    public Task InformationGainOverCounts() => Verify.Diagnostics("""
        class DecisionTree
        {
            double Entropy(Dictionary<string, int> counts)
            {
                int total = counts.Values.Sum();
                double entropy = 0;
                foreach (int count in counts.Values)
                {
                    double share = (double)count / total;
                    entropy -= share * Math.Log2(share);
                }

                return entropy;
            }

            double SplitError(int[] left, int[] right) => left.Concat(right).GroupBy(v => v).Sum(g => g.Count() * Math.Log(g.Count()));
        }
        """);

    [Theory]
    // sampling
    [InlineData("static double Exponential(Random random, double rate) => -Math.Log(1 - random.NextDouble()) / rate;")]
    [InlineData("static double Exponential(Random random, double rate) { double u = random.NextDouble(); return -Math.Log(1 - u) / rate; }")]
    [InlineData("static double Gaussian(Random r) { double u = 1 - r.NextDouble(), v = r.NextDouble(); return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v); }")]
    [InlineData("static double Polar(double s) => Math.Sqrt(-2 * Math.Log(s) / s);")]
    [InlineData("static double Gumbel(Random r) => -Math.Log(-Math.Log(r.NextDouble()));")]
    [InlineData("static int Geometric(Random r, double p) => (int)Math.Ceiling(Math.Log(1 - r.NextDouble()) / Math.Log(1 - p));")]
    // other deviances and scores
    [InlineData("static double PoissonDeviance(double y, double mu) => 2 * (y * Math.Log(y / mu) - (y - mu));")]
    [InlineData("static double PoissonLoss(double rate, int k) => rate - k * Math.Log(rate);")]
    [InlineData("static double PoissonNegativeLogLikelihood(double rate, int k) => rate - k * Math.Log(rate);")]
    [InlineData("static double NegativeLogLikelihood(double rate, int k) => rate - k * Math.Log(rate);")]
    [InlineData("static double Idf(int documents, int containing) => Math.Log((documents - containing + 0.5) / (containing + 0.5));")]
    [InlineData("static double Bm25(double tf, double idf, double length) => idf * (tf * 2.2) / (tf + 1.2 * (0.25 + 0.75 * length)) + Math.Log(1 + tf);")]
    [InlineData("static double Decibels(double power, double reference) => 10 * Math.Log10(power / reference);")]
    [InlineData("static double Loudness(double[] samples) => 20 * Math.Log10(Math.Sqrt(samples.Average(s => s * s)));")]
    [InlineData("static double Ph(double concentration) => -Math.Log10(concentration);")]
    [InlineData("static double PathLoss(double distance, double frequency) => 20 * Math.Log10(distance) + 20 * Math.Log10(frequency) + 32.44;")]
    [InlineData("static double LogReturn(double today, double yesterday) => Math.Log(today / yesterday);")]
    [InlineData("static double Cost(int n) => n * Math.Log(n);")]
    [InlineData("static double Msle(double predicted, double actual) => Math.Pow(Math.Log(1 + predicted) - Math.Log(1 + actual), 2);")]
    [InlineData("static double GammaLoss(double y, double mu) => y / mu + Math.Log(mu);")]
    [InlineData("static double GaussianLoss(double x, double mean, double variance) => 0.5 * Math.Log(variance) + (x - mean) * (x - mean) / (2 * variance);")]
    [InlineData("static int Digits(double value) => (int)Math.Log10(value) + 1;")]
    public Task OtherLogs(string member) => Verify.Diagnostics($$"""
        static class Formulas
        {
            {{member}}
        }
        """);

    /// <summary>The error of logs, in a method that has the name of a log loss; and what is no error of them.</summary>
    [Theory]
    [InlineData("double error = Math.Log(predicted[i]) - Math.Log(expected[i]); loss += error * error;")]
    [InlineData("double error = Math.Log(expected[i]) - Math.Log(predicted[i]); loss += Math.Pow(error, 2);")]
    [InlineData("loss += Math.Abs(Math.Log(expected[i]) - Math.Log(predicted[i]));")]
    [InlineData("loss += predicted[i] - Math.Log(expected[i]);")] // of what is expected, which no cross-entropy takes the log of
    [InlineData("double error = expected[i] * (Math.Log(expected[i]) - {|CE1003:Math.Log(predicted[i])|}); loss += error;")] // a divergence
    [InlineData("double error = -{|CE1003:Math.Log(predicted[i])|}; loss += error;")]
    public Task ErrorsOfLogs(string statements) => Verify.Diagnostics($$"""
        static class Formulas
        {
            static double MeanOfLogLoss(double[] expected, double[] predicted)
            {
                double loss = 0;
                for (int i = 0; i < expected.Length; i++) { {{statements}} }
                return loss / expected.Length;
            }
        }
        """);

    /// <summary>CCE is a categorical cross-entropy as a word, not inside another.</summary>
    [Theory]
    [InlineData("double CCE(double t, double p) => -t * {|CE1003:Math.Log(p)|};")]
    [InlineData("double Cce_For(double t, double p) => -t * {|CE1003:Math.Log(p)|};")]
    [InlineData("double SUCCESS(double t, double p) => -t * Math.Log(p);")]
    [InlineData("double Accelerate(double t, double p) => -t * Math.Log(p);")]
    [InlineData("double CCE(double t, double p) => t + Math.Log(p);")]
    public Task NamedCce(string member) => Verify.Diagnostics($$"""
        static class Functions
        {
            static {{member}}
        }
        """);

    /// <summary>Normal and exponential numbers, for the cross-entropy method of optimisation.</summary>
    [Theory]
    [InlineData("double s, u, v; do { u = 2 * random.NextDouble() - 1; v = 2 * random.NextDouble() - 1; s = u * u + v * v; } while (s >= 1); s = Math.Sqrt(-2 * Math.Log(s) / s); return mean + u * s;")]
    [InlineData("double u = random.NextDouble(); return -Math.Log(u) / mean;")]
    [InlineData("double u; do u = random.NextDouble(); while (u == 0); double size = -2 * Math.Log(1 - u); return Math.Sqrt(size);")]
    [InlineData("double u = 0; u = random.NextDouble(); return -Math.Log(u) * mean;")]
    [InlineData("double u = p[0]; return -{|CE1003:Math.Log(u)|};")]
    [InlineData("double u = p[0]; if (random.NextDouble() > 0.5) u = p[1]; return -{|CE1003:Math.Log(u)|} * mean;")]
    public Task RandomNumbersOfTheCrossEntropyMethod(string statements) => Verify.Diagnostics($$"""
        class CrossEntropy
        {
            private readonly Random random = new(1);

            double Sample(double mean, double[] p)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>The next statement replaces the infinite log; another one may come too late or see to something else.</summary>
    [Theory]
    [InlineData("loss = -Math.Log(p[label]); if (double.IsInfinity(loss)) { loss = 1e8; } return loss;")]
    [InlineData("loss = -Math.Log(p[label]); loss = Math.Min(loss, 100); return loss;")]
    [InlineData("last = -Math.Log(p[label]); if (!double.IsFinite(last)) last = 100; return last;")]
    [InlineData("loss = -Math.Log(p[label]); return double.IsInfinity(loss) ? 100 : loss;")]
    [InlineData("loss = -{|CE1003:Math.Log(p[label])|}; if (double.IsInfinity(loss)) Console.WriteLine(loss); return loss;")]
    [InlineData("loss = -{|CE1003:Math.Log(p[label])|}; last = loss; loss = p[0]; if (double.IsInfinity(loss)) loss = 1e8; return last;")]
    public Task AnInfiniteLossThatTheNextStatementReplaces(string statements) => Verify.Diagnostics($$"""
        class Classifier
        {
            private double last;

            double CrossEntropyLoss(double[] p, int label)
            {
                double loss = 0;
                {{statements}}
            }
        }
        """);

    [Fact]
    public Task ATestWhoseAttributesListTheProbabilities() => Verify.Diagnostics("""
        class InlineDataAttribute(params object[] values) : Attribute { public object[] Values => values; }

        class Tests
        {
            [InlineData(0.5, 0.693)]
            void BinaryCrossEntropy(double prediction, double expected) => Console.WriteLine(-Math.Log(prediction) - expected);
        }
        """);

    [Fact]
    public Task ALogHelperThatIsSafe() => Verify.Diagnostics("""
        class Losses
        {
            private static double SafeLog(double x) => x > 1e-12 ? Math.Log(x) : -27.6;

            double CrossEntropy(double[] p, double[] y)
            {
                double loss = 0;
                for (int i = 0; i < p.Length; i++) loss -= y[i] * SafeLog(p[i]);
                return loss;
            }
        }
        """);

    /// <summary>What the user's own function gives a lambda comes from what it is called on and handed besides.</summary>
    [Theory]
    [InlineData("Grid clipped = output.KeepInside(1e-7f); target.Map((t, p) => -t * MathF.Log(p), clipped);")]
    [InlineData("Grid kept = output.Clip(1e-7f); target.Map((t, p) => -t * MathF.Log(p) - (1 - t) * MathF.Log(1 - p), kept);")]
    [InlineData("Grid kept = output.Clip(1e-7f); kept.Map((p, t) => -t * MathF.Log(p), target);")]
    [InlineData("target.Map((t, p) => -t * {|CE1003:MathF.Log(p)|}, output);")]
    public Task WhatALambdaIsGiven(string statement) => Verify.Diagnostics($$"""
        abstract class Grid
        {
            public abstract Grid Clip(float epsilon);

            public abstract Grid KeepInside(float epsilon);

            public abstract void Map(Func<float, float, float> function, Grid other);
        }

        class CrossEntropy
        {
            public void Compute(Grid target, Grid output)
            {
                {{statement}}
            }
        }
        """);
}
