using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes;

/// <summary>What fix all does beyond one fix after the other: overlapping places, several documents, alternatives, hosts without a key.</summary>
public class FixAllTests
{
    private const string Softmax = """

        static class Net
        {
            public static double[] Softmax(double[] z)
            {
                double max = z.Max();
                double[] e = z.Select(v => Math.Exp(v - max)).ToArray();
                return e.Select(v => v / e.Sum()).ToArray();
            }
        }
        """;

    [Fact]
    public Task EachPlaceGetsItsBest() => Verify.Fix(
        [
            """
            class A
            {
                static double One(double[] z, int y)
                {
                    var p = Net.Softmax(z);
                    return -{|CE1001:Math.Log(p[y])|} + {|CE1001:Math.Log(p[0])|};
                }

                static double Two(double[] z, double[] t)
                {
                    var p = Net.Softmax(z);
                    double loss = 0;
                    for (int i = 0; i < t.Length; i++) loss -= t[i] * {|CE1001:Math.Log(p[i])|};
                    return loss;
                }
            }
            """ + Softmax,
            """
            namespace App;

            class B
            {
                double[] Predict(double[] x) => Net.Softmax(Array.ConvertAll(x, v => 2 * v));

                double Loss(double[] x, int y)
                {
                    var p = Predict(x);
                    return -{|CE1001:Math.Log(p[y])|};
                }
            }
            """,
        ],
        [
            """
            using CeAnalyzers;

            class A
            {
                static double One(double[] z, int y)
                {
                    var p = Net.Softmax(z);
                    return StableLoss.SoftmaxCrossEntropy(z, y) + StableMath.LogSoftmax(z, 0);
                }

                static double Two(double[] z, double[] t)
                {
                    var p = Net.Softmax(z);
                    double loss = 0;
                    loss += StableLoss.SoftmaxCrossEntropy(z, t);
                    return loss;
                }
            }
            """ + Softmax,
            """
            using CeAnalyzers;

            namespace App;

            class B
            {
                double[] Predict(double[] x) => Net.Softmax(Array.ConvertAll(x, v => 2 * v));

                double Loss(double[] x, int y)
                {
                    var p = Predict(x);
                    return -Math.Log(StableMath.ClipProbability(p[y]));
                }
            }
            """,
        ]);

    [Fact]
    public Task NestedPlaces() => Verify.Fix(
        """
        using CeAnalyzers;

        class C
        {
            static int Class(double score) => score > -1 ? 0 : 1;

            static double Loss(double[] z, int y) => -{|CE1001:Math.Log(StableMath.Softmax(z)[Class({|CE1001:Math.Log(StableMath.Softmax(z)[y])|})])|};
        }
        """,
        """
        using CeAnalyzers;

        class C
        {
            static int Class(double score) => score > -1 ? 0 : 1;

            static double Loss(double[] z, int y) => StableLoss.SoftmaxCrossEntropy(z, Class(StableMath.LogSoftmax(z, y)));
        }
        """);

    [Fact]
    public Task BothLogsOfOneFormula() => Verify.Fix(
        """
        class C
        {
            static double Loss(double z, double y)
            {
                double p = 1 / (1 + Math.Exp(-z));
                return -(y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|});
            }
        }
        """,
        """
        using CeAnalyzers;

        class C
        {
            static double Loss(double z, double y)
            {
                double p = 1 / (1 + Math.Exp(-z));
                return StableLoss.SigmoidCrossEntropy(z, y);
            }
        }
        """);

    [Fact]
    public Task WithoutTheRuntimeNothingIsOffered() => Verify.NoFix(
        """
        class C
        {
            static double Loss(double[] z, int y)
            {
                var p = Net.Softmax(z);
                return -{|CE1001:Math.Log(p[y])|};
            }
        }
        """ + Softmax,
        libraries: Libraries.WithoutRuntime);

    [Fact]
    public Task NothingInExpressionTrees() => Verify.NoFix(
        """
        using System.Linq.Expressions;
        using CeAnalyzers;

        class C
        {
            Expression<Func<double[], double>> Tree() => z => {|CE1001:Math.Log(StableMath.Softmax(z)[0])|};
        }
        """);
}
