using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>What only names tell: log(1 + x) in words, one number of an own tensor, the log of a probability; and a factor 1 - x, which shifts nothing.</summary>
public class NamedAccessTests
{
    [Theory]
    [InlineData("{|CE1007:Special.LogOnePlus(Math.Exp(z))|}")]
    [InlineData("{|CE1007:Special.Log1Plus(Math.Exp(-z))|}")]
    [InlineData("Special.LogOnePlus(Math.Exp(-Math.Abs(z)))")]
    [InlineData("Special.LogOnePlus(z * z)")]
    [InlineData("Special.LogOneMinus(Math.Exp(z))")]
    public Task LogsInWords(string softplus) => Verify.Diagnostics($$"""
        static class Special
        {
            public static double LogOnePlus(double x) => Math.Abs(x) < 1e-5 ? x - x * x / 2 : Math.Log(1 + x);
            public static double Log1Plus(double x) => Math.Abs(x) < 1e-5 ? x : Math.Log(1.0 + x);
            public static double LogOneMinus(double x) => LogOnePlus(-x);
        }

        static class Likelihood
        {
            static double Of(double z) => {{softplus}};
        }
        """);

    [Theory]
    [InlineData("var p = z.Softmax(); return -{|CE1001:Math.Log(p.Get(c))|};")]
    [InlineData("var p = z.Softmax(); return -{|CE1001:Math.Log(p.Get(0, c))|};")]
    [InlineData("var p = z.Scale(); return -Math.Log(p.Get(c));")]
    [InlineData("var p = z.Softmax(); return p.Get(c) > 0 ? -Math.Log(p.Get(c)) : 0;")]
    [InlineData("var p = z.Softmax(); return -Math.Log(p.Rank(c));")]
    [InlineData("var rows = new Cache(z.Softmax()); return -Math.Log(rows.Get(c));")] // no tensor: who knows what it keeps
    public Task Elements(string statements) => Verify.Diagnostics($$"""
        class Tensor
        {
            readonly IntPtr handle = Native.Create();
            public Tensor Softmax() => Native.Call(this, 7);
            public Tensor Scale() => Native.Call(this, 8);
            public float Get(params int[] index) => Native.Read(handle, index);
            public int Rank(int index) => index;
        }

        class Cache(object made)
        {
            public double Get(int index) => Native.Look(made, index);
        }

        static class Native
        {
            [System.Runtime.InteropServices.DllImport("engine")] public static extern IntPtr Create();
            [System.Runtime.InteropServices.DllImport("engine")] public static extern Tensor Call(Tensor x, int kernel);
            [System.Runtime.InteropServices.DllImport("engine")] public static extern float Read(IntPtr handle, int[] index);
            [System.Runtime.InteropServices.DllImport("engine")] public static extern double Look(object made, int index);
        }

        static class Loss
        {
            static double Of(Tensor z, int c)
            {
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("for (int i = 0; i < w.Length; i++) s += Math.Exp(LogProbability(i, w)); return Math.Log(s);")]
    [InlineData("for (int i = 0; i < w.Length; i++) { double q = Math.Exp(GetLogConditionalProb(i, w)); s += q; } return Math.Log(s);")]
    [InlineData("for (int i = 0; i < w.Length; i++) s += Math.Exp(logProbs[i]); return Math.Log(s);")]
    [InlineData("for (int i = 0; i < w.Length; i++) s += Math.Exp(Score(i, w)); return {|CE1006:Math.Log(s)|};")]
    [InlineData("for (int i = 0; i < w.Length; i++) s += Math.Exp(w[i]); return {|CE1006:Math.Log(s)|};")]
    [InlineData("for (int i = 0; i < w.Length; i++) s += Math.Exp(-LogProbability(i, w)); return {|CE1006:Math.Log(s)|};")]
    public Task LogsOfProbabilities(string statements) => Verify.Diagnostics($$"""
        static class Chain
        {
            static double LogProbability(int i, double[] w) { double t = 0; foreach (double x in w) t += x * i; return t; }
            static double GetLogConditionalProb(int i, double[] w) { double t = 0; foreach (double x in w) t += x * i; return t; }
            static double Score(int i, double[] w) { double t = 0; foreach (double x in w) t += x * i; return t; }

            static double Total(double[] w, double[] logProbs)
            {
                double s = 0;
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("{|CE1005:Math.Exp(sums[i] * k + (1 - counts[i] / n) * w)|}")]
    [InlineData("{|CE1005:Math.Exp(w * (1.0 - counts[i]) + sums[i])|}")]
    [InlineData("Math.Exp(sums[i] * k - max)")]
    [InlineData("Math.Exp(sums[i] * k + (counts[i] - max) * w)")]
    [InlineData("Math.Exp((sums[i] - max) * k + (1 - counts[i] / n) * w)")]
    public Task Corrections(string exponential) => Verify.Diagnostics($$"""
        class Model
        {
            public double[] Evaluate(double[] sums, double[] counts, double k, double n, double w)
            {
                double total = 0, max = sums.Max();
                for (int i = 0; i < sums.Length; i++)
                {
                    sums[i] = {{exponential}};
                    total += sums[i];
                }

                for (int i = 0; i < sums.Length; i++) sums[i] /= total;
                return sums;
            }
        }
        """);
}
