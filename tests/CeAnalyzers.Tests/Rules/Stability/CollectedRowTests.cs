using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Rows of probabilities that are put into collections and taken out again.</summary>
public class CollectedRowTests
{
    [Theory]
    [InlineData("var rows = new List<double[]>(); foreach (var z in zs) rows.Add(StableMath.Softmax(z));", "rows[0][y]")]
    [InlineData("var rows = new List<double[]>(); foreach (var z in zs) rows.Insert(0, StableMath.Softmax(z));", "rows[0][y]")]
    [InlineData("var rows = new List<double[]>(); var p = StableMath.Softmax(zs[0]); rows.Add(p);", "rows.Last()[y]")]
    [InlineData("var rows = new List<(int Y, double[] P)>(); foreach (var z in zs) rows.Add((y, StableMath.Softmax(z)));", "rows[0].P[y]")]
    [InlineData("var rows = new Dictionary<int, double[]>(); for (int i = 0; i < zs.Length; i++) rows[i] = StableMath.Softmax(zs[i]);", "rows[0][y]")]
    [InlineData("var rows = new Dictionary<int, double[]>(); for (int i = 0; i < zs.Length; i++) rows.Add(i, StableMath.Softmax(zs[i]));", "rows[y][y]")]
    [InlineData("var rows = new Dictionary<int, double[]>(); for (int i = 0; i < zs.Length; i++) rows[i] = StableMath.Softmax(zs[i]); rows.TryGetValue(y, out var row);", "row[y]")]
    [InlineData("var rows = new Queue<double[]>(); foreach (var z in zs) rows.Enqueue(StableMath.Softmax(z));", "rows.Dequeue()[y]")]
    [InlineData("var rows = new Queue<double[]>(); foreach (var z in zs) rows.Enqueue(StableMath.Softmax(z)); rows.TryDequeue(out var row);", "row[y]")]
    [InlineData("var rows = new Stack<double[]>(); foreach (var z in zs) rows.Push(StableMath.Softmax(z));", "rows.Peek()[y]")]
    [InlineData("var rows = new Stack<double[]>(); foreach (var z in zs) rows.Push(StableMath.Softmax(z)); var copy = new Stack<double[]>(rows);", "copy.Pop()[y]")]
    [InlineData("var rows = new LinkedList<double[]>(); foreach (var z in zs) rows.AddLast(StableMath.Softmax(z));", "rows.First.Value[y]")]
    [InlineData("var rows = new HashSet<double[]>(); foreach (var z in zs) rows.Add(StableMath.Softmax(z));", "rows.First()[y]")]
    [InlineData("var rows = new List<double[]> { zs[0] }; rows.Clear(); rows.Add(StableMath.Softmax(zs[0]));", "rows[0][y]")]
    public Task TakenOut(string statements, string taken) => Verify.Diagnostics(Method(statements, $"{{|CE1001:Math.Log({taken})|}}"));

    [Theory]
    // with others
    [InlineData("var rows = new List<double[]>(); foreach (var z in zs) { rows.Add(z); rows.Add(StableMath.Softmax(z)); }", "rows[0][y]")]
    [InlineData("var rows = new List<double[]>(); rows.Add(StableMath.Softmax(zs[0])); rows.AddRange(zs);", "rows[0][y]")]
    [InlineData("var rows = new Queue<double[]>(zs); rows.Enqueue(StableMath.Softmax(zs[0]));", "rows.Dequeue()[y]")]
    [InlineData("var rows = new Stack<double[]>(); Fill(rows, zs); rows.Push(StableMath.Softmax(zs[0]));", "rows.Pop()[y]")]
    [InlineData("var rows = given; rows.Push(StableMath.Softmax(zs[0]));", "rows.Pop()[y]")]
    [InlineData("var rows = new Dictionary<int, double[]>(); for (int i = 0; i < zs.Length; i++) rows[i] = StableMath.Softmax(zs[i]); rows[-1] = zs[0];", "rows[y][y]")]
    // what is made of them
    [InlineData("var rows = new List<double[]>(); foreach (var z in zs) rows.Add(StableMath.Softmax(z).Select(v => v + 1).ToArray());", "rows[0][y]")]
    // under another key
    [InlineData("var rows = new Dictionary<int, double[]>(); rows[0] = zs[0]; rows[1] = StableMath.Softmax(zs[1]);", "rows[0][y]")]
    public Task WithOthers(string statements, string taken) => Verify.Diagnostics(Method(statements, $"Math.Log({taken})"));

    [Theory]
    // what the loop does not give anything is still what it was
    [InlineData("for (int i = 0; i < zs.Length; i++) byKey[i] = StableMath.Softmax(zs[i]);", "Math.Log(byKey[y][y])")]
    [InlineData("foreach (int i in chosen) all[i] = StableMath.Softmax(zs[i]);", "Math.Log(all[y][y])")]
    // the entry itself, all entries, all elements
    [InlineData("for (int i = 0; i < zs.Length; i++) { byKey[i] = StableMath.Softmax(zs[i]); y += {|CE1001:Math.Log(byKey[i][0])|} < -1 ? 1 : 0; }", "1.0")]
    [InlineData("foreach (int k in byKey.Keys.ToList()) byKey[k] = StableMath.Softmax(byKey[k]);", "{|CE1001:Math.Log(byKey[y][y])|}")]
    [InlineData("for (int i = 0; i < zs.Length; i++) all[i] = StableMath.Softmax(zs[i]);", "{|CE1001:Math.Log(all[y][y])|}")]
    [InlineData("foreach (int i in Enumerable.Range(0, zs.Length)) all[i] = StableMath.Softmax(zs[i]);", "{|CE1001:Math.Log(all[y][y])|}")]
    public Task HandedOver(string statements, string log) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Rows
        {
            public static double Of(double[][] zs, int y, Dictionary<int, double[]> byKey, double[][] all, List<int> chosen)
            {
                {{statements}}
                return -{{log}};
            }
        }
        """);

    [Fact]
    public Task InFields() => Verify.Diagnostics("""
        using CeAnalyzers;

        class Held
        {
            private readonly Queue<double[]> queue = new();
            private readonly Dictionary<int, double[]> byId = new();
            private readonly List<double[]> mixed = [];

            public void Step(double[] z, int id)
            {
                queue.Enqueue(StableMath.Softmax(z));
                byId[id] = StableMath.Softmax(z);
                mixed.Add(StableMath.Softmax(z));
            }

            public void Skip(double[] z) => mixed.Add(z);

            public double LossOfFirst(int y) => -{|CE1001:Math.Log(queue.Dequeue()[y])|};

            public double LossOf(int id, int y) => -{|CE1001:Math.Log(byId[id][y])|};

            public double LossOfMixed(int y) => -Math.Log(mixed[0][y]);
        }
        """);

    private static string Method(string statements, string log) => $$"""
        using CeAnalyzers;

        class Rows
        {
            static void Fill(Stack<double[]> rows, double[][] zs) { foreach (var z in zs) rows.Push(z); }

            public static double Of(double[][] zs, int y, Stack<double[]> given)
            {
                {{statements}}
                return -{{log}};
            }
        }
        """;
}
