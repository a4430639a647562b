using CeAnalyzers.Kinds;

namespace CeAnalyzers.Tests.Flow;

/// <summary>What variables and elements hold at a place.</summary>
public class VariableProbes
{
    [Theory]
    [InlineData("var p = Softmax(z); Probe(p);")]
    [InlineData("var p = Softmax(z); Probe(p[c]);")]
    [InlineData("double[] p = z; p = Softmax(z); Probe(p);")]
    [InlineData("double[] p = Softmax(z); Probe(p); p = y;")]
    [InlineData("double[] p; if (c > 0) { p = y; p = Softmax(z); } else { p = Softmax(y); } Probe(p);")]
    [InlineData("double[]? p = null; if (c > 0) p = Softmax(z); Probe(p);")]
    [InlineData("double[] p; do { p = Softmax(z); } while (c-- > 0); Probe(p);")]
    [InlineData("double[] p = y; switch (c) { case 0: p = Softmax(z); break; default: p = Softmax(y); break; } Probe(p);")]
    [InlineData("double[] p = y; try { p = Softmax(z); Probe(p); } catch (Exception) { }")]
    [InlineData("double[] p = y; using (var m = new MemoryStream()) p = Softmax(z); Probe(p);")]
    [InlineData("double[] p = y; lock (z) { p = Softmax(z); } Probe(p);")]
    [InlineData("double[] a, b; a = b = Softmax(z); Probe(a);")]
    [InlineData("double p; Probe(p = Softmax(z)[0]);")]
    [InlineData("var (p, q) = (Softmax(z), y); Probe(p);")]
    [InlineData("double[] p = y, q = Softmax(z); (p, q) = (q, p); Probe(p);")]
    [InlineData("var p = new double[z.Length]; for (int i = 0; i < p.Length; i++) p[i] = Softmax(z)[i]; Probe(p[c]);")]
    [InlineData("var p = new double[2, 2]; p[0, 0] = Softmax(z)[0]; p[0, 1] = Softmax(z)[1]; Probe(p[0, c]);")]
    [InlineData("var p = new[] { Softmax(z), Softmax(y) }; Probe(p[0][c]);")]
    [InlineData("var p = new List<double[]> { Softmax(z) }; Probe(p[0]);")]
    [InlineData("var p = Softmax(z).AsSpan(); Probe(p[0]);")]
    [InlineData("var s = new double[1]; foreach (double v in z) s[0] += Math.Exp(v); Probe(z.Select(v => Math.Exp(v) / s[0]).ToArray());")]
    [InlineData("foreach (var p in new[] { Softmax(z) }) Probe(p);")]
    [InlineData("var p = Softmax(z); foreach (ref double v in y.AsSpan()) v = p[c]; Probe(y[c]);")]
    [InlineData("var p = Softmax(z); for (int i = 0; i < 3; i++) { ref double v = ref y[i]; v = p[i]; } Probe(y[c]);")]
    [InlineData("unsafe { fixed (double* q = Softmax(z)) Probe(q[0]); }")]
    [InlineData("var p = Softmax(z); unsafe { fixed (double* q = &p[0]) { double* r = q + c; Probe(*r); } }")]
    public void ASoftmax(string statements) => Assert.Equal(ValueKind.SoftmaxProbability, Probe.In(statements).Kind);

    /// <summary>Rows that the rounds of an outer loop overwrite one after another: what this round reads no other round has written.</summary>
    [Theory]
    [InlineData("for (int i = 0; i < c; i++) { for (int j = 0; j < c; j++) Probe(p[i * c + j]); for (int k = 0; k < c; k++) p[i * c + k] = 7; }", ValueKind.SoftmaxProbability)]
    [InlineData("for (int i = 0; i < c; i++) { int at = i * c; for (int j = 0; j < c; j++) Probe(p[at + j]); for (int k = 0; k < c; k++) p[k + at] = 7; }", ValueKind.SoftmaxProbability)]
    [InlineData("foreach (int i in Enumerable.Range(0, c)) { for (int j = 0; j < c; j++) Probe(p[j + i * c]); for (int k = 0; k < c; k++) p[i * c + k] = 7; }", ValueKind.SoftmaxProbability)]
    // the row before, which the last round wrote
    [InlineData("for (int i = 0; i < c; i++) { for (int j = 0; j < c; j++) Probe(p[(i - 1) * c + j]); for (int k = 0; k < c; k++) p[i * c + k] = 7; }", ValueKind.Unknown)]
    [InlineData("for (int i = 0; i < c; i++) { int at = i * c; for (int j = 0; j < c; j++) Probe(p[at - c + j]); for (int k = 0; k < c; k++) p[at + k] = 7; }", ValueKind.Unknown)]
    // all of it, again and again
    [InlineData("for (int t = 0; t < 9; t++) for (int i = 0; i < c; i++) { for (int j = 0; j < c; j++) Probe(p[i * c + j]); for (int k = 0; k < c; k++) p[i * c + k] = 7; }", ValueKind.Unknown)]
    [InlineData("for (int i = 0; i < c; i++) { for (int j = 0; j < c; j++) Probe(p[j]); for (int k = 0; k < c; k++) p[k] = 7; }", ValueKind.Unknown)]
    // rows that are looked up, or rounded, and may be the same
    [InlineData("for (int i = 0; i < c; i++) { for (int j = 0; j < c; j++) Probe(p[(int)y[i] * c + j]); for (int k = 0; k < c; k++) p[(int)y[i] * c + k] = 7; }", ValueKind.Unknown)]
    [InlineData("for (int i = 0; i < c; i++) { int at = i / 2; for (int j = 0; j < c; j++) Probe(p[at * c + j]); for (int k = 0; k < c; k++) p[at * c + k] = 7; }", ValueKind.Unknown)]
    // and another write of no row
    [InlineData("for (int i = 0; i < c; i++) { p[c] = 7; for (int j = 0; j < c; j++) Probe(p[i * c + j]); for (int k = 0; k < c; k++) p[i * c + k] = 7; }", ValueKind.Unknown)]
    public void RowsOfTheirOwn(string loops, object kind) => Assert.Equal(kind, Probe.In("var p = Softmax(z); " + loops).Kind);

    [Theory]
    [InlineData("var p = Softmax(z); p = y; Probe(p);")]
    [InlineData("double[] p = y; if (c > 0) p = Softmax(z); Probe(p);")]
    [InlineData("double[] p = y; while (c-- > 0) { Probe(p); p = Softmax(z); }")]
    [InlineData("double[] p = y; try { p = Softmax(z); } catch (Exception) { } Probe(p);")]
    [InlineData("var p = Softmax(z); p[0] = 7; Probe(p);")]
    [InlineData("var p = Softmax(z); for (int i = 0; i < p.Length; i++) p[i] = z[i]; Probe(p);")]
    [InlineData("var p = Softmax(z); Array.Copy(y, p, 3); Probe(p);")]
    [InlineData("unsafe { fixed (double* q = Softmax(z)) { for (int i = 0; i < c; i++) q[i] = z[i]; Probe(q[0]); } }")]
    [InlineData("var p = Softmax(z); Change(ref p); Probe(p);")]
    [InlineData("double p = Softmax(z)[0]; p++; Probe(p);")]
    [InlineData("double p = Softmax(z)[0]; p *= 3; Probe(p);")]
    [InlineData("(double[] p, double[] q) = (Softmax(z), y); Probe(q);")]
    [InlineData("(double[] p, double[] q) = (Softmax(z), y); Probe(c > 0 ? p : q);")]
    [InlineData("static void Two(double[] v, double[] w, out double[] a, out double[] b) { a = Softmax(v); b = w; } Two(z, y, out var p, out var q); Probe(c > 0 ? p : q);")]
    [InlineData("object p = Softmax(z); Probe(p.ToString());")]
    [InlineData("Probe(Softmax(z).Length);")]
    [InlineData("Probe(Softmax(z)[c] > 0.5);")]
    [InlineData("Probe(Array.IndexOf(Softmax(z), 1.0));")]
    [InlineData("double s = y[c]; foreach (double v in z) { s += 1; s = 1 / (1 + Math.Exp(-v)); } Probe(s);")] // no layers: not made of what it was
    public void Nothing(string statements) =>
        Assert.Equal(ValueKind.Unknown, Probe.In(statements, "static void Change(ref double[] v) => v = new double[] { 4, 5 };").Kind);

    [Theory]
    [InlineData("Probe(Sigmoid(z[0]));", ValueKind.SigmoidProbability)]
    [InlineData("Probe(LogSoftmax(z)[c]);", ValueKind.LogSoftmax)]
    [InlineData("Probe(LogSigmoid(z[0]));", ValueKind.LogSigmoid)]
    [InlineData("Probe(Math.Log(Softmax(z)[c]));", ValueKind.LogSoftmax)]
    [InlineData("Probe(Math.Log(Sigmoid(z[0])));", ValueKind.LogSigmoid)]
    [InlineData("Probe(Math.Exp(LogSoftmax(z)[c]));", ValueKind.SoftmaxProbability)]
    [InlineData("double lse = LogSumExp(z); Probe(z[c] - Math.Log(z.Sum(v => Math.Exp(v))));", ValueKind.LogSoftmax)]
    [InlineData("Probe(z.Select((v, i) => i == c ? 1.0 : 0.0).ToArray());", ValueKind.OneHot)]
    [InlineData("var t = new double[z.Length]; t[c] = 1; Probe(t);", ValueKind.OneHot)]
    [InlineData("Probe(z);", ValueKind.Unknown)]
    [InlineData("Probe(3.0);", ValueKind.Unknown)]
    public void Kinds(string statements, object kind) => Assert.Equal(kind, Probe.In(statements).Kind);
}
