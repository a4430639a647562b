using CeAnalyzers.Kinds;

namespace CeAnalyzers.Tests.Flow;

/// <summary>The outputs of a network's layers in a list, of which the last one is read.</summary>
public class LastItemProbes
{
    private const string Members = """
        static double Sigmoid(double x) => 1.0 / (1.0 + Math.Exp(-x));
        static double[] Layer(double[] x) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = Sigmoid(x[i]); return y; }
        static void Append(List<double[]> rows, double[] x) { rows.Add(x); }
        List<double[]> rows; int n;
        """;

    [Theory]
    [InlineData("void M(double[] x) { var a = new List<double[]>(); a.Add(x); for (int l = 1; l < n; l++) a.Add(Layer(a[l - 1])); Probe(a[a.Count - 1][0]); }")]
    [InlineData("void M(double[] x) { var a = new List<double[]> { x }; foreach (var w in rows) a.Add(Layer(a[^1])); Probe(a[^1][0]); }")]
    [InlineData("void M(double[] x) { var a = new List<double[]> { x }; for (int l = 1; l < n; l++) { double[] before = a.Last(), next = new double[3]; for (int j = 0; j < 3; j++) { double s = 0; foreach (double v in before) s += v; next[j] = Sigmoid(s); } a.Add(next); } Probe(a.Last()[0]); }")]
    [InlineData("void M(double[] x) { rows.Clear(); rows.Add(x); for (int l = 1; l < n; l++) rows.Add(Layer(rows.Last())); Probe(rows.Last()[0]); }")]
    [InlineData("void M(double[] x) { this.rows = new List<double[]> { x }; for (int l = 1; l < n; l++) this.rows.Add(Layer(this.rows.Last())); Probe(this.rows[this.rows.Count - 1][0]); }")]
    [InlineData("double[] F(double[] x) { var a = x; for (int l = 0; l < n; l++) { var y = new double[3]; for (int j = 0; j < 3; j++) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * l; y[j] = Sigmoid(s); } a = y; } return a; } void M(double[] x) { Probe(F(x)[0]); }")]
    [InlineData("double[] F(double[] x) { var a = new List<double[]> { x }; for (int l = 1; l < n; l++) a.Add(Layer(a.Last())); return a.Last(); } void M(double[] x) { Probe(F(x)[0]); }")]
    [InlineData("void M(double[] x) { var a = new List<double[]>(); a.Add(x); a.Add(Layer(x)); Probe(a[^1][0]); }")]
    [InlineData("void M(double[] x) { var a = new List<double[]>(); for (int l = 1; l < n; l++) { a.Add(Layer(x)); if (l > 3) a.Add(Layer(x)); } Probe(a.Last()[0]); }")]
    public void IsWhatWasAddedLast(string method) => Assert.Equal(ValueKind.SigmoidProbability, Of(method).Kind);

    [Theory]
    [InlineData("void M(double[] x) { var a = new List<double[]> { x }; for (int l = 1; l < n; l++) a.Add(Layer(x)); Probe(a[0][0]); }")]
    [InlineData("void M(double[] x) { var a = new List<double[]> { x }; for (int l = 1; l < n; l++) a.Add(Layer(x)); foreach (var p in a) Probe(p[0]); }")]
    [InlineData("List<double[]> F(double[] x) { var a = new List<double[]> { x }; for (int l = 1; l < n; l++) a.Add(Layer(x)); return a; } void M(double[] x) { foreach (var p in F(x)) Probe(p[0]); }")]
    [InlineData("void M(double[] x) { var a = new List<double[]> { x }; for (int l = 1; l < n; l++) a.Add(Layer(x)); a.RemoveAt(a.Count - 1); Probe(a.Last()[0]); }")]
    [InlineData("void M(double[] x) { var a = new List<double[]> { x }; for (int l = 1; l < n; l++) a.Add(Layer(x)); a.Reverse(); Probe(a.Last()[0]); }")]
    [InlineData("void M(double[] x) { var a = new List<double[]> { x }; for (int l = 1; l < n; l++) a.Insert(0, Layer(x)); Probe(a.Last()[0]); }")]
    [InlineData("void M(double[] x) { var a = new List<double[]> { x }; for (int l = 1; l < n; l++) a.Add(Layer(x)); Append(a, x); Probe(a.Last()[0]); }")]
    [InlineData("void M(double[] x) { var a = new List<double[]> { x }; for (int l = 1; l < n; l++) { Probe(a.Last()[0]); a.Add(Layer(x)); } }")]
    [InlineData("void M(double[] x) { var a = new List<double[]>(); for (int l = 1; l < n; l++) { a.Add(Layer(x)); a.Add(x); } Probe(a.Last()[0]); }")]
    [InlineData("void M(double[] x) { var a = new List<double[]>(); for (int l = 1; l < n; l++) { a.Add(Layer(x)); if (l > 3) a.Add(x); } Probe(a.Last()[0]); }")]
    [InlineData("void M(double[] x) { var a = new List<double[]> { x }; for (int l = 1; l < n; l++) { if (l > 3) a.Add(Layer(x)); } Probe(a.Last()[0]); }")]
    public void OtherItemsAreOthers(string method) => Assert.Equal(ValueKind.Unknown, Of(method).Kind);

    private static Value Of(string method) => Assert.Single(Probe.Of($$"""
        using static Probes;

        class Model
        {
            {{Members}}
            {{method}}
        }
        """));
}
