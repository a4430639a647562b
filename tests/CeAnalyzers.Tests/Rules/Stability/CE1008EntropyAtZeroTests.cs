using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1008: p log p and p log(p / q) over probabilities that nothing keeps off 0.</summary>
public class CE1008EntropyAtZeroTests
{
    [Theory]
    [InlineData("double h = 0; foreach (double v in p) h += v * {|CE1008:Math.Log(v)|}; return -h;")]
    [InlineData("double h = 0; for (int i = 0; i < p.Length; i++) h -= p[i] * {|CE1008:Math.Log(p[i])|}; return h;")]
    [InlineData("double h = 0; for (int i = 0; i < p.Length; i++) h -= {|CE1008:Math.Log2(p[i])|} * p[i]; return h;")]
    [InlineData("double h = 0; for (int i = 0; i < p.Length; i++) { double v = p[i]; h -= v * {|CE1008:Math.Log(v, 2)|}; } return h;")]
    [InlineData("double h = 0; for (int i = 0; i < p.Length; i++) h -= p[i] * ({|CE1008:Math.Log(p[i])|} / Math.Log(2)); return h;")]
    [InlineData("double h = 0; for (int i = 0; i < p.Length; i++) { double l = {|CE1008:Math.Log(p[i])|}; h -= p[i] * l; } return h;")]
    [InlineData("return -p.Sum(v => v * {|CE1008:Math.Log(v)|});")]
    [InlineData("return p.Select(v => -v * {|CE1008:Math.Log(v)|}).Sum();")]
    [InlineData("return -(from v in p select v * {|CE1008:Math.Log(v)|}).Sum();")]
    public Task EntropiesInManyShapes(string statements) => Verify.Diagnostics($$"""
        class Statistics
        {
            public static double Entropy(double[] p)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>Shares of counts, whatever the method is called; counts of what is there are not 0.</summary>
    [Theory]
    [InlineData("return -counts.Select(c => (double)c / n).Sum(f => f * {|CE1008:Math.Log(f)|});")]
    [InlineData("var shares = counts.Select(c => c / n).ToArray(); double h = 0; foreach (double f in shares) h -= f * {|CE1008:Math.Log(f)|}; return h;")]
    [InlineData("return -counts.Where(c => c > 0).Select(c => c / n).Sum(f => f * Math.Log(f));")]
    [InlineData("return -counts.GroupBy(c => c).Select(g => g.Count() / n).Sum(f => f * Math.Log(f));")]
    [InlineData("return -counts.Select(c => c * n).Sum(f => f * Math.Log(f));")]
    public Task SharesOfCounts(string statements) => Verify.Diagnostics($$"""
        static class Statistics
        {
            public static double Bits(int[] counts)
            {
                double n = counts.Sum();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("KullbackLeibler", "p * {|CE1008:Math.Log(p / q)|}")]
    [InlineData("KlTerm", "p * {|CE1008:Math.Log(p / q)|}")]
    [InlineData("ComputeKL", "p * ({|CE1008:Math.Log(p)|} - Math.Log(q))")]
    [InlineData("JensenShannon", "0.5 * p * {|CE1008:Math.Log(2 * p / (p + q))|}")]
    // an epsilon on the other distribution alone does nothing for 0 * log 0
    [InlineData("Divergence", "p * {|CE1008:Math.Log(p / (q + 1e-10))|}")]
    public Task Divergences(string name, string term) => Verify.Diagnostics($$"""
        static class Measures
        {
            public static double {{name}}(double p, double q) => {{term}};
        }
        """);

    [Fact]
    public Task ATypeThatIsADivergence() => Verify.Diagnostics("""
        class KLD
        {
            public double Evaluate(double T, double O) => T * {|CE1008:Math.Log(T / O)|};
        }
        """);

    [Fact]
    public Task BothTermsOfABinaryEntropy() => Verify.Diagnostics("""
        class Bernoulli
        {
            private readonly double _p;

            // 0 and 1 pass this check
            public Bernoulli(double p) => _p = p >= 0 && p <= 1 ? p : throw new ArgumentOutOfRangeException(nameof(p));

            public double Entropy => -(_p * {|CE1008:Math.Log(_p)|}) - ((1.0 - _p) * {|CE1008:Math.Log(1.0 - _p)|});
        }
        """);

    /// <summary>The entropy of two classes is known by its formula; that of the classes' order in it, or of another second term, is none.</summary>
    [Theory]
    [InlineData("return -a * {|CE1008:Math.Log(a, 2)|} - (1 - a) * {|CE1008:Math.Log(1 - a, 2)|};")]
    [InlineData("return -(a * {|CE1008:Math.Log2(a)|} + (1.0 - a) * {|CE1008:Math.Log2(1.0 - a)|});")]
    [InlineData("if (a <= 0 || a >= 1) return 0; return -a * Math.Log(a, 2) - (1 - a) * Math.Log(1 - a, 2);")]
    [InlineData("return a * Math.Log(a) + b * Math.Log(b);")]
    [InlineData("return a * Math.Log(a) - a;")]
    [InlineData("return a * Math.Log(a) + (1 + a) * Math.Log(1 + a);")]
    public Task OfTwoClassesByTheFormula(string statements) => Verify.Diagnostics($$"""
        static class Tree
        {
            public static double H(double a, double b)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>What is not there has no count, in whatever type; 1 is added to each count on purpose.</summary>
    [Theory]
    [InlineData("foreach (int l in labels) counts[l] += 1;", "h -= s * {|CE1008:Math.Log(s)|};")]
    [InlineData("foreach (Row row in rows) counts[row.Label] += 1;", "h -= s * {|CE1008:Math.Log(s)|};")]
    [InlineData("for (int i = 0; i < labels.Length; i++) counts[labels[i]] += 1.0;", "h -= s * {|CE1008:Math.Log(s)|};")]
    [InlineData("foreach (int l in labels) counts[l]++; for (int k = 0; k < counts.Length; k++) counts[k] += 1;", "h -= s * Math.Log(s);")]
    [InlineData("foreach (int k in Enumerable.Range(0, 3)) counts[k] += 1;", "h -= s * Math.Log(s);")]
    [InlineData("foreach (int l in labels) counts[l] += 1;", "if (s > 0) h -= s * Math.Log(s);")]
    public Task CountsInFloatingPoint(string count, string add) => Verify.Diagnostics($$"""
        class Row
        {
            public int Label;
        }

        static class Tree
        {
            public static double Entropy(int[] labels, List<Row> rows)
            {
                double[] counts = new double[3];
                {{count}}
                double h = 0;
                for (int i = 0; i < counts.Length; i++)
                {
                    double s = counts[i] / labels.Length;
                    {{add}}
                }

                return h;
            }
        }
        """);

    [Fact]
    public Task TheSumThatTheTermGoesInto() => Verify.Diagnostics("""
        class Node
        {
            public double Score(double[] shares)
            {
                double entropy = 0;
                foreach (double s in shares) entropy -= s * {|CE1008:Math.Log(s)|};
                return entropy;
            }
        }
        """);

    [Fact]
    public Task SharesOfCountsNeedNoName() => Verify.Diagnostics("""
        class Node
        {
            public double Score(int[] counts, int total)
            {
                double sum = 0;
                foreach (int c in counts)
                {
                    double s = (double)c / total;
                    sum -= s * {|CE1008:Math.Log(s)|};
                }

                return sum;
            }

            // a pure node has no positives
            public double Two(bool[] labels)
            {
                double s = labels.Count(l => l) / (double)labels.Length;
                return -s * {|CE1008:Math.Log2(s)|} - (1 - s) * {|CE1008:Math.Log2(1 - s)|};
            }
        }
        """);

    [Theory]
    // one of several counts may well be 0, and so may the part of a total
    [InlineData("foreach (int c in counts) h -= c * {|CE1008:Math.Log(c)|};")]
    [InlineData("for (int i = 0; i < counts.Length; i++) h -= counts[i] * {|CE1008:Math.Log(counts[i])|};")]
    [InlineData("h = -part * {|CE1008:Math.Log((double)part / total)|};")]
    public Task CountsThatAreNoTotals(string statements) => Verify.Diagnostics($$"""
        class Node
        {
            public double Entropy(int[] counts, int part, int total)
            {
                double h = 0;
                {{statements}}
                return h;
            }
        }
        """);

    [Fact]
    public Task AnEpsilonThatIsZeroUnlessAskedFor() => Verify.Diagnostics("""
        static class Measures
        {
            public static double Entropy(double[] p, double eps = 0)
            {
                double sum = 0;
                foreach (double v in p) sum += v * {|CE1008:Math.Log(v + eps)|};
                return -sum;
            }
        }
        """);

    [Fact]
    public Task AGuardOnTheTotalIsNoGuardOnTheCount() => Verify.Diagnostics("""
        static class Histogram
        {
            public static double Entropy(int[] values, int total)
            {
                double h = 0;
                if (total != 0)
                {
                    for (int i = 0; i < values.Length; i++)
                    {
                        double p = (double)values[i] / total;
                        h -= p * {|CE1008:Math.Log(p, 2)|};
                    }
                }

                return h;
            }
        }
        """);

    [Fact]
    public Task AGuardAtSomeCallsOnly() => Verify.Diagnostics("""
        static class Measures
        {
            public static double Guarded(double[] p) => p.Sum(v => v > 0 ? EntropyTerm(v) : 0);

            public static double Bare(double[] p) => p.Sum(v => EntropyTerm(v));

            private static double EntropyTerm(double p) => -p * {|CE1008:Math.Log(p)|};
        }
        """);

    [Fact]
    public Task Tensors() => Verify.Diagnostics("""
        using TorchSharp;

        static class Measures
        {
            public static torch.Tensor Entropy(torch.Tensor p) => -(p * {|CE1008:p.log()|}).sum();

            public static torch.Tensor Kl(torch.Tensor p, torch.Tensor q) => (p * ({|CE1008:p.log()|} - q.log())).sum();
        }
        """, Libraries.TorchSharp);

    [Fact]
    public Task OfAMethodCalledProbability() => Verify.Diagnostics("""
        class Poisson
        {
            private readonly double mean = 3;

            // underflows to 0 in the far tail
            public double Probability(int k) => k < 0 ? 0 : Math.Exp(k * Math.Log(mean) - mean);

            public double Entropy()
            {
                double e = 0;
                for (int k = 0; k < 10000; k++)
                {
                    var p = Probability(k);
                    e -= p * {|CE1008:Math.Log(p)|};
                }

                return e;
            }
        }
        """);

    /// <summary>In a quotient that has no kind of its own.</summary>
    [Theory]
    [InlineData("double[] p = StableMath.Softmax(z); double d = 0; for (int i = 0; i < p.Length; i++) d += p[i] * {|CE1008:Math.Log(p[i] / y[i])|}; return d;")]
    [InlineData("double[] p = StableMath.Softmax(z); return p.Select((v, i) => v * {|CE1008:Math.Log(v / y[i])|}).Sum();")]
    [InlineData("double[] p = StableMath.Softmax(z), q = StableMath.Softmax(y); double d = 0; for (int i = 0; i < p.Length; i++) d += p[i] * {|CE1008:Math.Log(p[i] / q[i])|}; return d;")]
    public Task AProvenProbabilityInAQuotient(string statements) => Verify.Body(statements);

    /// <summary>Kept off 0 by itself or by a condition.</summary>
    [Theory]
    [InlineData("double[] p = StableMath.Softmax(z).Select(v => Math.Max(v, 1e-12)).ToArray(); double d = 0; for (int i = 0; i < p.Length; i++) d += p[i] * Math.Log(p[i] / y[i]); return d;")]
    [InlineData("double[] p = StableMath.Softmax(z); double d = 0; for (int i = 0; i < p.Length; i++) if (p[i] > 0) d += p[i] * Math.Log(p[i] / y[i]); return d;")]
    public Task AGuardedOneInAQuotient(string statements) => Verify.Body(statements);
}
