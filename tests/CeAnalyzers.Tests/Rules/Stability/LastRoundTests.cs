using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Loops over layers that activate the last one in a way of its own: what is read behind the loop is what its last round gave.</summary>
public class LastRoundTests
{
    private const string Loop = "for (int i = 0; i < weights.Count; i++) ";

    [Theory]
    [InlineData(Loop + "{ x = Linear(weights[i], x); if (i == weights.Count - 1) x = Softmax(x); else x = Relu(x); }", "x", true)]
    [InlineData(Loop + "{ x = Linear(weights[i], x); if (i < weights.Count - 1) x = Relu(x); else x = Softmax(x); }", "x", true)]
    [InlineData(Loop + "{ double[] z = Linear(weights[i], x); x = i + 1 == weights.Count ? Softmax(z) : Relu(z); }", "x", true)]
    [InlineData("int last = weights.Count - 1; " + Loop + "{ double[] z = Linear(weights[i], x); x = i != last ? Relu(z) : Softmax(z); }", "x", true)]
    [InlineData("int n = weights.Count; for (int i = 0; i <= n - 1; i++) { x = Linear(weights[i], x); if (i >= n - 1) x = Softmax(x); else x = Relu(x); }", "x", true)]
    [InlineData("var rows = new List<double[]> { x }; " + Loop + "{ var z = Linear(weights[i], rows[^1]); double[] a; if (i == weights.Count - 1) a = Softmax(z); else a = Relu(z); rows.Add(a); }", "rows[^1]", true)]
    // the last but one, the first, whichever
    [InlineData(Loop + "{ x = Linear(weights[i], x); if (i == weights.Count - 2) x = Softmax(x); else x = Relu(x); }", "x", false)]
    [InlineData(Loop + "{ x = Linear(weights[i], x); if (i == 0) x = Softmax(x); else x = Relu(x); }", "x", false)]
    [InlineData(Loop + "{ x = Linear(weights[i], x); if (i == sizes.Count - 1) x = Softmax(x); else x = Relu(x); }", "x", false)]
    // the loop ends earlier
    [InlineData(Loop + "{ x = Linear(weights[i], x); if (x[0] > 3) break; if (i == weights.Count - 1) x = Softmax(x); else x = Relu(x); }", "x", false)]
    [InlineData("for (int i = 0; i < weights.Count - 1; i++) { x = Linear(weights[i], x); if (i == weights.Count - 1) x = Softmax(x); else x = Relu(x); }", "x", false)]
    // counts down, and counts something else
    [InlineData("for (int i = weights.Count; i <= weights.Count - 1; i--) { x = Linear(weights[i], x); if (i == weights.Count - 1) x = Softmax(x); else x = Relu(x); }", "x", false)]
    [InlineData("int k = 0; for (int i = 0; i < weights.Count; k++) { x = Linear(weights[k], x); if (i == weights.Count - 1) x = Softmax(x); else x = Relu(x); }", "x", false)]
    [InlineData("for (int i = 0; i < weights.Count; ++i) { x = Linear(weights[i], x); if (i == weights.Count - 1) x = Softmax(x); else x = Relu(x); }", "x", true)]
    // of an earlier round
    [InlineData("var before = x; " + Loop + "{ before = x; x = Linear(weights[i], x); if (i == weights.Count - 1) x = Softmax(x); else x = Relu(x); }", "before", false)]
    // the softmax in all rounds but the last
    [InlineData(Loop + "{ x = Linear(weights[i], x); if (i < weights.Count - 1) x = Softmax(x); else x = Relu(x); }", "x", false)]
    public Task Layers(string statements, string output, bool isFlagged) => Verify.Diagnostics($$"""
        class Network
        {
            private readonly List<double[,]> weights = [], sizes = [];

            static double[] Linear(double[,] w, double[] x)
            {
                var made = new double[w.GetLength(0)];
                for (int i = 0; i < made.Length; i++)
                    for (int j = 0; j < x.Length; j++) made[i] += w[i, j] * x[j];
                return made;
            }

            static double[] Relu(double[] z) => z.Select(v => Math.Max(0, v)).ToArray();

            static double[] Softmax(double[] z)
            {
                double max = z.Max();
                double[] e = z.Select(v => Math.Exp(v - max)).ToArray();
                double sum = e.Sum();
                return e.Select(v => v / sum).ToArray();
            }

            public double Loss(double[] x, int label)
            {
                {{statements}}
                return -{{(isFlagged ? "{|CE1001:Math.Log(" + output + "[label])|}" : "Math.Log(" + output + "[label])")}};
            }
        }
        """);
}
