using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Terms x log x that CE1008 must leave alone, each for its own reason.</summary>
public class CE1008SilentTests
{
    [Theory]
    // a condition
    [InlineData("for (int i = 0; i < p.Length; i++) if (p[i] > 0) h -= p[i] * Math.Log(p[i]); return h;")]
    [InlineData("for (int i = 0; i < p.Length; i++) if (p[i] != 0) h -= p[i] * Math.Log(p[i]); return h;")]
    [InlineData("for (int i = 0; i < p.Length; i++) { if (p[i] <= 0) continue; h -= p[i] * Math.Log(p[i]); } return h;")]
    [InlineData("foreach (double v in p) h -= v > 1e-10 ? v * Math.Log(v) : 0; return h;")]
    [InlineData("foreach (double v in p) h -= v == 0 ? 0 : v * Math.Log(v); return h;")]
    [InlineData("return -p.Sum(v => v > 0 ? v * Math.Log(v) : 0);")]
    // a filter
    [InlineData("return -p.Where(v => v > 0).Sum(v => v * Math.Log(v));")]
    [InlineData("for (int i = 0; i < p.Length; i++) h += (p[i], i) switch { ( <= 0, _) => 0, (_, < 0) => 1, _ => -p[i] * Math.Log(p[i]) }; return h;")] // by an arm before
    [InlineData("for (int i = 0; i < p.Length; i++) h += (p[i], i) switch { ( > 0, > 0) => -p[i] * Math.Log(p[i]), _ => 0 }; return h;")]
    [InlineData("foreach (double v in p.Where(v => v != 0)) h -= v * Math.Log(v); return h;")]
    [InlineData("var present = p.Where(v => v > 0).ToArray(); foreach (double v in present) h -= v * Math.Log(v); return h;")]
    [InlineData("return -(from v in p where v > 0 select v * Math.Log(v)).Sum();")]
    // an epsilon or a clip
    [InlineData("foreach (double v in p) h -= v * Math.Log(v + 1e-12); return h;")]
    [InlineData("foreach (double v in p) { double c = Math.Max(v, 1e-12); h -= c * Math.Log(c); } return h;")]
    [InlineData("foreach (double v in p) { double c = v + 1e-12; h -= c * Math.Log(c); } return h;")]
    [InlineData("foreach (double v in p) { double c = Math.Clamp(v, 1e-12, 1); h -= c * Math.Log(c); } return h;")]
    // a check of all elements first
    [InlineData("if (p.Any(v => v <= 0)) throw new ArgumentException(); foreach (double v in p) h -= v * Math.Log(v); return h;")]
    [InlineData("if (!p.All(v => v > 0)) throw new ArgumentException(); return -p.Sum(v => v * Math.Log(v));")]
    [InlineData("foreach (double v in p) if (v <= 0) throw new ArgumentException(); for (int i = 0; i < p.Length; i++) h -= p[i] * Math.Log(p[i]); return h;")]
    // a test for what comes of a 0
    [InlineData("foreach (double v in p) { double term = v * Math.Log(v); h -= double.IsNaN(term) ? 0 : term; } return h;")]
    [InlineData("foreach (double v in p) { double term = v * Math.Log(v); if (!double.IsNaN(term)) h -= term; } return h;")]
    [InlineData("return -p.Select(v => v * Math.Log(v)).Where(term => !double.IsNaN(term)).Sum();")]
    // the stable function
    [InlineData("foreach (double v in p) h -= CeAnalyzers.StableMath.XLogY(v, v); return h;")]
    public Task KeptOffZero(string statements) => Verify.Diagnostics($$"""
        class Statistics
        {
            public static double Entropy(double[] p)
            {
                double h = 0;
                {{statements}}
            }
        }
        """);

    /// <summary>Of what occurs, it occurs once at least.</summary>
    [Theory]
    [InlineData("IEnumerable<int> Counts(string[] xs) => xs.GroupBy(x => x).Select(g => g.Count());", "foreach (int c in Counts(words)) { double s = (double)c / words.Length; h -= s * Math.Log(s); }")]
    [InlineData("List<double> Counts(string[] xs) { var all = new List<double>(); foreach (var x in xs.Distinct()) all.Add(xs.Count(other => other == x)); return all; }", "h = Counts(words).Select(c => c / words.Length).Select(s => -s * Math.Log(s)).Sum();")]
    [InlineData("int[] Counts(string[] xs) { var all = new List<int>(); var known = xs.Distinct().ToList(); foreach (var x in known) { int n = 0; foreach (var other in xs) if (other == x) n++; all.Add(n); } return all.ToArray(); }", "var counts = Counts(words); foreach (int c in counts) { double s = (double)c / words.Length; h -= s * Math.Log(s); }")]
    [InlineData("double Of(IEnumerable<int> counts, int n) { double e = 0; foreach (int c in counts) { double s = (double)c / n; e -= s * Math.Log(s); } return e; }", "h = Of(words.GroupBy(x => x).Select(g => g.Count()), words.Length);")]
    public Task SharesOfWhatOccurs(string helper, string statements) => Verify.Diagnostics($$"""
        class Vocabulary
        {
            static {{helper}}

            public static double Entropy(string[] words)
            {
                double h = 0;
                {{statements}}
                return h;
            }
        }
        """);

    [Theory]
    [InlineData("foreach (int c in counts) { if (c == 0) continue; double s = (double)c / total; h -= s * Math.Log(s); }")]
    [InlineData("foreach (int c in counts.Where(c => c > 0)) { double s = (double)c / total; h -= s * Math.Log(s); }")]
    [InlineData("for (int i = 0; i < counts.Length; i++) if (counts[i] > 0) { var s = counts[i] / (double)total; var l = Math.Log(s); h -= s * l; }")]
    [InlineData("for (int i = 0; i < counts.Length; i++) { double s = (double)counts[i] / total; if (counts[i] > 0) h -= s * Math.Log(s); }")]
    [InlineData("for (int i = 0; i < counts.Length; i++) if (counts[i] != 0) h += counts[i] * Math.Log((double)counts[i] / total);")]
    public Task ACountThatIsKeptOffZero(string statements) => Verify.Diagnostics($$"""
        class Tree
        {
            double Entropy(int[] counts, int total)
            {
                double h = 0;
                {{statements}}
                return h;
            }
        }
        """);

    [Theory]
    // a group has members, a dictionary of counts has what was counted
    [InlineData("return -labels.GroupBy(l => l).Select(g => g.Count() / (double)labels.Length).Sum(s => s * Math.Log(s));")]
    [InlineData("return -labels.GroupBy(l => l).Sum(g => { double s = (double)g.Count() / labels.Length; return s * Math.Log(s); });")]
    [InlineData("var counts = new Dictionary<int, int>(); foreach (int l in labels) counts[l] = counts.GetValueOrDefault(l) + 1; double h = 0; foreach (var pair in counts) { double s = (double)pair.Value / labels.Length; h -= s * Math.Log(s); } return h;")]
    [InlineData("var counts = labels.GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count()); double h = 0; foreach (int c in counts.Values) { double s = (double)c / labels.Length; h -= s * Math.Log(s); } return h;")]
    [InlineData("double h = 0; foreach (int v in labels.Distinct()) { double s = labels.Count(l => l == v) / (double)labels.Length; h -= s * Math.Log(s); } return h;")]
    public Task CountsOfWhatIsThere(string statements) => Verify.Diagnostics($$"""
        class Tree
        {
            double Entropy(int[] labels)
            {
                {{statements}}
            }
        }
        """);

    [Theory]
    // n log n of how many there are: at least 1, or the split would not be looked at
    [InlineData("return total * Math.Log(total) - left * Math.Log(left) - right * Math.Log(right);")]
    [InlineData("double n = total; return n * Math.Log(n);")]
    [InlineData("double n = 0; foreach (int c in counts) n += c; return n * Math.Log(n) - total * Math.Log(total);")]
    [InlineData("return counts.Sum() * Math.Log(counts.Sum());")]
    [InlineData("if (left < minimum || right < minimum) return 0; double l = left, r = right; return l * Math.Log(l) + r * Math.Log(r);")]
    public Task ATotal(string statements) => Verify.Diagnostics($$"""
        class Split
        {
            double EntropyGain(int[] counts, int total, int left, int right, int minimum)
            {
                {{statements}}
            }
        }
        """);

    [Fact]
    public Task NoProbability() => Verify.Diagnostics("""
        static class Functions
        {
            public static double Stirling(double x) => x * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI * x);

            public static double SortCost(int n) => n * Math.Log(n);

            public static double LogDensity(double x, double shape, double scale) => (shape - 1) * Math.Log(x) - x / scale;
        }
        """);

    [Fact]
    public Task ALogOfSomethingElse() => Verify.Diagnostics("""
        class Normal(double deviation)
        {
            public double Entropy => Math.Log(deviation) + 0.5 * Math.Log(2 * Math.PI * Math.E);

            public static double Information(double frequency, double documents, double containing) => frequency * Math.Log(documents / containing);
        }
        """);

    [Fact]
    public Task EarlyReturns() => Verify.Diagnostics("""
        static class Measures
        {
            public static double Entropy(double p)
            {
                if (p < 0 || p > 1) return double.NaN;
                if (p == 0.0 || p == 1.0) return 0.0;
                return -p * Math.Log(p) - (1 - p) * Math.Log(1 - p);
            }
        }
        """);

    [Fact]
    public Task ACheckedField() => Verify.Diagnostics("""
        class Geometric
        {
            private readonly double p;

            public Geometric(double p)
            {
                if (p <= 0) throw new ArgumentOutOfRangeException(nameof(p));
                this.p = p;
            }

            public double Entropy => -p * Math.Log(p);
        }
        """);

    [Fact]
    public Task AGuardAtEveryCall() => Verify.Diagnostics("""
        static class Measures
        {
            public static double Entropy(double[] p) => p.Sum(v => v > 0 ? Term(v) : 0);

            private static double Term(double p) => -p * Math.Log(p);
        }
        """);

    /// <summary>A comparison by a call or a pattern keeps the term off 0, if it is with 0.</summary>
    [Theory]
    [InlineData("if (p.IsNear(0) || p.IsNear(1)) return 0; return -p * Math.Log2(p) - (1 - p) * Math.Log2(1 - p);")]
    [InlineData("return AlmostEqual(p, 0, 1e-12) ? 0 : -p * Math.Log(p);")]
    [InlineData("if (p.Equals(0.0)) return 0; return -p * Math.Log(p);")]
    [InlineData("if (p is .0 or 1.0) return 0; else return -p * Math.Log2(p) - (1.0 - p) * Math.Log2(1.0 - p);")]
    [InlineData("if (p is <= 0 or >= 1) return 0; return -p * Math.Log(p) - (1 - p) * Math.Log(1 - p);")]
    [InlineData("return p is > 0 and < 1 ? -p * Math.Log(p) - (1 - p) * Math.Log(1 - p) : 0;")]
    [InlineData("return p switch { 0 or 1 => 0, _ => -p * Math.Log(p) - (1 - p) * Math.Log(1 - p) };")]
    [InlineData("if (q is 0.0 or 1.0) return 0; return -p * {|CE1008:Math.Log(p)|} - (1 - p) * {|CE1008:Math.Log(1 - p)|};")]
    [InlineData("if (p is var same && same > 2) return 0; return -(1 - p) * {|CE1008:Math.Log(1 - p)|};")]
    [InlineData("if (p.IsNear(1)) return 0; return -p * {|CE1008:Math.Log(p)|};")]
    [InlineData("if (AlmostEqual(q, 0, 1e-12)) return 0; return -p * {|CE1008:Math.Log(p)|};")]
    public Task OtherComparisons(string statements) => Verify.Diagnostics($$"""
        static class Statistics
        {
            static bool IsNear(this double x, double y) => Math.Abs(x - y) < 1e-9;

            static bool AlmostEqual(double x, double y, double tolerance) => Math.Abs(x - y) < tolerance;

            public static double Entropy(double p, double q)
            {
                {{statements}}
            }
        }
        """);
}
