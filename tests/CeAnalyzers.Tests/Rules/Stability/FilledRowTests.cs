using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Rows that a method or local function fills, whatever it and the method that takes the log are called.</summary>
public class FilledRowTests
{
    [Theory]
    [InlineData("static void Do(double[] a, out double[] b) { b = StableMath.Softmax(a); } Do(z, out var p);", "p[y]")]
    [InlineData("void Do(double[] a) { double m = a.Max(), s = 0; for (int i = 0; i < a.Length; i++) { a[i] = Math.Exp(a[i] - m); s += a[i]; } for (int i = 0; i < a.Length; i++) a[i] /= s; } Do(z);", "z[y]")]
    [InlineData("void Do() { double m = z.Max(), s = 0; for (int i = 0; i < z.Length; i++) { z[i] = Math.Exp(z[i] - m); s += z[i]; } for (int i = 0; i < z.Length; i++) z[i] /= s; } Do();", "z[y]")]
    [InlineData("var p = new double[z.Length]; void Do() { p = StableMath.Softmax(z); } Do();", "p[y]")]
    [InlineData("var p = z; void Do() { if (y > 0) p = StableMath.Softmax(z); else p = StableMath.Softmax(z); } p = StableMath.Softmax(z); Do();", "p[y]")]
    [InlineData("Replace(ref z);", "z[y]")]
    [InlineData("InPlace(z);", "z[y]")]
    [InlineData("InSpan(z);", "z[y]")]
    [InlineData("InSpan(z.AsSpan());", "z[y]")]
    [InlineData("Into(z, out var p);", "p[y]")]
    public Task Filled(string statements, string taken) => Verify.Diagnostics(Method(statements, $"{{|CE1001:Math.Log({taken})|}}"));

    [Theory]
    [InlineData("static void Do(double[] a, out double[] b) { b = a; } Do(z, out var p);", "p[y]")]
    [InlineData("void Do(double[] a) { a = StableMath.Softmax(a); } Do(z);", "z[y]")] // its own variable
    [InlineData("var p = z; void Do() { if (y > 0) p = StableMath.Softmax(z); } Do();", "p[y]")] // perhaps
    [InlineData("var p = z; void Do() { if (y > 0) return; p = StableMath.Softmax(z); } Do();", "p[y]")]
    [InlineData("var p = z; void Do() { p = StableMath.Softmax(z); }", "p[y]")] // never called
    [InlineData("var c = z.ToArray(); InPlace(c);", "z[y]")] // a copy
    [InlineData("First(z);", "z[y]")] // one element
    public Task NotFilled(string statements, string taken) => Verify.Diagnostics(Method(statements, $"Math.Log({taken})"));

    private static string Method(string statements, string log) => $$"""
        using CeAnalyzers;

        static class Rows
        {
            static void Replace(ref double[] a) { a = StableMath.Softmax(a); }

            static void InPlace(double[] a) { var s = StableMath.Softmax(a); for (int i = 0; i < a.Length; i++) a[i] = s[i]; }

            static void InSpan(Span<double> a) { double m = a[0], s = 0; foreach (var v in a) m = Math.Max(m, v); for (int i = 0; i < a.Length; i++) { a[i] = Math.Exp(a[i] - m); s += a[i]; } for (int i = 0; i < a.Length; i++) a[i] /= s; }

            static void Into(double[] a, out double[] b) => b = StableMath.Softmax(a);

            static void First(double[] a) { var s = StableMath.Softmax(a); a[0] = s[0]; }

            public static double Of(double[] z, int y)
            {
                {{statements}}
                return -{{log}};
            }
        }
        """;
}
