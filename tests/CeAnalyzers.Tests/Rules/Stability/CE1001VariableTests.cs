using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1001 through the variables, elements and statements of one method.</summary>
public class CE1001VariableTests
{
    [Theory]
    [InlineData("var p = StableMath.Softmax(z); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("double[] p; p = StableMath.Softmax(z); double q = p[label]; return -{|CE1001:Math.Log(q)|};")]
    [InlineData("var p = new double[z.Length]; p = StableMath.Softmax(z); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("double[] p = z; p = StableMath.Softmax(p); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("double[] p; if (label > 0) p = StableMath.Softmax(z); else p = StableMath.Softmax(y); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("var p = label > 0 ? StableMath.Softmax(z) : StableMath.Softmax(y); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("var p = label switch { 0 => StableMath.Softmax(z), _ => StableMath.Softmax(y) }; return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("double[]? p = null; p ??= StableMath.Softmax(z); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("(double[] p, int c) = (StableMath.Softmax(z), label); return -{|CE1001:Math.Log(p[c])|};")]
    [InlineData("var pair = (P: StableMath.Softmax(z), C: label); return -{|CE1001:Math.Log(pair.P[pair.C])|};")]
    [InlineData("double[] p = StableMath.Softmax(z); try { label++; } finally { label--; } return -{|CE1001:Math.Log(p[label])|};")]
    public Task Locals(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("var p = new double[z.Length]; StableMath.Softmax(z, p); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("var p = new double[z.Length]; StableMath.Softmax<double>(z.AsSpan(), p.AsSpan()); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("Span<double> p = stackalloc double[10]; StableMath.Softmax<double>(z, p); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("StableMath.Softmax(z, z); return -{|CE1001:Math.Log(z[label])|};")]
    [InlineData("var p = new double[2][]; p[0] = StableMath.Softmax(z); p[1] = StableMath.Softmax(y); return -{|CE1001:Math.Log(p[1][label])|};")]
    [InlineData("var p = new double[3, 4]; var row = StableMath.Softmax(z); for (int i = 0; i < 4; i++) p[0, i] = row[i]; return -{|CE1001:Math.Log(p[0, label])|};")]
    [InlineData("var p = new List<double>(); foreach (double v in StableMath.Softmax(z)) p.Add(v); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("var p = new List<double>(StableMath.Softmax(z)); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("double[] p = [.. StableMath.Softmax(z)]; return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("var p = (double[])StableMath.Softmax(z).Clone(); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("var p = new double[z.Length]; Array.Copy(StableMath.Softmax(z), p, p.Length); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("var p = new double[z.Length]; StableMath.Softmax(z).CopyTo(p, 0); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("ReadOnlySpan<double> p = StableMath.Softmax(z); var tail = p[1..]; return -{|CE1001:Math.Log(tail[label])|};")]
    [InlineData("var p = StableMath.Softmax(z); return -{|CE1001:Math.Log(p[^1])|};")]
    public Task Elements(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("double loss = 0; var p = StableMath.Softmax(z); for (int i = 0; i < z.Length; i++) loss -= y[i] * {|CE1001:Math.Log(p[i])|}; return loss;")]
    [InlineData("double loss = 0; int i = 0; var p = StableMath.Softmax(z); while (i < z.Length) { loss += -y[i] * {|CE1001:Math.Log(p[i])|}; i++; } return loss;")]
    [InlineData("double entropy = 0; foreach (double p in StableMath.Softmax(z)) entropy -= p * {|CE1001:Math.Log(p)|}; return entropy;")]
    [InlineData("double entropy = 0; foreach (var p in StableMath.Softmax(z)) { var q = p; entropy -= q * {|CE1001:Math.Log(q)|}; } return entropy;")]
    [InlineData("double[] p = z; for (int step = 0; step < 3; step++) { p = StableMath.Softmax(z); label += {|CE1001:Math.Log(p[label])|} < 0 ? 1 : 0; } return label;")]
    public Task Loops(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("return -StableMath.Softmax(z).Select(p => {|CE1001:Math.Log(p)|}).Sum();")]
    [InlineData("return -StableMath.Softmax(z).Sum(p => p * {|CE1001:Math.Log(p)|});")]
    [InlineData("return -StableMath.Softmax(z).Zip(y, (p, t) => t * {|CE1001:Math.Log(p)|}).Sum();")]
    [InlineData("return -y.Zip(StableMath.Softmax(z), (t, p) => t * {|CE1001:Math.Log(p)|}).Sum();")]
    [InlineData("var p = StableMath.Softmax(z); return -y.Select((t, i) => t * {|CE1001:Math.Log(p[i])|}).Sum();")]
    [InlineData("var p = StableMath.Softmax(z); return -Enumerable.Range(0, z.Length).Sum(i => y[i] * {|CE1001:Math.Log(p[i])|});")]
    [InlineData("return -{|CE1001:Math.Log(StableMath.Softmax(z).ElementAt(label))|};")]
    [InlineData("return -{|CE1001:Math.Log(StableMath.Softmax(z).Skip(1).ToList()[label])|};")]
    [InlineData("return -(from p in StableMath.Softmax(z) select {|CE1001:Math.Log(p)|}).Sum();")]
    [InlineData("double sum = 0; foreach (var (p, t) in StableMath.Softmax(z).Zip(y)) sum -= t * {|CE1001:Math.Log(p)|}; return sum;")]
    public Task Sequences(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("Func<double[], double[]> activation = StableMath.Softmax; return -{|CE1001:Math.Log(activation(z)[label])|};")]
    [InlineData("Func<double[], double[]> activation = v => StableMath.Softmax(v); return -{|CE1001:Math.Log(activation(z)[label])|};")]
    [InlineData("double[] Activate(double[] v) => StableMath.Softmax(v); return -{|CE1001:Math.Log(Activate(z)[label])|};")]
    [InlineData("var p = StableMath.Softmax(z); double At(int i) => -{|CE1001:Math.Log(p[i])|}; return At(label);")]
    [InlineData("var p = StableMath.Softmax(z); Func<int, double> at = i => -{|CE1001:Math.Log(p[i])|}; return at(label);")]
    public Task Functions(string statements) => Verify.Body(statements);

    /// <summary>A condition on what the variable held before says nothing of what it is given then.</summary>
    [Theory]
    [InlineData("double p = z[0]; if (p > 0) { p = StableMath.Softmax(z)[label]; return -{|CE1001:Math.Log(p)|}; } return 0;")]
    [InlineData("double p = z[0]; if (p <= 0) return 700; p = StableMath.Softmax(z)[label]; return -{|CE1001:Math.Log(p)|};")]
    [InlineData("double p = StableMath.Softmax(z)[label]; if (p > 0) { y[0] = p; return -Math.Log(p); } return 0;")]
    [InlineData("double p = StableMath.Softmax(z)[label]; if (p > 0) { p = p / 2; return -Math.Log(p); } return 0;")]
    [InlineData("double p = StableMath.Softmax(z)[label]; while (p > 0) { y[0] -= Math.Log(p); p = StableMath.Softmax(z)[label]; } return 0;")]
    public Task GuardsOfOtherValues(string statements) => Verify.Body(statements);
}
