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
    [InlineData("double x = z[0]; return x > 0 ? -{|CE1002:Math.Log(StableMath.Sigmoid(-x))|} : 0;")]
    [InlineData("double x = z[0]; if (x <= 0) return 0; double p = StableMath.Sigmoid(-x); return -{|CE1002:Math.Log(p)|};")]
    [InlineData("return z[label] > 0 ? -{|CE1002:Math.Log(StableMath.Sigmoid(-z[label]))|} : 0;")]
    public Task Flagged(string statements) => Of(statements);

    /// <summary>The logit is another part of what holds the probability: they were made together.</summary>
    [Theory]
    [InlineData("var (p, s) = Judge(z); if (Math.Abs(s) > 30) return Math.Abs(s); return label == 1 ? -Math.Log(p) : -Math.Log(1 - p);")]
    [InlineData("var made = Judge(z); if (Math.Abs(made.Score) > 30) return Math.Abs(made.Score); return -Math.Log(made.Probability);")]
    [InlineData("var made = Judge(z); return made.Score > -30 ? -Math.Log(made.Probability) : -made.Score;")]
    [InlineData("var (p, s) = Pair(z); if (s is < -30 or > 30) return Math.Abs(s); return -Math.Log(1 - p);")]
    public Task GuardedByAnotherPart(string statements) => OfParts(statements);

    /// <summary>The guard is one of something else, or on the other side.</summary>
    [Theory]
    [InlineData("var made = Judge(z); if (Math.Abs(y[0]) > 30) return 0; return -{|CE1002:Math.Log(made.Probability)|};")]
    [InlineData("var (made, other) = (Judge(z), Judge(y)); if (Math.Abs(other.Score) > 30) return 0; return -{|CE1002:Math.Log(made.Probability)|};")]
    [InlineData("var made = Judge(z); return made.Score < 30 ? -{|CE1002:Math.Log(made.Probability)|} : 0;")]
    public Task GuardedByAnythingElse(string statements) => OfParts(statements);

    /// <summary>Where more is not known of the logit than its name: the score of a model behind an interface.</summary>
    [Theory]
    [InlineData("var (probability, logit) = Assess(x); if (Math.Abs(logit) > 30) return 0; return label switch { true => -Math.Log(probability), false => -Math.Log(1 - probability) };")]
    [InlineData("var made = Assess(x); if (Math.Abs(made.Logit) > 30) return 0; return -Math.Log(made.Probability);")]
    [InlineData("var (probability, logit) = Assess(x); if (logit > 30) return 0; return -{|CE1002:Math.Log(probability)|};")]
    [InlineData("var (probability, _) = Assess(x); var (_, logit) = Assess(other); if (Math.Abs(logit) > 30) return 0; return -{|CE1002:Math.Log(probability)|};")]
    [InlineData("var (made, next) = (Assess(x), Assess(other)); if (Math.Abs(next.Logit) > 30) return 0; return -{|CE1002:Math.Log(made.Probability)|};")]
    public Task GuardedByTheLogitsName(string statements) => Verify.Diagnostics($$"""
        interface IScorer
        {
            double GetLogit(double[] x);
        }

        sealed record Assessment(double Probability, double Logit);

        class Service(IScorer scorer)
        {
            private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

            Assessment Assess(double[] x)
            {
                var logit = scorer.GetLogit(x);
                return new Assessment(Logistic(logit), logit);
            }

            public double Loss(double[] x, double[] other, bool label)
            {
                {{statements}}
            }
        }
        """);

    private static Task OfParts(string statements) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        record Judgement(double Probability, double Score);

        class Model
        {
            private readonly double[] weights = new double[8];

            double Score(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * weights[i]; return s; }

            Judgement Judge(double[] x) { double s = Score(x); return new Judgement(StableMath.Sigmoid(s), s); }

            (double P, double S) Pair(double[] x) { double s = Score(x); return (StableMath.Sigmoid(s), s); }

            public double Loss(double[] z, double[] y, int label)
            {
                {{statements}}
            }
        }
        """);

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
