using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1005 where the user's own matrix divides by a method: the call is the place that makes the softmax, not the quotient of any matrices in its body.</summary>
public class OwnMatrixTests
{
    [Theory]
    [InlineData("var e = z.Mapped(Math.Exp); return {|CE1005:e.DivBy(e.Total())|};")]
    [InlineData("var e = z.Mapped(v => Math.Exp(v)); double sum = e.Total(); return {|CE1005:e.DivBy(sum)|};")]
    [InlineData("double m = z.Largest(); var e = z.Mapped(v => Math.Exp(v - m)); return e.DivBy(e.Total());")]
    [InlineData("var e = z.Mapped(Math.Sqrt); return e.DivBy(e.Total());")]
    [InlineData("var e = z.Mapped(Math.Exp); return e.DivBy(z.Total());")]
    public Task Divided(string statements) => Verify.Diagnostics($$"""
        class Matrix
        {
            private readonly double[] data = new double[4];

            public Matrix Mapped(Func<double, double> f)
            {
                var made = new Matrix();
                for (int i = 0; i < 4; i++) made.data[i] = f(data[i]);
                return made;
            }

            public Matrix DivBy(double divisor) => Mapped(v => v / divisor);

            public double Total() { double s = 0; for (int i = 0; i < 4; i++) s += data[i]; return s; }

            public double Largest() { double m = double.MinValue; for (int i = 0; i < 4; i++) m = Math.Max(m, data[i]); return m; }
        }

        static class Activations
        {
            public static Matrix Shares(Matrix z)
            {
                {{statements}}
            }
        }
        """);
}
