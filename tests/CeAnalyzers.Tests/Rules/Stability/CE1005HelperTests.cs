using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>A softmax that is normalised by a method of its own, which divides whatever it is given by its sum.</summary>
public class CE1005HelperTests
{
    [Theory]
    [InlineData("double[] e = new double[z.Length]; for (int i = 0; i < z.Length; i++) e[i] = {|CE1005:Math.Exp(z[i])|}; return e.Normalize();")]
    [InlineData("double[] e = new double[z.Length]; for (int i = 0; i < z.Length; i++) e[i] = {|CE1005:Math.Exp(z[i])|}; return Rows.Normalize(e);")]
    [InlineData("double[] e = {|CE1005:z.Select(Math.Exp).ToArray()|}; return e.Normalize();")]
    [InlineData("double[] e = new double[z.Length]; for (int i = 0; i < z.Length; i++) e[i] = {|CE1005:Math.Exp(z[i])|}; Rows.NormalizeInPlace(e); return e;")]
    [InlineData("return {|CE1005:z.Select(v => Math.Exp(v)).ToArray().Normalize()|};")]
    [InlineData("return {|CE1005:z.Select(v => Math.Exp(v / 0.5)).Normalized()|}.ToArray();")]
    public Task Flagged(string statements) => Method(statements);

    [Theory]
    [InlineData("double m = z.Max(); return z.Select(v => Math.Exp(v - m)).ToArray().Normalize();")] // the maximum is subtracted
    [InlineData("double[] d = new double[z.Length]; double m = z.Max(); for (int i = 0; i < z.Length; i++) d[i] = z[i] - m; double[] e = d.Select(Math.Exp).ToArray(); return e.Normalize();")] // in a step of its own
    [InlineData("return z.Select(v => Math.Exp(-v * v)).ToArray().Normalize();")] // a kernel
    [InlineData("double m = z.Max(); double[] e = z.Select(v => Math.Exp(v - m)).ToArray(); Rows.NormalizeInPlace(e); return e;")]
    [InlineData("double[] e = z.Select(Math.Exp).ToArray(); Rows.NormalizeInPlace(z); return e;")] // something else
    [InlineData("return z.Normalize();")] // of no exponentials
    [InlineData("double[] e = z.Select(Math.Exp).ToArray(); return e.NormalizeLength();")] // to the length 1
    [InlineData("double[] e = z.Select(Math.Exp).ToArray(); Console.WriteLine(e.Length); return z.Normalize();")] // of something else
    public Task Silent(string statements) => Method(statements);

    /// <summary>The denominator comes from a method of any name whose body sums exponentials.</summary>
    [Theory]
    [InlineData("double d = Den(z); return z.Select(v => {|CE1005:Math.Exp(v) / d|}).ToArray();")]
    [InlineData("double d = Den(z); var p = new double[z.Length]; for (int i = 0; i < p.Length; i++) p[i] = {|CE1005:Math.Exp(z[i]) / d|}; return p;")]
    [InlineData("var p = new double[z.Length]; for (int i = 0; i < p.Length; i++) p[i] = {|CE1005:Math.Exp(z[i]) / Loop(z)|}; return p;")]
    [InlineData("double d = Den(z.Select(v => -v * v).ToArray()); return z.Select(v => Math.Exp(-v * v) / d).ToArray();")] // a kernel
    [InlineData("double d = Loop(w); return z.Select(v => Math.Exp(v) / d).ToArray();")] // of other numbers
    [InlineData("double d = Length(z); return z.Select(v => Math.Exp(v) / d).ToArray();")] // no sum of exponentials
    public Task AMethodThatGivesTheDenominator(string statements) => Verify.Diagnostics($$"""
        class Layer
        {
            readonly double[] w = new double[3];

            double[] Of(double[] z)
            {
                {{statements}}
            }

            static double Den(double[] x) => x.Sum(Math.Exp);

            static double Loop(double[] x)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++) s += Math.Exp(x[i]);
                return s;
            }

            static double Length(double[] x) => Math.Sqrt(x.Sum(v => v * v));
        }
        """);

    /// <summary>The method that divides also takes the exponentials: the division is to blame, once, whoever calls.</summary>
    [Fact]
    public Task AMethodThatSpeaksForItself() => Verify.Diagnostics("""
        class Layer
        {
            public double[] Forward(double[] z)
            {
                double[] e = z.Select(v => Math.Exp(v)).ToArray();
                return NormalizeExponentials(z);
            }

            private static double[] NormalizeExponentials(double[] z)
            {
                double sum = z.Sum(Math.Exp);
                return z.Select(v => {|CE1005:Math.Exp(v) / sum|}).ToArray();
            }
        }
        """);

    private static Task Method(string statements) => Verify.Diagnostics($$"""
        public static class Rows
        {
            public static double[] Normalize(this double[] x)
            {
                double sum = x.Sum();
                double[] y = new double[x.Length];
                for (int i = 0; i < x.Length; i++) y[i] = x[i] / sum;
                return y;
            }

            public static void NormalizeInPlace(double[] x)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++) sum += x[i];
                for (int i = 0; i < x.Length; i++) x[i] = x[i] / sum;
            }

            public static IEnumerable<double> Normalized(this IEnumerable<double> x) => x.Select(v => v / x.Sum());

            public static double[] NormalizeLength(this double[] x)
            {
                double length = Math.Sqrt(x.Sum(v => v * v));
                return x.Select(v => v / length).ToArray();
            }
        }

        public class Layer
        {
            public double[] Softmax(double[] z)
            {
                {{statements}}
            }
        }
        """);
}
