using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>What keeps the probabilities of an entropy off 0, in the spellings that are not plain comparisons of the one that is logged.</summary>
public class PositiveGuardTests
{
    [Theory]
    [InlineData("double h = 0; foreach (double p in probabilities) { if (Math.Abs(p) < 1e-15) continue; h -= p * Math.Log(p); } return h;")]
    [InlineData("double h = 0; foreach (double p in probabilities) { if (Math.Sign(p) <= 0) continue; h -= p * Math.Log(p); } return h;")]
    [InlineData("double h = 0; foreach (double p in probabilities) if (Math.Sign(p) != 0) h -= p * Math.Log(p); return h;")]
    [InlineData("double h = 0; foreach (double p in probabilities) { if (p.CompareTo(0) <= 0) continue; h -= p * Math.Log(p); } return h;")]
    [InlineData("double h = 0; foreach (double p in probabilities) h += (p > 0) switch { true => -p * Math.Log(p), false => 0 }; return h;")]
    [InlineData("double h = 0; foreach (double p in probabilities) h += (p <= 0) switch { true => 0, _ => -p * Math.Log(p) }; return h;")]
    [InlineData("double h = 0; if (probabilities.Min() > 0) { foreach (double p in probabilities) h -= p * Math.Log(p); } return h;")]
    [InlineData("if (probabilities.Min() <= 0) throw new ArgumentException(); return -probabilities.Sum(p => p * Math.Log(p));")]
    [InlineData("return -probabilities.Where(IsPositive).Sum(p => p * Math.Log(p));")]
    [InlineData("probabilities.RemoveAll(p => p <= 0); return -probabilities.Sum(p => p * Math.Log(p));")]
    [InlineData("double h = 0; probabilities.RemoveAll(p => p <= 0); for (int i = 0; i < probabilities.Count; i++) h -= probabilities[i] * Math.Log(probabilities[i]); return h;")]
    public Task Silent(string statements) => Of(statements);

    /// <summary>A condition that 0 passes, one on something else, and filters of other lists, or on one path only.</summary>
    [Theory]
    [InlineData("double h = 0; foreach (double p in probabilities) { if (Math.Abs(p) > 1) continue; h -= p * {|CE1008:Math.Log(p)|}; } return h;")]
    [InlineData("double h = 0; foreach (double p in probabilities) { if (Math.Sign(p) < 0) continue; h -= p * {|CE1008:Math.Log(p)|}; } return h;")]
    [InlineData("double h = 0; foreach (double p in probabilities) h += (p > 0) switch { true => 0, false => -p * {|CE1008:Math.Log(p)|} }; return h;")]
    [InlineData("double h = 0; if (probabilities.Max() > 0) { foreach (double p in probabilities) h -= p * {|CE1008:Math.Log(p)|}; } return h;")]
    [InlineData("return -probabilities.Where(IsSmall).Sum(p => p * {|CE1008:Math.Log(p)|});")]
    [InlineData("others.RemoveAll(p => p <= 0); return -probabilities.Sum(p => p * {|CE1008:Math.Log(p)|});")]
    [InlineData("probabilities.RemoveAll(p => p >= 1); return -probabilities.Sum(p => p * {|CE1008:Math.Log(p)|});")]
    [InlineData("if (others.Count > 3) { probabilities.RemoveAll(p => p <= 0); } return -probabilities.Sum(p => p * {|CE1008:Math.Log(p)|});")]
    public Task Flagged(string statements) => Of(statements);

    private static Task Of(string statements) => Verify.Diagnostics($$"""
        class Statistics
        {
            static bool IsPositive(double value) => value > 0;
            static bool IsSmall(double value) => value < 0.1;

            public double Entropy(List<double> probabilities, List<double> others)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>One variable for two terms: what reaches the log is what counts.</summary>
    [Theory]
    [InlineData("double h = 0, p; if (a > 0) { p = (double)a / n; h -= p * Math.Log(p); } if (b > 0) { p = (double)b / n; h -= p * Math.Log(p); } return h;")]
    [InlineData("double h = 0, p = 0; foreach (var pair in left) { p = (double)pair.Value / n; h -= p * Math.Log(p); } foreach (var pair in right) { p = (double)pair.Value / n; h -= p * Math.Log(p); } return h;")]
    [InlineData("double h = 0, p; if (a > 0) { p = (double)a / n; h -= p * Math.Log(p); } p = (double)b / n; h -= p * {|CE1008:Math.Log(p)|}; return h;")]
    [InlineData("double h = 0, p = 0; foreach (var pair in left) { p = (double)pair.Value / n; h -= p * Math.Log(p); } foreach (int c in counts) { p = (double)c / n; h -= p * {|CE1008:Math.Log(p)|}; } return h;")]
    public Task OneVariableForSeveralTerms(string statements) => Verify.Diagnostics($$"""
        class Split
        {
            public double Entropy(int a, int b, int n, int[] counts, Dictionary<string, int> left, Dictionary<string, int> right)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>An epsilon in a parameter: its default is above 0.</summary>
    [Theory]
    [InlineData("1e-8", "(p + added) / n * Math.Log((p + added) / n / ((q + added) / n))")]
    [InlineData("0", "(p + added) / n * {|CE1008:Math.Log((p + added) / n / ((q + added) / n))|}")]
    [InlineData("1e-8", "p / n * {|CE1008:Math.Log(p / n / ((q + added) / n))|}")]
    public Task AnEpsilonByDefault(string added, string term) => Verify.Diagnostics($$"""
        class Spectra
        {
            public static double KullbackLeibler(double p, double q, double n, double added = {{added}}) => {{term}};
        }
        """);

    /// <summary>The field is tested, its property is divided.</summary>
    [Theory]
    [InlineData("yes == 0 || no == 0", "yes", "Math.Log(p)", "Math.Log(q)")]
    [InlineData("no == 0", "yes", "{|CE1008:Math.Log(p)|}", "Math.Log(q)")]
    [InlineData("yes == 0 || no == 0", "others", "{|CE1008:Math.Log(p)|}", "Math.Log(q)")]
    public Task AFieldBehindAProperty(string condition, string behind, string first, string second) => Verify.Diagnostics($$"""
        class Node
        {
            private int yes, no, others;

            public int Yes { get { return {{behind}}; } set { {{behind}} = value; } }

            public int No { get => no; set => no = value; }

            public double Entropy()
            {
                if ({{condition}}) return 0;
                double p = (double)Yes / (Yes + No), q = (double)No / (Yes + No);
                return -p * {{first}} - q * {{second}};
            }
        }
        """);

    /// <summary>Both terms are 0 where their sum is NaN; of a loop's sum the others are lost.</summary>
    [Theory]
    [InlineData("h -= p[0] * Math.Log(p[0]); h -= p[1] * Math.Log(p[1]);")]
    [InlineData("for (int i = 0; i < p.Length; i++) h -= p[i] * {|CE1008:Math.Log(p[i])|};")]
    public Task ASumTestedForNan(string statements) => Verify.Diagnostics($$"""
        class Measures
        {
            public double Entropy(double[] p)
            {
                double h = 0;
                {{statements}}
                if (double.IsNaN(h)) return 0;
                return h;
            }
        }
        """);

    [Theory]
    [InlineData("if (p != T.Zero) h -= p * T.Log(p);")]
    [InlineData("if (!T.IsZero(p)) h -= p * T.Log(p);")]
    [InlineData("if (T.IsZero(p)) continue; h -= p * T.Log(p);")]
    public Task GenericMath(string statement) => Generic(statement);

    [Theory]
    [InlineData("if (p >= T.Zero) h -= p * {|CE1008:T.Log(p)|};")]
    [InlineData("if (p != T.One) h -= p * {|CE1008:T.Log(p)|};")]
    [InlineData("if (T.IsNaN(p)) continue; h -= p * {|CE1008:T.Log(p)|};")]
    public Task GenericMathThatKeepsNothingOff(string statement) => Generic(statement);

    private static Task Generic(string statement) => Verify.Diagnostics($$"""
        using System.Numerics;

        class Statistics
        {
            public static T Entropy<T>(T[] probabilities) where T : IFloatingPointIeee754<T>
            {
                T h = T.Zero;
                foreach (T p in probabilities) { {{statement}} }
                return h;
            }
        }
        """);
}
