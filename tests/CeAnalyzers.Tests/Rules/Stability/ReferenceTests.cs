using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Rows that a method of another name fills through references to their elements, and fields of the user's own vectors that one fills.</summary>
public class ReferenceTests
{
    [Theory]
    [InlineData("static void Squash(double[] x) { foreach (ref double v in x.AsSpan()) v = 1 / (1 + Math.Exp(-v)); }", "Squash(z);", "CE1002")]
    [InlineData("static void Squash(Span<double> x) { for (int i = 0; i < x.Length; i++) { ref double v = ref x[i]; v = 1 / (1 + Math.Exp(-v)); } }", "Squash(z);", "CE1002")]
    [InlineData("static void Squash(ref double v) { v = 1 / (1 + Math.Exp(-v)); }", "for (int i = 0; i < z.Length; i++) Squash(ref z[i]);", "CE1002")]
    [InlineData("static void Squash(Span<double> x) { double m = double.MinValue, s = 0; foreach (double v in x) m = Math.Max(m, v); foreach (ref double v in x) { v = Math.Exp(v - m); s += v; } foreach (ref double v in x) v /= s; }", "Squash(z);", "CE1001")]
    public Task Filled(string helper, string call, string rule) => Verify.Diagnostics(Program(helper, call + " return -{|" + rule + ":Math.Log(z[y])|};"));

    [Theory]
    [InlineData("static void Squash(double[] x) { foreach (ref double v in x.AsSpan()) v = v + Math.Exp(-v); }", "Squash(z);")]
    [InlineData("static void Squash(double[] x) { foreach (double v in x) Console.Write(1 / (1 + Math.Exp(-v))); }", "Squash(z);")]
    [InlineData("static void Squash(ref double v) { v = 1 / (1 + Math.Exp(-v)); }", "double first = z[0]; Squash(ref first);")]
    public Task NotFilled(string helper, string call) => Verify.Diagnostics(Program(helper, call + " return -Math.Log(z[y]);"));

    [Fact]
    public Task ThroughAView() => Verify.Diagnostics("""
        class Rows
        {
            static void Squash(Span<double> x) { for (int i = 0; i < x.Length; i++) x[i] = 1 / (1 + Math.Exp(-x[i])); }

            public static double Loss(double[] z, int y)
            {
                var view = z.AsSpan();
                Squash(view);
                return -{|CE1002:Math.Log(z[y])|};
            }
        }
        """);

    /// <summary>What the round has given the element, and what it had before.</summary>
    [Theory]
    [InlineData("foreach (ref double v in z.AsSpan()) { v = 1 / (1 + Math.Exp(-v)); sum -= {|CE1002:Math.Log(v)|}; }")]
    [InlineData("foreach (ref double v in z.AsSpan()) { sum -= Math.Log(v); v = 1 / (1 + Math.Exp(-v)); }")]
    public Task InTheSameRound(string loop) => Verify.Diagnostics(Program("", "double sum = 0; " + loop + " return sum;"));

    [Theory]
    [InlineData("Vec", true)]
    [InlineData("Matrix2D", true)]
    [InlineData("Weather", false)] // a row of anything
    public Task OwnVectors(string type, bool isFound) => Verify.Diagnostics($$"""
        class {{type}}
        {
            private readonly double[] data = new double[4];

            public double this[int i] { get => data[i]; set => data[i] = value; }
        }

        class Layer
        {
            private readonly {{type}} output = new();

            static void Fill({{type}} x, {{type}} r)
            {
                double m = double.MinValue, s = 0;
                for (int i = 0; i < 4; i++) if (x[i] > m) m = x[i];
                for (int i = 0; i < 4; i++) { r[i] = Math.Exp(x[i] - m); s += r[i]; }
                for (int i = 0; i < 4; i++) r[i] /= s;
            }

            public void Forward({{type}} x) => Fill(x, output);

            public double Loss(int y) => -{{(isFound ? "{|CE1001:Math.Log(output[y])|}" : "Math.Log(output[y])")}};
        }
        """);

    private static string Program(string helper, string statements) => $$"""
        class Rows
        {
            {{helper}}

            public static double Of(double[] z, int y)
            {
                {{statements}}
            }
        }
        """;
}
