using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1007: log(1 + exp(x)) and log(1 - exp(x)).</summary>
public class CE1007UnstableSoftplusTests
{
    [Theory]
    [InlineData("return {|CE1007:Math.Log(1 + Math.Exp(x))|};")]
    [InlineData("return {|CE1007:Math.Log(Math.Exp(x) + 1.0)|};")]
    [InlineData("return -{|CE1007:Math.Log(1.0 + Math.Exp(-x * y))|};")]
    [InlineData("return {|CE1007:Math.Log(1 + Math.Pow(Math.E, x))|};")]
    [InlineData("double Power(double p) => Math.Pow(Math.E, p); return {|CE1007:Math.Log(1 + Power(x))|};")]
    [InlineData("double Power(double p) => Math.Exp(p); return {|CE1007:Math.Log(1 + Power(x))|};")]
    [InlineData("switch ((int)y) { case 0: return (x <= 0 ? 0.0d : x); break; case 1: return ({|CE1007:Math.Log(1 + Math.Exp(x))|}); break; default: throw new Exception(); }")]
    [InlineData("double e = Math.Exp(-x); double sum = 1 + e; return {|CE1007:Math.Log(sum)|};")]
    [InlineData("return {|CE1007:Math.Log2(1 + Math.Exp(3 * x))|};")]
    [InlineData("return {|CE1007:MathF.Log(1f + MathF.Exp((float)x))|};")]
    [InlineData("return {|CE1007:Math.Log(1 + Math.Exp(x - y))|};")] // of any difference: a ranking loss
    [InlineData("if (y > 0) return {|CE1007:Math.Log(1 + Math.Exp(-x))|}; return {|CE1007:Math.Log(1 + Math.Exp(x))|};")] // by label, not by sign
    [InlineData("if (x < -20) return Math.Exp(x); return {|CE1007:Math.Log(1 + Math.Exp(x))|};")] // the wrong end
    [InlineData("if (x > y) (x, y) = (y, x); return {|CE1007:Math.Log(1 + Math.Exp(y - x))|};")] // in the wrong order
    [InlineData("if (x < y) x = 2 * y; return {|CE1007:Math.Log(1 + Math.Exp(y - x))|};")] // no exchange
    [InlineData("return {|CE1007:Math.Log(1 - Math.Exp(x))|};")]
    [InlineData("return {|CE1007:StableMath.Log1P(Math.Exp(x))|};")]
    [InlineData("return new[] { x, y }.Select(v => {|CE1007:Math.Log(1 + Math.Exp(v))|}).Sum();")]
    [InlineData("double low, high; if (x > y) { low = y; high = x; } else { low = x; high = y; } return {|CE1007:Math.Log(1 + Math.Exp(high - low))|};")] // the larger less the smaller
    [InlineData("double low, high; if (x > y) { low = x; high = y; } else { low = x; high = y; } return {|CE1007:Math.Log(1 + Math.Exp(low - high))|};")] // ordered on one branch only
    [InlineData("double low, high; if (x > 0) { low = y; high = x; } else { low = x; high = y; } return {|CE1007:Math.Log(1 + Math.Exp(low - high))|};")] // by something else
    [InlineData("double low, high; if (x > y) { low = y; high = x; } else { low = x; high = y; } low *= 2; return {|CE1007:Math.Log(1 + Math.Exp(low - high))|};")] // changed afterwards
    [InlineData("double low, high; if (x > y) { x = -x; low = y; high = x; } else { low = x; high = y; } return {|CE1007:Math.Log(1 + Math.Exp(low - high))|};")] // changed in between
    [InlineData("while (x > 30) { if (y > 0) break; return x; } return {|CE1007:Math.Log(1 + Math.Exp(x))|};")] // left with a large one
    [InlineData("while (y > 30) y--; return {|CE1007:Math.Log(1 + Math.Exp(x))|};")] // another one
    [InlineData("return x switch { double.NaN => x, _ when y > 30 => x, _ => {|CE1007:Math.Log(1 + Math.Exp(x))|} };")]
    [InlineData("return x switch { < 0 when x > 30 => x, _ => {|CE1007:Math.Log(1 + Math.Exp(x))|} };")] // of some only
    [InlineData("return {|CE1007:Math.Log(1 + Math.Exp(x))|} is var r and < 1e300 ? r : x;")]
    [InlineData("double low = x > y ? y : x; double high = x > 0 ? x : y; return {|CE1007:Math.Log(1 + Math.Exp(low - high))|};")]
    public Task Flagged(string statements) => Method(statements);

    [Theory]
    [InlineData("return x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));")] // split by sign
    [InlineData("if (x >= 0) return x + Math.Log(1 + Math.Exp(-x)); else return Math.Log(1 + Math.Exp(x));")]
    [InlineData("double m = x * y; double loss = 0; if (m >= 0) loss += y * m + Math.Log(1 + Math.Exp(-m)); else loss += (y - 1) * m + Math.Log(1 + Math.Exp(m)); return loss;")]
    [InlineData("if (x > 20) return x; return Math.Log(1 + Math.Exp(x));")] // early return
    [InlineData("if (x > 35) { return x; } if (x < -35) return 0; return Math.Log(1 + Math.Exp(x));")]
    [InlineData("if (x < -37) return Math.Exp(x); if (x <= 18) return Math.Log(1 + Math.Exp(x)); return x;")]
    [InlineData("return x switch { > 30 => x, _ => Math.Log(1 + Math.Exp(x)) };")]
    [InlineData("return Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));")]
    [InlineData("double a = Math.Abs(x); return Math.Max(x, 0) + Math.Log(1 + Math.Exp(-a));")]
    [InlineData("double max, d; if (x > y) { max = x; d = y - x; } else { max = y; d = x - y; } return max + Math.Log(1 + Math.Exp(d));")]
    [InlineData("if (x < y) (x, y) = (y, x); return x + Math.Log(1 + Math.Exp(y - x));")] // put in order first
    [InlineData("if (y > x) { double t = x; x = y; y = t; } double d = y - x; return x + Math.Log(1 + Math.Exp(d));")]
    [InlineData("double high = Math.Max(x, y), low = Math.Min(x, y); return high + Math.Log(1 + Math.Exp(low - high));")]
    [InlineData("double low, high; if (x > y) { low = y; high = x; } else { low = x; high = y; } return high + Math.Log(Math.Exp(low - high) + 1.0);")] // by the branches
    [InlineData("double low, high; if (x < y) { high = y; low = x; } else { high = x; low = y; } if (high > low + 50) return high; return high + Math.Log(1 + Math.Exp(low - high));")]
    [InlineData("double low = 0, high = 0; if (x > y) { low = y; high = x; } else { low = x; high = y; } return high + Math.Log(1 + Math.Exp(low - high));")]
    [InlineData("double low = x, high = y; if (x > y) { low = y; high = x; } return high + Math.Log(1 + Math.Exp(low - high));")] // as they were, or exchanged
    [InlineData("double low = x > y ? y : x; double high = x > y ? x : y; return high + Math.Log(1 + Math.Exp(low - high));")] // by two choices
    [InlineData("return Math.Max(x, 0) + Math.Log(1 + Math.Exp(Below(x))); static double Below(double v) => v > 0 ? -v : v;")]
    [InlineData("return Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Size(x))); static double Size(double v) => v < 0 ? -v : v;")]
    [InlineData("return Math.Max(x, 0) + {|CE1007:Math.Log(1 + Math.Exp(-Size(x)))|}; static double Size(double v) => v > 0 ? -v : v;")] // the other way round
    [InlineData("double d = x > 0 ? -x : x; return Math.Max(x, 0) + Math.Log(1 + Math.Exp(d));")]
    [InlineData("double e = Math.Exp(x); if (double.IsInfinity(e)) return x; return Math.Log(1 + e);")] // tested afterwards
    [InlineData("double r = Math.Log(1 + Math.Exp(x)); if (double.IsPositiveInfinity(r)) return x; return r;")]
    [InlineData("return Math.Log(1 + Math.Exp(x)) is var r and < double.PositiveInfinity ? r : x;")]
    [InlineData("double r = Math.Log(1 + Math.Exp(x)); return r == double.PositiveInfinity ? x : r;")]
    [InlineData("return x switch { double.NaN => x, _ when x > 30 => x, _ => Math.Log(1 + Math.Exp(x)) };")] // by an arm before
    [InlineData("while (x > 30) return x; return Math.Log(1 + Math.Exp(x));")]
    [InlineData("return Math.Abs(x) < 30 ? Math.Log(1 + Math.Exp(x)) : Math.Max(x, 0);")] // by the size
    [InlineData("if (Math.Abs(x) > 30) return Math.Max(x, 0); return Math.Log(1 + Math.Exp(x));")]
    public Task Guarded(string statements) => Method(statements);

    [Theory]
    [InlineData("return Math.Log(1 + Math.Exp(-x * x));")] // a square
    [InlineData("return Math.Log(1 + Math.Exp(-(x * x + y * y) / 2));")]
    [InlineData("return Math.Log(1 + Math.Exp(-Math.Sqrt(x)));")]
    [InlineData("return Math.Log(1 + Math.Exp(Math.Min(x, 30)));")]
    [InlineData("return Math.Log(1 + Math.Exp(Math.Clamp(x, -50, 50)));")]
    [InlineData("return Math.Log(1 + Math.Exp(Math.Tanh(x) * 5));")]
    [InlineData("return Math.Log(1 + Math.Exp(StableMath.LogSigmoid(x)));")] // of a log-probability
    [InlineData("return Math.Log(1 + Math.Exp(-2));")] // of a number
    [InlineData("return Math.Log(1 - Math.Exp(-2));")]
    [InlineData("return Math.Log(1 + x / 700);")] // no exponential: the mel scale
    [InlineData("return Math.Log(2 + Math.Exp(x));")] // another function, which StableMath lacks
    [InlineData("return StableMath.Softplus(x) + StableMath.Log1MinusExp(-y);")]
    [InlineData("return x > -0.693 ? Math.Log(-StableMath.ExpM1(x)) : Math.Log(1 - Math.Exp(x));")] // each where it is exact
    public Task Harmless(string statements) => Method(statements);

    /// <summary>|x| as a choice between x and -x, of which the condition is a call; and a choice by something else.</summary>
    [Theory]
    [InlineData("math.GreaterThanOrEquals(x, math.Zero) ? x : math.Negate(x)", "math.Log(math.Add(math.One, e))")]
    [InlineData("math.GreaterThanOrEquals(y, math.Zero) ? x : math.Negate(x)", "{|CE1007:math.Log(math.Add(math.One, e))|}")]
    [InlineData("math.GreaterThanOrEquals(x, math.One) ? x : math.Negate(x)", "{|CE1007:math.Log(math.Add(math.One, e))|}")]
    [InlineData("math.GreaterThanOrEquals(math.Zero, x) ? x : math.Negate(x)", "{|CE1007:math.Log(math.Add(math.One, e))|}")]
    public Task AbsoluteValuesOfT(string magnitude, string log) => Verify.Diagnostics($$"""
        interface IArithmetic<T>
        {
            T Zero { get; }
            T One { get; }
            T Exp(T x);
            T Log(T x);
            T Add(T x, T y);
            T Negate(T x);
            bool GreaterThanOrEquals(T x, T y);
        }

        class Loss<T>(IArithmetic<T> math)
        {
            T Term(T x, T y)
            {
                T magnitude = {{magnitude}};
                T e = math.Exp(math.Negate(magnitude));
                T loss = {{log}};
                return loss;
            }
        }
        """);

    [Fact]
    public Task NumbersOfTheUser() => Verify.Diagnostics("""
        interface IArithmetic<T>
        {
            T One { get; }
            T Exp(T x);
            T Log(T x);
            T Add(T x, T y);
            T Negate(T x);
        }

        class Loss<T>(IArithmetic<T> math)
        {
            T Term(T x)
            {
                T e = math.Exp(math.Negate(x));
                return {|CE1007:math.Log(math.Add(math.One, e))|};
            }
        }
        """);

    [Fact]
    public Task StoredInAField() => Verify.Diagnostics("""
        class Trainer
        {
            private double[] exps = [];

            void Prepare(double[] scores)
            {
                exps = new double[scores.Length];
                for (int i = 0; i < scores.Length; i++) exps[i] = Math.Exp(scores[i]);
            }

            double Objective() => exps.Sum(e => {|CE1007:Math.Log(1 + e)|});
        }
        """);

    [Theory]
    [InlineData("{|CE1007:torch.log(1 + torch.exp(x))|}")]
    [InlineData("{|CE1007:(1 + x.exp()).log()|}")]
    [InlineData("{|CE1007:x.exp().log1p()|}")]
    [InlineData("torch.log(1 + torch.exp(-x.abs())) + x.clamp_min(0)")] // the stable form
    public Task Tensors(string expression) => Verify.Diagnostics(
        $$"""
        using TorchSharp;

        static class Model
        {
            static torch.Tensor Softplus(torch.Tensor x) => {{expression}};
        }
        """,
        Libraries.TorchSharp);

    [Fact]
    public async Task TheMessageGivesTheExponent()
    {
        var diagnostics = await Project.Analyze(Libraries.Plain, """
            class Units
            {
                double D(double x) => Math.Log(1 + Math.Exp(x));
                float F(float x) => MathF.Log(1 + MathF.Exp(x));
                double M(double x) => Math.Log(1 - Math.Exp(x));
            }
            """);

        Assert.Equal(
            [
                "'Math.Log(1 + Math.Exp(x))' is infinite from an exponent of 710, where softplus is the exponent itself: use StableMath.Softplus",
                "'MathF.Log(1 + MathF.Exp(x))' is infinite from an exponent of 89, where softplus is the exponent itself: use StableMath.Softplus",
                "'Math.Log(1 - Math.Exp(x))' loses its digits where the exponential is near 1 or near 0: use StableMath.Log1MinusExp",
            ],
            diagnostics.Select(d => d.GetMessage(null)));
    }

    private static Task Method(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Units
        {
            double F(double x, double y)
            {
                {{statements}}
            }
        }
        """);
}
