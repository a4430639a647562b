using CeAnalyzers.Kinds;

namespace CeAnalyzers.Tests.Flow;

/// <summary>
/// What the flow does not follow yet: each of these is a softmax, and nothing is known of it. A test that fails here is good news: move it
/// to the probes.
/// </summary>
public class KnownLimitsTests
{
    [Theory]
    // what a dynamic call returns
    [InlineData("dynamic f = new Func<double[], double[]>(v => Softmax(v)); double[] p = f(z); Probe(p);", "")]
    // exponentials and their sum in different methods of an object
    [InlineData("Exponentials(z); Normalise(); Probe(e);", "double[] e = []; double s; void Exponentials(double[] v) { e = v.Select(Math.Exp).ToArray(); s = e.Sum(); } void Normalise() { for (int i = 0; i < e.Length; i++) e[i] /= s; }")]
    // recursion: each call has other arguments, and the budget ends before the recursion does
    [InlineData("Probe(Recursive(z, 3));", "double[] Recursive(double[] v, int n) => n == 0 ? Softmax(v) : Recursive(v, n - 1);")]
    // values that pass through text
    [InlineData("string text = string.Join(' ', Softmax(z)); Probe(text.Split(' ').Select(double.Parse).ToArray());", "")]
    // events and delegates with several targets
    [InlineData("Activated += v => Softmax(v); Probe(Activated(z));", "event Func<double[], double[]> Activated = v => v;")]
    // powers of another base
    [InlineData("double s = z.Sum(v => Math.Pow(2, v)); Probe(z.Select(v => Math.Pow(2, v) / s).ToArray());", "")]
    public void NotFollowed(string statements, string members) => Assert.Equal(ValueKind.Unknown, Probe.In(statements, members).Kind);
}
