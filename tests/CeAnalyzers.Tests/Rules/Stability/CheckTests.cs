using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Probabilities that a method beside the log checks: one that says whether they are above 0, or throws where they are not.</summary>
public class CheckTests
{
    [Theory]
    [InlineData("if (!IsValid(p)) throw new ArgumentException(); return -Math.Log(p);")]
    [InlineData("if (IsExtreme(p)) return 0; return -Math.Log(p);")]
    [InlineData("return IsValid(p) ? -Math.Log(p) : 0;")]
    [InlineData("Require(p, nameof(p)); return -Math.Log(p);")]
    [InlineData("if (IsExtreme(q)) return 0; return -Math.Log(q) - Math.Log(1 - q);")]
    public Task Checked(string statements) => Of(statements);

    [Theory]
    // of another value, the other way round
    [InlineData("Require(z[0], nameof(z)); return -{|CE1001:Math.Log(p)|};")]
    [InlineData("if (IsValid(p)) return 0; return -{|CE1001:Math.Log(p)|};")]
    // a check of something else, or that does more than refuse
    [InlineData("if (!IsSmall(p)) return 0; return -{|CE1001:Math.Log(p)|};")]
    [InlineData("Report(p); return -{|CE1001:Math.Log(p)|};")]
    [InlineData("if (!Endless(p)) return 0; return -{|CE1001:Math.Log(p)|};")]
    public Task NotChecked(string statements) => Of(statements);

    /// <summary>All elements at once, by a method that throws at one which is not above 0 or not below 1.</summary>
    [Theory]
    [InlineData("RequireAll(h);", "h.PointwiseLog()", "(1 - h).PointwiseLog()")]
    [InlineData("RequireEach(h);", "h.PointwiseLog()", "(1 - h).PointwiseLog()")]
    [InlineData("if (h.Any(v => v <= 0 || v >= 1)) throw new ArgumentException();", "h.PointwiseLog()", "(1 - h).PointwiseLog()")]
    // of another vector, too late, 0 passes, nothing is thrown
    [InlineData("RequireAll(y);", "{|CE1003:h.PointwiseLog()|}", "{|CE1003:(1 - h).PointwiseLog()|}")]
    [InlineData("Accept(h);", "{|CE1003:h.PointwiseLog()|}", "{|CE1003:(1 - h).PointwiseLog()|}")]
    [InlineData("Return(h);", "{|CE1003:h.PointwiseLog()|}", "{|CE1003:(1 - h).PointwiseLog()|}")]
    [InlineData("if (y.Count > 0) RequireAll(h);", "{|CE1003:h.PointwiseLog()|}", "{|CE1003:(1 - h).PointwiseLog()|}")]
    public Task AllElementsChecked(string check, string log, string logOfRest) => Verify.Diagnostics(
        $$"""
        using MathNet.Numerics.LinearAlgebra;

        class CrossEntropyCost
        {
            static void RequireAll(Vector<double> p) { if (p.Any(v => v <= 0 || v >= 1)) throw new ArgumentException(nameof(p)); }

            static void RequireEach(Vector<double> p) { foreach (double v in p) { if (v <= 0) throw new ArgumentException(nameof(p)); if (v >= 1) throw new ArgumentException(nameof(p)); } }

            static void Accept(Vector<double> p) { if (p.Any(v => v < 0 || v > 1)) throw new ArgumentException(nameof(p)); }

            static void Return(Vector<double> p) { if (p.Any(v => v <= 0 || v >= 1)) return; Console.WriteLine(p); }

            public Vector<double> Cost(Vector<double> h, Vector<double> y)
            {
                {{check}}
                return -y.PointwiseMultiply({{log}}) - (1 - y).PointwiseMultiply({{logOfRest}});
            }
        }
        """,
        Libraries.MathNet);

    private static Task Of(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Classifier
        {
            static bool IsValid(double v) => v > 0 && v <= 1;

            static bool IsExtreme(double v) { return v <= 0 || v >= 1; }

            static bool IsSmall(double v) => v <= 1;

            static bool Endless(double v) => Endless(v);

            static void Require(double v, string name) { if (!(v > 0)) { throw new ArgumentException(name); } }

            static void Report(double v) { Console.WriteLine(v); if (v <= 0) Console.WriteLine("none"); }

            public static double Loss(double[] z, int y)
            {
                double p = StableMath.Softmax(z)[y], q = StableMath.Sigmoid(z[y]);
                {{statements}}
            }
        }
        """);
}
