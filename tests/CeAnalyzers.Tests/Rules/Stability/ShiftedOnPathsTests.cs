using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Exponents whose maximum is subtracted and which are then scaled, on every path or on some; and those that no maximum was subtracted from.</summary>
public class ShiftedOnPathsTests
{
    [Theory]
    [InlineData("TensorPrimitives.Subtract(z, TensorPrimitives.Max(z), e); if (t != 1) TensorPrimitives.Multiply(e, 1 / t, e); TensorPrimitives.Exp(e, e); TensorPrimitives.Divide(e, TensorPrimitives.Sum(e), e);")]
    [InlineData("TensorPrimitives.Subtract(z, TensorPrimitives.Max(z), e); if (t != 1) TensorPrimitives.Divide(e, t, e); TensorPrimitives.Exp(e, e); TensorPrimitives.Multiply(e, 1 / TensorPrimitives.Sum(e), e);")]
    [InlineData("float max = TensorPrimitives.Max(z); if (t == 1) TensorPrimitives.Subtract(z, max, e); else { TensorPrimitives.Subtract(z, max, e); TensorPrimitives.Divide(e, t, e); } TensorPrimitives.Exp(e, e); TensorPrimitives.Divide(e, TensorPrimitives.Sum(e), e);")]
    [InlineData("if (t != 1) TensorPrimitives.Divide(z, t, e); else System.Array.Copy(z, e, z.Length); TensorPrimitives.Exp(e, e); {|CE1005:TensorPrimitives.Divide(e, TensorPrimitives.Sum<float>(e), e)|};")]
    [InlineData("if (t != 1) TensorPrimitives.Multiply(e, 1 / t, e); TensorPrimitives.Exp<float>(e, e); {|CE1005:TensorPrimitives.Divide(e, TensorPrimitives.Sum<float>(e), e)|};")]
    public Task Vectors(string statements) => Verify.Diagnostics(
        $$"""
        using System.Numerics.Tensors;

        class Policy
        {
            void Activate(float[] z, float[] e, float t)
            {
                {{statements}}
            }
        }
        """,
        Libraries.Tensors);

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) p[i] = z[i] - max; if (t != 1) for (int i = 0; i < n; i++) p[i] *= 1 / t; for (int i = 0; i < n; i++) { p[i] = Math.Exp(p[i]); sum += p[i]; }")]
    [InlineData("for (int i = 0; i < n; i++) p[i] = z[i] - max; for (int i = 0; i < n; i++) p[i] = p[i] * t; for (int i = 0; i < n; i++) { p[i] = Math.Exp(p[i]); sum += p[i]; }")]
    [InlineData("for (int i = 0; i < n; i++) { double d = z[i] - max; if (t != 1) d /= t; p[i] = Math.Exp(d); sum += p[i]; }")]
    [InlineData("for (int i = 0; i < n; i++) { double d; if (t == 1) d = z[i] - max; else d = (z[i] - max) / t; p[i] = Math.Exp(d); sum += p[i]; }")]
    [InlineData("for (int i = 0; i < n; i++) { double d = z[i]; if (t != 1) d /= t; p[i] = {|CE1005:Math.Exp(d)|}; sum += p[i]; }")]
    [InlineData("for (int i = 0; i < n; i++) { double d = z[i]; if (t != 1) d = z[i] * t; p[i] = {|CE1005:Math.Exp(d)|}; sum += p[i]; }")]
    [InlineData("for (int i = 0; i < n; i++) p[i] = z[i]; if (t != 1) for (int i = 0; i < n; i++) p[i] *= 1 / t; for (int i = 0; i < n; i++) { p[i] = {|CE1005:Math.Exp(p[i])|}; sum += p[i]; }")]
    public Task Rows(string statements) => Verify.Diagnostics($$"""
        class Policy
        {
            public double[] Activate(double[] z, double t)
            {
                int n = z.Length;
                double max = z.Max(), sum = 0;
                var p = new double[n];
                {{statements}}
                for (int i = 0; i < n; i++) p[i] /= sum;
                return p;
            }
        }
        """);

    /// <summary>A name that no negative number has is evidence, whatever the field that the number came from is called.</summary>
    [Theory]
    [InlineData("distances", "")]
    [InlineData("scores", "CE1006")]
    public Task NeighboursOutOfACall(string name, string rule) => Verify.Diagnostics($$"""
        class Node { public double Value; }

        static class Perplexity
        {
            static void Search(List<Node> nodes, int k, out IList<double> found) { found = nodes.Take(k).Select(node => node.Value).ToList(); }

            static double Entropy(List<Node> nodes, int k, double beta)
            {
                Search(nodes, k, out IList<double> {{name}});
                double sum = 0;
                for (int i = 0; i < k; i++) sum += Math.Exp(-beta * {{name}}[i]);
                return {{(rule.Length == 0 ? "Math.Log(sum)" : "{|" + rule + ":Math.Log(sum)|}")}};
            }
        }
        """);

    /// <summary>The larger and the smaller of two numbers, with the calls of arithmetic on T.</summary>
    [Theory]
    [InlineData("T great = ops.GreaterThan(a, b) ? a : b, small = ops.GreaterThan(a, b) ? b : a; return ops.Add(great, ops.Log(ops.Add(ops.One, ops.Exp(ops.Subtract(small, great)))));")]
    [InlineData("T great = ops.GreaterThan(a, b) ? a : b; T small = ops.GreaterThan(a, b) ? b : a; T d = ops.Subtract(small, great); T e = ops.Exp(d); return ops.Add(great, ops.Log(ops.Add(ops.One, e)));")]
    [InlineData("T great = ops.LessThan(a, b) ? b : a, small = ops.LessThan(a, b) ? a : b; T d = ops.Subtract(small, great); return ops.Log(ops.Add(ops.One, ops.Exp(ops.Multiply(d, ops.FromDouble(Math.Log(2.0))))));")]
    [InlineData("T great = ops.GreaterThan(a, b) ? a : b, small = ops.GreaterThan(a, b) ? b : a; return {|CE1007:ops.Log(ops.Add(ops.One, ops.Exp(ops.Subtract(great, small))))|};")]
    [InlineData("T great = ops.GreaterThan(a, b) ? a : b, small = ops.GreaterThan(a, b) ? b : a; return {|CE1007:ops.Log(ops.Add(ops.One, ops.Exp(ops.Multiply(ops.Subtract(small, great), ops.FromDouble(Math.Log(0.5))))))|};")]
    [InlineData("return {|CE1007:ops.Log(ops.Add(ops.One, ops.Exp(ops.Subtract(a, b))))|};")]
    public Task Ordered(string statements) => Verify.Diagnostics($$"""
        interface IArithmetic<T>
        {
            T One { get; }
            T Add(T x, T y);
            T Subtract(T x, T y);
            T Multiply(T x, T y);
            T Exp(T x);
            T Log(T x);
            bool GreaterThan(T x, T y);
            bool LessThan(T x, T y);
            T FromDouble(double x);
        }

        class Sums<T>(IArithmetic<T> ops)
        {
            public T Join(T a, T b)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>-|z| in the steps of an own tensor.</summary>
    [Theory]
    [InlineData("z.Abs().Neg().Exp().Log1p()")]
    [InlineData("z.Neg().Abs().Neg().Exp().Log1p()")]
    [InlineData("{|CE1007:z.Neg().Exp().Log1p()|}")]
    [InlineData("{|CE1007:z.Abs().Exp().Log1p()|}")]
    public Task Sizes(string softplus) => Verify.Diagnostics($$"""
        abstract class Tensor
        {
            public abstract Tensor Abs();
            public abstract Tensor Neg();
            public abstract Tensor Exp();
            public abstract Tensor Log1p();
        }

        static class Losses
        {
            static Tensor Softplus(Tensor z) => {{softplus}};
        }
        """);
}
