using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

public class CE1002LogOfSigmoidFixTests
{
    [Theory]
    [InlineData("{|CE1002:Math.Log(p)|}", "StableMath.LogSigmoid(z)")]
    [InlineData("{|CE1002:Math.Log(1 - p)|}", "StableMath.LogSigmoid(-z)")]
    [InlineData("{|CE1002:double.LogP1(-p)|}", "StableMath.LogSigmoid(-z)")]
    [InlineData("y > 0 ? -{|CE1002:Math.Log(p)|} : -{|CE1002:Math.Log(1.0 - p)|}", "y > 0 ? -StableMath.LogSigmoid(z) : -StableMath.LogSigmoid(-z)")]
    [InlineData("-(y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|})", "StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("-((1 - y) * {|CE1002:Math.Log(1 - p)|} + y * {|CE1002:Math.Log(p)|})", "StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("-y * {|CE1002:Math.Log(p)|} - (1 - y) * {|CE1002:Math.Log(1 - p)|}", "StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("-(y * {|CE1002:Math.Log(p)|}) - ({|CE1002:Math.Log(1 - p)|} * (1 - y))", "StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|}", "-StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("3 - (y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|})", "3 + StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("y * {|CE1002:Math.Log(p)|} - (1 - y) * {|CE1002:Math.Log(1 - p)|}", "y * StableMath.LogSigmoid(z) - (1 - y) * StableMath.LogSigmoid(-z)")]
    [InlineData("-(Next() * {|CE1002:Math.Log(p)|} + (1 - Next()) * {|CE1002:Math.Log(1 - p)|})", "-(Next() * StableMath.LogSigmoid(z) + (1 - Next()) * StableMath.LogSigmoid(-z))")] // two targets
    [InlineData("y * {|CE1002:Math.Log(p)|} + (1 - z) * {|CE1002:Math.Log(1 - p)|}", "y * StableMath.LogSigmoid(z) + (1 - z) * StableMath.LogSigmoid(-z)")]
    public Task Formulas(string before, string after) => Verify.Fix(Loss(before), "using CeAnalyzers;\n\n" + Loss(after));

    [Theory]
    [InlineData("1 / (1 + Math.Exp(-z))", "z")]
    [InlineData("1.0 / (1.0 + Math.Exp(-(z + 1)))", "z + 1")]
    [InlineData("1 / (1 + Math.Exp(z))", "-z")]
    [InlineData("Math.Exp(z) / (1 + Math.Exp(z))", "z")]
    [InlineData("Sigmoid(2 * z)", "2 * z")]
    [InlineData("1 - 1 / (1 + Math.Exp(-z))", "-z")]
    [InlineData("1 / (1 + Math.Exp(-n))", "(double)n")] // a whole number is rather a float than a double
    [InlineData("Sigmoid(n / 2)", "(double)(n / 2)")]
    [InlineData("1 - 1 / (1 + Math.Exp(-f))", "-(double)f")]
    public Task Sigmoids(string sigmoid, string logit) => Verify.Fix(
        Loss("{|CE1002:Math.Log(p)|}", sigmoid), "using CeAnalyzers;\n\n" + Loss($"StableMath.LogSigmoid({logit})", sigmoid));

    [Fact]
    public Task LogitOutOfReach() => Verify.Fix(
        Loss("-(y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|})", "Sigmoid(Score(z))"),
        "using CeAnalyzers;\n\n" + Loss("StableLoss.BinaryCrossEntropy(p, y)", "Sigmoid(Score(z))"));

    // on the other path z is no logit
    [Theory]
    [InlineData("if (y > 1) z = Sigmoid(z); double p = z;")]
    [InlineData("double p = y > 1 ? Sigmoid(z) : z;")]
    public Task ASigmoidOnOnePath(string statement) => Verify.Fix(
        OnOnePath(statement, "-(y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|})"),
        "using CeAnalyzers;\n\n" + OnOnePath(statement, "StableLoss.BinaryCrossEntropy(p, y)"));

    // nor is the probability made of the logit where it is a constant of its own
    [Theory]
    [InlineData("y > 2 ? 0.5 : 1 / (1 + Math.Exp(-z))")]
    [InlineData("y > 2 ? 1 : 1 / (1 + Math.Exp(-z))")]
    [InlineData("y > 2 ? 0.5 : Sigmoid(z)")]
    public Task AConstantOnTheOtherPath(string probability) =>
        Verify.Fix(Loss("{|CE1002:Math.Log(p)|}", probability), "using CeAnalyzers;\n\n" + Loss("Math.Log(StableMath.ClipProbability(p))", probability));

    [Fact]
    public Task AMethodThatAnotherClassOverrides() => Verify.Fix(Virtual("{|CE1002:Math.Log(P(z))|}"), "using CeAnalyzers;\n\n" + Virtual("Math.Log(StableMath.ClipProbability(P(z)))"));

    private static string Virtual(string log) => $$"""
        class Model
        {
            protected virtual double P(double z) => 0.5;

            public double Loss(double z) => -{{log}};
        }

        class Logistic : Model
        {
            protected override double P(double z) => 1 / (1 + Math.Exp(-z));
        }
        """;

    private static string OnOnePath(string statement, string loss) => $$"""
        class C
        {
            static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

            static double Loss(double z, double y)
            {
                {{statement}}
                return {{loss}};
            }
        }
        """;

    [Fact]
    public Task EntriesOfARow() => Verify.Fix(
        """
        class C
        {
            static double Loss(double[] z, double[] y)
            {
                double loss = 0;
                for (int i = 0; i < z.Length; i++)
                {
                    double p = 1 / (1 + Math.Exp(-z[i]));
                    loss -= y[i] * {|CE1002:Math.Log(p)|} + (1 - y[i]) * {|CE1002:Math.Log(1 - p)|};
                }

                return loss;
            }
        }
        """,
        """
        using CeAnalyzers;

        class C
        {
            static double Loss(double[] z, double[] y)
            {
                double loss = 0;
                for (int i = 0; i < z.Length; i++)
                {
                    double p = 1 / (1 + Math.Exp(-z[i]));
                    loss += StableLoss.SigmoidCrossEntropy(z[i], y[i]);
                }

                return loss;
            }
        }
        """);

    private static string Loss(string loss, string sigmoid = "Sigmoid(z)") => $$"""
        class C
        {
            static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

            static double Score(double x) => 3 * x;

            static double Next() => 1;

            static double Loss(double z, double y, int n = 0, float f = 0)
            {
                double p = {{sigmoid}};
                return {{loss}};
            }
        }
        """;

    [Theory]
    [InlineData("-(y * {|CE1002:T.Log(p)|} + (T.One - y) * {|CE1002:T.Log(T.One - p)|})", "StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("y * {|CE1002:T.Log(T.One - p)|}", "y * StableMath.LogSigmoid(-z)")]
    public Task GenericMathematics(string before, string after)
    {
        string Source(string loss) => $$"""
            using System.Numerics;

            static class C
            {
                static T Sigmoid<T>(T z) where T : IBinaryFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-z));

                static T Loss<T>(T z, T y) where T : IBinaryFloatingPointIeee754<T>
                {
                    T p = Sigmoid(z);
                    return {{loss}};
                }
            }
            """;
        return Verify.Fix(Source(before), Source(after).Replace("using System.Numerics;", "using System.Numerics;\nusing CeAnalyzers;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{|CE1002:Math.Log10(p)|}", "StableMath.LogSigmoid(z) / Math.Log(10)")]
    [InlineData("{|CE1002:Math.Log2(1 - p)|}", "StableMath.LogSigmoid(-z) / Math.Log(2)")]
    public Task OtherBases(string before, string after)
    {
        string Source(string log) => $$"""
            using CeAnalyzers;

            static class C
            {
                static double Units(double z)
                {
                    double p = StableMath.Sigmoid(z);
                    return {{log}};
                }
            }
            """;
        return Verify.Fix(Source(before), Source(after));
    }

    [Fact]
    public Task AMinusBeforeTheMean() => Verify.Fix(
        """
        using CeAnalyzers;

        static class C
        {
            static double Loss(double[] z, double y) => -z.Average(x => y * {|CE1002:Math.Log(StableMath.Sigmoid(x))|} + (1 - y) * {|CE1002:Math.Log(1 - StableMath.Sigmoid(x))|});
        }
        """,
        """
        using CeAnalyzers;

        static class C
        {
            static double Loss(double[] z, double y) => z.Average(x => StableLoss.SigmoidCrossEntropy(x, y));
        }
        """);
}
