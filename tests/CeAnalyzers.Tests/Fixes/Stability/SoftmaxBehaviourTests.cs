using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

/// <summary>Losses over a softmax, run before and after their fix: equal where the old code was right, right where it was infinite, NaN or cut off.</summary>
public class SoftmaxBehaviourTests
{
    private const string Softmax = """
        public static double[] Softmax(double[] z)
        {
            double max = z.Max();
            double[] e = z.Select(v => Math.Exp(v - max)).ToArray();
            double sum = e.Sum();
            return e.Select(v => v / sum).ToArray();
        }
        """;

    public static TheoryData<string, string> Labels => new()
    {
        { "CE1001", "return -Math.Log(Softmax(z)[y]);" },
        { "CE1001", "var p = Softmax(z); double py = p[y]; return 0 - Math.Log(py);" },
        { "CE1001", "var p = Softmax(z); double loss = 0; loss -= Math.Log(p[y]); return loss;" },
        { "CE1001", "var p = Softmax(z); return -(1 * Math.Log(p[y]));" },
        { "CE1010", "var p = Softmax(z); return -Math.Log(p[y] + 1e-300);" },
        { "CE1010", "var p = Softmax(z); return -Math.Log(Math.Max(p[y], 1e-15));" },
    };

    public static TheoryData<string> Targets => new()
    {
        "double loss = 0; for (int i = 0; i < p.Length; i++) loss -= t[i] * Math.Log(p[i]); return loss;",
        "double loss = 0; for (int i = 0; i < t.Length; ++i) { loss = loss + -t[i] * Math.Log(p[i]); } return loss;",
        "double sum = 0; for (int i = 0; i < t.Length; i++) sum += Math.Log(p[i]) * t[i]; return -sum;",
        "return -t.Zip(p, (a, b) => a * Math.Log(b)).Sum();",
        "return -t.Select((a, i) => a * Math.Log(p[i])).Sum();",
        "return -Enumerable.Range(0, p.Length).Sum(i => t[i] * Math.Log(p[i]));",
        "return t.Zip(p, (a, b) => -a * Math.Log(b)).Sum() / 2 * 2;",
    };

    [Theory]
    [MemberData(nameof(Labels))]
    public async Task OfALabel(string id, string body)
    {
        (Func<double[], int, double> before, Func<double[], int, double> after) = await BeforeAndAfter<Func<double[], int, double>>(id, "double[] z, int y", body);
        foreach (double[] z in Rows())
            for (int y = 0; y < z.Length; y++)
                Close(before(z, y), after(z, y));
        Assert.False(Math.Abs(before([1000, 0, -1000], 2) - 2000) < 1);
        Assert.Equal(2000, after([1000, 0, -1000], 2));
        Assert.Equal(1000, after([1000, 0, -1000], 1));
        Assert.Equal(0, after([1000, 0, -1000], 0));
        Close(Math.Log(2), after([-1000, -1000, -3000], 1));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task OfTargets(string body)
    {
        (Func<double[], double[], double> before, Func<double[], double[], double> after) =
            await BeforeAndAfter<Func<double[], double[], double>>("CE1001", "double[] z, double[] t", "var p = Softmax(z); " + body);
        double[][] rows = [.. Rows()];
        for (int i = 1; i < rows.Length; i++)
            Close(before(rows[i], StableMath.Softmax(rows[i - 1])), after(rows[i], StableMath.Softmax(rows[i - 1])));
        Assert.False(double.IsFinite(before([1000, 0, -1000], [0.25, 0.25, 0.5])));
        Assert.Equal(1250, after([1000, 0, -1000], [0.25, 0.25, 0.5]));
        Assert.False(double.IsFinite(before([1000, 0, -1000], [1, 0, 0])));
        Assert.Equal(0, after([1000, 0, -1000], [1, 0, 0]));
    }

    [Fact]
    public async Task OutOfReachTheLossIsBounded()
    {
        (Func<double[], int, double> before, Func<double[], int, double> after) = await BeforeAndAfter<Func<double[], int, double>>(
            "CE1001", "double[] z, int y", "return -Math.Log(Predict(z)[y]); static double[] Predict(double[] x) => Softmax(x.Select(v => v + 0.5).ToArray());");
        foreach (double[] z in Rows()) Close(before(z, 0), after(z, 0));
        Assert.Equal(double.PositiveInfinity, before([1000, 0], 1));
        Close(Math.Log(1e7), after([1000, 0], 1));
    }

    [Fact]
    public async Task Float()
    {
        const string Body = "var p = CeAnalyzers.StableMath.Softmax(z); return (float)-Math.Log(p[y]);";
        (Func<float[], int, float> before, Func<float[], int, float> after) = await BeforeAndAfter<Func<float[], int, float>>("CE1001", "float[] z, int y", Body, "float");
        float[] moderate = [0.5f, -1, 2, 0];
        for (int y = 0; y < moderate.Length; y++) Assert.Equal(before(moderate, y), after(moderate, y), 1e-5f * Math.Abs(before(moderate, y)));
        Assert.Equal(float.PositiveInfinity, before([300, 0], 1));
        Assert.Equal(300, after([300, 0], 1));
    }

    private static async Task<(T Before, T After)> BeforeAndAfter<T>(string id, string parameters, string body, string type = "double")
        where T : Delegate
    {
        string source = $$"""
            public static class Loss
            {
                {{Softmax}}

                public static {{type}} Of({{parameters}})
                {
                    {{body}}
                }
            }
            """;
        return (Compiled.Method<T>(source, "Loss", "Of"), Compiled.Method<T>(await Behaviour.FixAll(source, id, null), "Loss", "Of"));
    }

    private static IEnumerable<double[]> Rows()
    {
        var random = new Random(1);
        for (int row = 0; row < 20; row++) yield return [.. Enumerable.Range(0, 7).Select(_ => (6 * random.NextDouble()) - 3)];
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * Math.Abs(expected));
}
