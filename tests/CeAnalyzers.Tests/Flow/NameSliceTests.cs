using CeAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace CeAnalyzers.Tests.Flow;

/// <summary>What names alone say of where the argument of Ask comes from, before anything is bound.</summary>
public sealed class NameSliceTests
{
    /// <summary>More words than the walk looks at.</summary>
    private static readonly string Noise = string.Concat(Enumerable.Range(0, 300).Select(i => $"w[{i}] = u[{i}] + v; "));

    private static readonly string Overloads = string.Concat(Enumerable.Range(0, 40).Select(i => $"double[] Scale(double[] x, int a{i}) {{ var r = x; r[0] = Other{i}(x); return r; }} "));

    [Theory]
    // what a method does with a container that it is handed: only to that parameter
    [InlineData("double F(double[] p) { Clear(p); return Ask(p[0]); } double G(Model m) => F(m.Run()); void Clear(double[] t) { NOISE }", "double[] Run() { var q = Softmax(z); return q; }")]
    [InlineData("double F() { var p = new double[3]; Fill(1, p); return Ask(p[0]); } void Fill(int n, double[] t) { NOISE t[0] = Softmax(z)[0]; }", "")]
    [InlineData("double F() { var p = new double[3]; Fill(into: p, n: 1); return Ask(p[0]); } void Fill(int n, double[] into) { into[0] = Softmax(z)[0]; }", "")]
    [InlineData("double F() { var p = new double[3]; p.Fill(z); return Ask(p[0]); } static void Fill(this double[] t, double[] z) { t[0] = Softmax(z)[0]; }", "")]
    // what a call returns before what it is called on and passed
    [InlineData("double F() { var m = new Model(); m.A = 1; m.B = Wide(); var (q, p) = m.Run(Wide()); return Ask(p[0]); } double[] Wide() { var t = u; NOISE return t; }", "(double[], double[]) Run(double[] a) { var p = Softmax(a); return (a, p); }")]
    // a rare method before one that many types have
    [InlineData("double F() { var p = Run(); p = Scale(p, 1); return Ask(p[0]); } OVERLOADS", "double[] Run() => Softmax(z);")]
    // methods that are handed over
    [InlineData("double F() => Ask(Map(z, Model.Squash)); double[] Map(double[] x, Func<double[], double[]> f) => f(x);", "public static double[] Squash(double[] a) => Softmax(a);")]
    [InlineData("double F() => Ask(Map(z, Squash)); double[] Map(double[] x, Func<double[], double[]> f) => f(x); double[] Squash(double[] a) => Softmax(a);", "")]
    // functions in the body, also behind their use and handed over
    [InlineData("double F() { double Squash(double x) => Softmax(x); var p = Squash(z); return Ask(p); }", "")]
    [InlineData("double F() { var p = Squash(z); return Ask(p); double Squash(double x) { return Softmax(x); } }", "")]
    [InlineData("double F() { return Ask(Map(z, Squash)); double Squash(double x) => Softmax(x); } double Map(double x, Func<double, double> f) => f(x);", "")]
    // a word for a sigmoid
    [InlineData("double F() => Ask(LogisticFunction.Of(z));", "")]
    // a new array that a library's call fills
    [InlineData("double F() { var p = Run(); return Ask(p[0]); } double[] Run() { var q = Softmax(z); var r = new double[3]; Array.Copy(q, r, 3); return r; }", "")]
    [InlineData("double F() { var p = Run(); return Ask(p[0]); } double[] Run() { double[] r; r = new double[3]; Softmax(z).CopyTo(r, 0); return r; }", "")]
    // what is given further below, in a loop
    [InlineData("double F() { var p = new double[3]; for (;;) { r += Ask(p[0]); p = Softmax(z); } }", "")]
    public void MayMatter(string members, string model) => Assert.True(Asks(members, model));

    [Theory]
    [InlineData("double F() => Ask(Map(z, Model.Squash)); double[] Map(double[] x, Func<double[], double[]> f) => f(x);", "public static double[] Squash(double[] a) => a;")]
    [InlineData("double F() { var p = Read(); return Ask(p[0]); } double[] Read() => new double[3];", "")]
    [InlineData("double F() { return Ask(Squash(z)); double Squash(double x) => x; double Other(double x) => Softmax(x); }", "")]
    [InlineData("double F() { var p = Run(); return Ask(p[0]); } double[] Run() { var q = Softmax(z); var r = new double[3]; Array.Copy(u, r, 3); return r; }", "")]
    [InlineData("double F() { var p = new double[3]; r = Ask(p[0]); p = Softmax(z); return r; }", "")] // given too late
    [InlineData("double F(double[] x) { var p = new double[3]; Fill(p, x); return Ask(p[0]); } void Fill(double[] t, double[] y) { t[0] = y[0]; var q = Softmax(3); }", "")] // does not reach the parameter
    public void DoesNotMatter(string members, string model) => Assert.False(Asks(members, model));

    private static bool Asks(string members, string model)
    {
        string code = "static class C { " + members.Replace("NOISE", Noise).Replace("OVERLOADS", Overloads) + " } class Model { " + model + " }";
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken);
        var flow = new FlowAnalysis(CSharpCompilation.Create("test", [tree]), null, TestContext.Current.CancellationToken);
        InvocationExpressionSyntax ask = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>().Single(call => call.Expression.ToString() == "Ask");
        return NameSlice.MayMatter(ask.ArgumentList, flow);
    }
}
