using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Exponentials of what is brought to a scale first, cosines and the like: over a temperature they overflow only where that is known to be tiny.</summary>
public class CosineTests
{
    [Theory]
    [InlineData("return Math.Log(rows.Sum(r => Math.Exp(Cosine(x, r) / t)));")]
    [InlineData("return Math.Log(rows.Sum(r => Math.Exp(Cosine(x, r) / 0.07)));")]
    [InlineData("return Math.Log(rows.Sum(r => Math.Exp(CosineSimilarity(x, r) / t)));")]
    [InlineData("double s = 0; foreach (var r in rows) s += Math.Exp(OfRoots(x, r) / t); return Math.Log(s);")]
    [InlineData("double s = 0; foreach (var r in rows) s += Math.Exp(CosineSimilarity(x, r) * t); return Math.Log(s);")]
    [InlineData("var c = rows.Select(r => Cosine(x, r) / t).ToArray(); return Math.Log(c.Sum(Math.Exp)) - c[0];")]
    [InlineData("return Math.Log(x.Sum(v => Math.Exp(Math.Tanh(v) / t)));")]
    [InlineData("var e = rows.Select(r => Math.Exp(Cosine(x, r) / t)).ToArray(); double s = e.Sum(); return e.Select(v => v / s).Max();")]
    public Task Bounded(string statements) => Of(statements);

    [Theory]
    [InlineData("return {|CE1006:Math.Log(rows.Sum(r => Math.Exp(Dot(x, r) / t)))|};")]
    [InlineData("return {|CE1006:Math.Log(rows.Sum(r => Math.Exp(Dot(x, r) / Math.Sqrt(x.Length))))|};")]
    [InlineData("return {|CE1006:Math.Log(rows.Sum(r => Math.Exp(Cosine(x, r) / 0.001)))|};")]
    [InlineData("return {|CE1006:Math.Log(rows.Sum(r => Math.Exp(Projection(x, r) / t)))|};")]
    [InlineData("return {|CE1006:Math.Log(x.Sum(v => Math.Exp(v / t)))|};")]
    [InlineData("double h = 1 / (1 + Math.Exp(-x[0])); return {|CE1006:Math.Log(x.Sum(v => Math.Exp(v * h)))|};")] // a weight
    [InlineData("var e = {|CE1005:rows.Select(r => Math.Exp(Dot(x, r) / t)).ToArray()|}; double s = e.Sum(); return e.Select(v => v / s).Max();")]
    public Task Unbounded(string statements) => Of(statements);

    private static Task Of(string statements) => Verify.Diagnostics($$"""
        static class Contrast
        {
            static double Dot(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }

            static double Cosine(double[] a, double[] b)
            {
                double dot = 0, n = 0, m = 0;
                for (int i = 0; i < a.Length; i++) { dot += a[i] * b[i]; n += a[i] * a[i]; m += b[i] * b[i]; }
                return dot / (Math.Sqrt(n) * Math.Sqrt(m) + 1e-9);
            }

            static double OfRoots(double[] a, double[] b)
            {
                double dot = 0, n = 0, m = 0;
                for (int i = 0; i < a.Length; i++) { dot += a[i] * b[i]; n += a[i] * a[i]; m += b[i] * b[i]; }
                return dot / Math.Sqrt(n * m);
            }

            static double CosineSimilarity(double[] a, double[] b)
            {
                double dot = 0, n = 0, m = 0;
                for (int i = 0; i < a.Length; i++) { dot += a[i] * b[i]; n += a[i] * a[i]; m += b[i] * b[i]; }
                double norm = Math.Sqrt(n) * Math.Sqrt(m);
                return norm == 0 ? 0 : dot / norm;
            }

            static double Projection(double[] a, double[] b) => Dot(a, b) / Math.Sqrt(Dot(b, b));

            public static double Loss(double[] x, double[][] rows, double t)
            {
                {{statements}}
            }
        }
        """);
}
