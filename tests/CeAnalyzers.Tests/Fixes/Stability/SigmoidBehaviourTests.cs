using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

/// <summary>Binary losses, and the library functions that are unstable themselves, run before and after their fix.</summary>
public class SigmoidBehaviourTests
{
    [Theory]
    [InlineData("CE1002", "double p = 1 / (1 + Math.Exp(-z)); return -(y * Math.Log(p) + (1 - y) * Math.Log(1 - p));")]
    [InlineData("CE1002", "double p = Sigmoid(z); return -y * Math.Log(p) - (1 - y) * Math.Log(1 - p);")]
    [InlineData("CE1002", "double p = Sigmoid(z); double loss = 0; loss -= (1 - y) * Math.Log(1 - p) + Math.Log(p) * y; return loss;")]
    [InlineData("CE1002", "double p = Sigmoid(z); return -(y * Math.Log(p)) + -((1 - y) * Math.Log(1 - p) * 1);")]
    [InlineData("CE1010", "double p = Sigmoid(z); return -(y * Math.Log(p + 1e-300) + (1 - y) * Math.Log(Math.Max(1e-300, 1 - p)));")]
    public async Task FromTheLogit(string id, string body)
    {
        (Func<double, double, double> before, Func<double, double, double> after) = await BeforeAndAfter<Func<double, double, double>>(id, "double z, double y", body);
        for (double z = -3; z <= 3; z += 0.37)
            foreach (double y in (double[])[0, 0.3, 1])
                Close(before(z, y), after(z, y));
        Assert.False(Math.Abs(before(1000, 0) - 1000) < 1);
        Assert.Equal(1000, after(1000, 0));
        Assert.Equal(1000, after(-1000, 1));
        Assert.Equal(500, after(1000, 0.5));
        Assert.Equal(0, after(1000, 1));
    }

    [Theory]
    [InlineData("return -(y * Math.Log(p) + (1 - y) * Math.Log(1 - p));")]
    [InlineData("if (y == 1) return -Math.Log(p); else return -Math.Log(1 - p);")]
    public async Task FromTheProbability(string body)
    {
        (Func<double, double, double> before, Func<double, double, double> after) = await BeforeAndAfter<Func<double, double, double>>("CE1003", "double p, double y", body);
        for (double p = 0.01; p < 1; p += 0.01)
            foreach (double y in (double[])[0, 1])
                Close(before(p, y), after(p, y));
        Assert.False(double.IsFinite(before(0, 1)));
        Close(Math.Log(1e7), after(0, 1));
        Assert.Equal(Math.Log(1e7), after(1, 0), 1e-8);
    }

    [Fact]
    public async Task RowsOfProbabilities()
    {
        const string Body = "double loss = 0; for (int i = 0; i < p.Length; i++) loss -= t[i] * Math.Log(p[i]); return loss;";
        (Func<double[], double[], double> before, Func<double[], double[], double> after) = await BeforeAndAfter<Func<double[], double[], double>>("CE1003", "double[] p, double[] t", Body);
        Close(before([0.2, 0.3, 0.5], [0.1, 0.7, 0.2]), after([0.2, 0.3, 0.5], [0.1, 0.7, 0.2]));
        Assert.Equal(double.NaN, before([0, 1], [0, 1]));
        Assert.Equal(0, after([0, 1], [0, 1]), 1.1e-7);
        Close(Math.Log(1e7), after([0, 1], [1, 0]));
    }

    [Theory]
    [InlineData("double.LogP1(x)")]
    [InlineData("double.ExpM1(x)")]
    public async Task UnstableScalarFunctions(string call)
    {
        (Func<double, double> before, Func<double, double> after) = await BeforeAndAfter<Func<double, double>>("CE1012", "double x", $"return {call};");
        Close(before(1.5), after(1.5));
        Assert.Equal(0, before(1e-20));
        Assert.Equal(1e-20, after(1e-20), 1e-35);
    }

    [Fact]
    public async Task UnstableSoftmax()
    {
        const string Source = """
            using System.Numerics.Tensors;

            public static class Loss
            {
                public static double Of(double[] z, int y)
                {
                    double[] p = new double[z.Length];
                    TensorPrimitives.SoftMax<double>(z, p);
                    return p[y];
                }
            }
            """;
        string fixedSource = await Behaviour.Apply(Source, "CE1012", Libraries.Tensors);
        Func<double[], int, double> before = Run(Source);
        Func<double[], int, double> after = Run(fixedSource);
        Close(before([1, 2, -1], 1), after([1, 2, -1], 1));
        Assert.Equal(double.NaN, before([1000, 0], 0));
        Assert.Equal(1, after([1000, 0], 0));
        Assert.Equal(0, after([1000, 0], 1));

        static Func<double[], int, double> Run(string source) =>
            Compiled.Load(Project.Compile(Libraries.Tensors, source)).GetType("Loss")!.GetMethod("Of")!.CreateDelegate<Func<double[], int, double>>();
    }

    private static async Task<(T Before, T After)> BeforeAndAfter<T>(string id, string parameters, string body)
        where T : Delegate
    {
        string source = $$"""
            public static class CrossEntropy
            {
                public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

                public static double Of({{parameters}})
                {
                    {{body}}
                }
            }
            """;
        return (Compiled.Method<T>(source, "CrossEntropy", "Of"), Compiled.Method<T>(await Behaviour.FixAll(source, id, null), "CrossEntropy", "Of"));
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * Math.Abs(expected));
}
