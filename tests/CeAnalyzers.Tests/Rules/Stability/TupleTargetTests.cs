using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Tuples that are taken apart into elements: (h[t], p[t]) = Forward(x[t]), as the steps of a recurrent network are.</summary>
public class TupleTargetTests
{
    [Theory]
    [InlineData("var p = new Dictionary<int, double[]>(); var s = new Dictionary<int, double[]>(); for (int t = 0; t < n; t++) { (s[t], p[t]) = Forward(x[t]); total -= {|CE1001:Math.Log(p[t][k[t]])|}; }")]
    [InlineData("var p = new double[n][]; var s = new double[n][]; for (int t = 0; t < n; t++) { (s[t], p[t]) = Forward(x[t]); total -= {|CE1001:Math.Log(p[t][k[t]])|}; }")]
    // the other element; either
    [InlineData("var p = new double[n][]; var s = new double[n][]; for (int t = 0; t < n; t++) { (s[t], p[t]) = Forward(x[t]); total -= Math.Log(s[t][k[t]]); }")]
    [InlineData("var a = new double[2 * n][]; for (int t = 0; t < n; t++) { (a[2 * t], a[2 * t + 1]) = Forward(x[t]); total -= Math.Log(a[t][k[t]]); }")]
    [InlineData("var p = new double[n][]; var s = new double[n][]; for (int t = 0; t < n; t++) { (p[t], s[t]) = Forward(x[t]); (p[t], s[t]) = (s[t], x[t]); total -= Math.Log(s[t][k[t]]); }")]
    public Task Elements(string statements) => Verify.Diagnostics($$"""
        class Cell
        {
            static (double[] Hidden, double[] Probabilities) Forward(double[] z)
            {
                double max = z.Max();
                double[] e = z.Select(v => Math.Exp(v - max)).ToArray();
                double sum = e.Sum();
                return (z, e.Select(v => v / sum).ToArray());
            }

            static double Run(double[][] x, int[] k, int n)
            {
                double total = 0;
                {{statements}}
                return total;
            }
        }
        """);
}
