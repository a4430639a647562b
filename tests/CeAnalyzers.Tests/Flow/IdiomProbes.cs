using CeAnalyzers.Kinds;

namespace CeAnalyzers.Tests.Flow;

/// <summary>Softmax and sigmoid as people write them by hand, with no name that says so.</summary>
public class IdiomProbes
{
    private const string Shifted = "double max = z[0]; for (int i = 1; i < z.Length; i++) if (z[i] > max) max = z[i]; ";

    [Theory]
    [InlineData(Shifted + "var e = new double[3]; double sum = 0; for (int i = 0; i < 3; i++) { e[i] = Math.Exp(z[i] - max); sum += e[i]; } double inverse = sum > 0 ? 1 / sum : 0; Probe(e[c] * inverse);")]
    [InlineData(Shifted + "var e = new double[3]; double sum = 0; for (int i = 0; i < 3; i++) { double x = Math.Exp(z[i] - max); e[i] = x; sum += x; } for (int i = 0; i < 3; i++) e[i] /= sum; Probe(e[c]);")]
    [InlineData("var e = Array.ConvertAll(z, Math.Exp); double sum = e.Sum(); Probe(Array.ConvertAll(e, x => x / sum));")]
    [InlineData("double sum = 0; foreach (double v in z) sum += Math.Exp(v); var p = new List<double>(); foreach (double v in z) p.Add(Math.Exp(v) / sum); Probe(p[c]);")]
    [InlineData("Span<double> e = stackalloc double[3]; double sum = 0; for (int i = 0; i < 3; i++) sum += e[i] = Math.Exp(z[i]); for (int i = 0; i < 3; i++) e[i] /= sum; Probe(e[c]);")]
    [InlineData("var e = new double[3]; Parallel.For(0, 3, i => { e[i] = Math.Exp(z[i]); }); double sum = e.Sum(); Parallel.For(0, 3, i => { e[i] /= sum; }); Probe(e[c]);")]
    [InlineData("var e = new double[3]; int i = 0; double sum = 0; while (i < 3) { e[i] = Math.Exp(z[i]); sum += e[i]; i++; } i = 0; while (i < 3) { e[i] = e[i] / sum; i++; } Probe(e[c]);")]
    [InlineData("var e = z.Select(v => Math.Exp(v - z.Max())).ToList(); Probe(e.Select(v => v / e.Sum()).ToList()[c]);")]
    [InlineData("var p = (from v in z let e = Math.Exp(v) select e / z.Sum(Math.Exp)).ToArray(); Probe(p[c]);")]
    [InlineData("var w = new double[2, 3]; var p = new double[2, 3]; for (int r = 0; r < 2; r++) { double sum = 0; for (int k = 0; k < 3; k++) sum += Math.Exp(w[r, k]); for (int k = 0; k < 3; k++) p[r, k] = Math.Exp(w[r, k]) / sum; } Probe(p[0, c]);")]
    [InlineData("double[][] w = [z, y]; var p = new double[2][]; for (int r = 0; r < 2; r++) { double sum = 0; p[r] = new double[3]; for (int k = 0; k < 3; k++) { p[r][k] = Math.Exp(w[r][k]); sum += p[r][k]; } for (int k = 0; k < 3; k++) p[r][k] /= sum; } Probe(p[0][c]);")]
    [InlineData("double m = z.Max(); double lse = m + Math.Log(z.Sum(v => Math.Exp(v - m))); Probe(z.Select(v => Math.Exp(v - lse)).ToArray());")]
    [InlineData("double t = 2; double sum = z.Sum(v => Math.Exp(v / t)); Probe(z.Select(v => Math.Exp(v / t) / sum).ToArray());")]
    [InlineData("double sum = 0; for (int i = 0; i < 3; i++) { z[i] = Math.Exp(z[i]); sum += z[i]; } for (int i = 0; i < 3; i++) z[i] /= sum; Probe(z[c]);")]
    [InlineData("double sum = 0; for (int i = 0; i < 3; i++) { z[i] = Math.Exp(z[i]); sum += z[i]; } double scale = 1.0 / sum; for (int i = 0; i < 3; i++) z[i] *= scale; Probe(z[c]);")]
    [InlineData("double sum = 1e-12; for (int i = 0; i < 3; i++) sum = sum + Math.Exp(z[i]); Probe(Math.Exp(z[c]) / sum);")]
    [InlineData("double target = 0, sum = 0; for (int i = 0; i < 3; i++) { double e = Math.Exp(z[i]); if (i == c) target = e; sum += e; } Probe(target / sum);")]
    public void ASoftmax(string statements) => Assert.Equal(ValueKind.SoftmaxProbability, Probe.In(statements).Kind);

    [Theory]
    [InlineData("double s = z[0]; Probe(1.0 / (1.0 + Math.Exp(-s)));")]
    [InlineData("double s = z[0]; Probe(s >= 0 ? 1 / (1 + Math.Exp(-s)) : Math.Exp(s) / (1 + Math.Exp(s)));")]
    [InlineData("double s = z[0], k = Math.Exp(s); Probe(k / (1.0 + k));")]
    [InlineData("double s = z[0], r; if (s >= 0) { double e = Math.Exp(-s); r = 1 / (1 + e); } else { double e = Math.Exp(s); r = e / (1 + e); } Probe(r);")]
    [InlineData("Probe(Math.Pow(1 + Math.Exp(-z[0]), -1));")]
    [InlineData("Probe(1 / (1 + Math.Pow(Math.E, -z[0])));")]
    [InlineData("Probe(0.5 * (1 + Math.Tanh(z[0] / 2)));")]
    [InlineData("Probe(z.Select(v => 1 / (1 + Math.Exp(-v))).ToArray());")]
    [InlineData("var p = new double[3]; for (int i = 0; i < 3; i++) { double sum = y[i]; for (int j = 0; j < 3; j++) sum += z[j]; p[i] = 1 / (1 + Math.Exp(-sum)); } Probe(p[c]);")]
    [InlineData("double t = Math.Exp(-z[0]); t += 1; Probe(1 / t);")]
    [InlineData("double s = z[0]; if (s < -45) Probe(0); else if (s > 45) s = 45; Probe(1 / (1 + Math.Exp(-s)));")]
    public void ASigmoid(string statements) => Assert.Equal(ValueKind.SigmoidProbability, Probe.LastIn(statements).Kind);

    [Theory]
    [InlineData("Probe(Activate(z, Kind.Softmax));", "enum Kind { Relu, Softmax } double[] Activate(double[] v, Kind k) { switch (k) { case Kind.Softmax: return Softmax(v); default: return v.Select(x => Math.Max(x, 0)).ToArray(); } }")]
    [InlineData("Probe(Activate(z, \"softmax\"));", "double[] Activate(double[] v, string k) { if (k == \"softmax\") return Softmax(v); return v; }")]
    [InlineData("Probe(Activate(z, 2));", "double[] Activate(double[] v, int k) => k switch { 1 => v, 2 => Softmax(v), _ => throw new ArgumentException() };")]
    [InlineData("Probe(Activate(z, true));", "double[] Activate(double[] v, bool isLast) => isLast ? Softmax(v) : v;")]
    [InlineData("Probe(act.Apply(z));", "interface IAct { double[] Apply(double[] v); } class A : IAct { public double[] Apply(double[] v) => Softmax(v); } class B : IAct { public double[] Apply(double[] v) => v; } readonly IAct act = new A();")]
    [InlineData("Probe(act(z));", "readonly Func<double[], double[]> act = Softmax;")]
    [InlineData("Probe(new Layer(new A()).Run(z));", "interface IAct { double[] Apply(double[] v); } class A : IAct { public double[] Apply(double[] v) => Softmax(v); } class B : IAct { public double[] Apply(double[] v) => v; } class Layer(IAct act) { public double[] Run(double[] v) => act.Apply(v); }")]
    [InlineData("Probe(new Layer(v => Softmax(v)).Run(z));", "class Layer { readonly Func<double[], double[]> f; public Layer(Func<double[], double[]> f) { this.f = f; } public double[] Run(double[] v) => f(v); }")]
    [InlineData("var layer = new Layer(); layer.Run(z); Probe(layer.Output);", "class Layer { public double[] Output = []; public void Run(double[] v) => Output = Softmax(v); }")]
    [InlineData("Probe(new Result(Softmax(z), c).Probs);", "record Result(double[] Probs, int Best);")]
    [InlineData("Fill(z, y); Probe(y[c]);", "static void Fill(ReadOnlySpan<double> v, Span<double> r) { double s = 0; for (int i = 0; i < v.Length; i++) { r[i] = Math.Exp(v[i]); s += r[i]; } for (int i = 0; i < r.Length; i++) r[i] /= s; }")]
    public void Configured(string statements, string members) => Assert.Equal(ValueKind.SoftmaxProbability, Probe.In(statements, members).Kind);
}
