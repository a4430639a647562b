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
