using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Sigmoids of logits that are kept so small that no log of them is infinite, wherever the clip stands.</summary>
public class BoundedLogitTests
{
    [Theory]
    [InlineData("var d = Math.Clamp(Dot(z, y), -6.0, 6.0); return -Math.Log(StableMath.Sigmoid(d));")]
    [InlineData("var d = Math.Max(-6, Math.Min(6, Dot(z, y))); return -Math.Log(StableMath.Sigmoid(d));")]
    [InlineData("var d = Dot(z, y); d = Math.Clamp(d, -6.0, 6.0); return -Math.Log(1 - StableMath.Sigmoid(d));")]
    [InlineData("var d = Dot(z, y); if (d > 6) d = 6; if (d < -6) d = -6; return -Math.Log(StableMath.Sigmoid(d));")]
    [InlineData("var d = Dot(z, y); if (d > 6) d = 6; else if (d < -6) d = -6; return -Math.Log(1 - StableMath.Sigmoid(d));")]
    [InlineData("double x = z[0], d = x > 6 ? 6 : x < -6 ? -6 : x; return -Math.Log(StableMath.Sigmoid(d));")]
    [InlineData("double x = z[0], p = StableMath.Sigmoid(x); return x < 10 ? Math.Log(1 - p) : -x;")]
    [InlineData("double x = z[0], p = StableMath.Sigmoid(x); return x > -10 ? Math.Log(p) : x;")]
    [InlineData("double x = z[0]; return x > 0 ? -Math.Log(StableMath.Sigmoid(x)) : -x - Math.Log(StableMath.Sigmoid(-x));")]
    [InlineData("double x = z[0]; return -Math.Log(StableMath.Sigmoid(x * x));")]
    [InlineData("double x = z[0]; return -Math.Log(StableMath.Sigmoid(Math.Abs(x)));")]
    public Task Silent(string statements) => Of(statements);

    /// <summary>Not clipped, clipped on the other side only, or so far out that it helps nothing.</summary>
    [Theory]
    [InlineData("var d = Dot(z, y); return -{|CE1002:Math.Log(StableMath.Sigmoid(d))|};")]
    [InlineData("var d = Math.Clamp(Dot(z, y), -1000.0, 1000.0); return -{|CE1002:Math.Log(StableMath.Sigmoid(d))|};")]
    [InlineData("var d = Dot(z, y); if (d > 6) d = 6; return -{|CE1002:Math.Log(StableMath.Sigmoid(d))|};")]
    [InlineData("var d = Dot(z, y); if (d < -6) d = -6; return -{|CE1002:Math.Log(1 - StableMath.Sigmoid(d))|};")]
    [InlineData("var d = Dot(z, y); if (label > 6) d = 6; if (label < -6) d = -6; return -{|CE1002:Math.Log(StableMath.Sigmoid(d))|};")]
    [InlineData("double x = z[0], p = StableMath.Sigmoid(x); return x > 10 ? {|CE1002:Math.Log(1 - p)|} : -x;")]
    [InlineData("double x = z[0], p = StableMath.Sigmoid(x); return x < 10 ? {|CE1002:Math.Log(p)|} : x;")]
    [InlineData("double x = z[0]; return x < 1000 ? -{|CE1002:Math.Log(StableMath.Sigmoid(-x))|} : 0;")]
    [InlineData("double x = z[0]; return -{|CE1002:Math.Log(1 - StableMath.Sigmoid(x * x))|};")]
    [InlineData("double x = z[0]; return -{|CE1002:Math.Log(StableMath.Sigmoid(-Math.Abs(x)))|};")]
    public Task Flagged(string statements) => Of(statements);

    private static Task Of(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Model
        {
            static double Dot(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }

            public double Loss(double[] z, double[] y, int label)
            {
                {{statements}}
            }
        }
        """);
}
