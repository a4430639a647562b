using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1001 in a model whose layers stand in a list of its own, and through delegates that fields hold.</summary>
public class CE1001ModelTests
{
    private const string Layers = """
        enum Act { None, Softmax }

        interface ILayer { double[] Run(double[] x); }

        class Scale : ILayer { public double[] Run(double[] x) => x.Select(v => 3 * v).ToArray(); }

        class Soft : ILayer { public double[] Run(double[] x) => CeAnalyzers.StableMath.Softmax(x); }

        class Dense : ILayer
        {
            private readonly double[,] weights;
            private readonly Act act;

            public Dense(int inputs, int outputs, Act act)
            {
                weights = new double[outputs, inputs];
                this.act = act;
            }

            public double[] Run(double[] x)
            {
                double[] z = new double[weights.GetLength(0)];
                for (int i = 0; i < z.Length; i++)
                    for (int j = 0; j < x.Length; j++) z[i] += weights[i, j] * x[j];
                return act switch { Act.Softmax => CeAnalyzers.StableMath.Softmax(z), _ => z };
            }
        }
        """;

    [Theory]
    [InlineData("private readonly ILayer[] layers = { new Scale(), new Soft() };")]
    [InlineData("private readonly List<ILayer> layers = new() { new Scale(), new Soft() };")]
    [InlineData("private readonly List<ILayer> layers = new(); public Network() { layers.Add(new Scale()); layers.Add(new Soft()); }")]
    [InlineData("private readonly List<ILayer> layers; public Network() { layers = new List<ILayer>(); layers.Add(new Dense(8, 4, Act.None)); layers.Add(new Dense(4, 3, Act.Softmax)); }")]
    public Task ItsOwnLayers(string member) => InNetwork(member, "{|CE1001:Math.Log(output[label])|}");

    [Theory]
    [InlineData("private readonly ILayer[] layers = { new Soft(), new Scale() };")] // another layer last
    [InlineData("private readonly List<ILayer> layers = new(); public Network(bool soft) { layers.Add(new Scale()); if (soft) layers.Add(new Soft()); }")] // sometimes
    [InlineData("private readonly List<ILayer> layers = new(); public Network() { layers.Add(new Scale()); layers.Add(new Soft()); layers.Reverse(); }")] // in another order
    [InlineData("private readonly List<ILayer> layers; public Network(List<ILayer> given) { layers = given; }")] // given, by nobody in sight
    [InlineData("private readonly List<ILayer> layers = new(); public Network() { layers.Add(new Soft()); } public Network(int size) { layers.Add(new Scale()); }")] // one way or the other
    public Task OtherLayers(string member) => InNetwork(member, "Math.Log(output[label])");

    private static Task InNetwork(string member, string log) => Verify.Diagnostics(
    [
        $$"""
        class Network
        {
            {{member}}

            public double[] Forward(double[] x)
            {
                foreach (ILayer layer in layers) x = layer.Run(x);
                return x;
            }

            public double Evaluate(double[] x, int label)
            {
                double[] output = Forward(x);
                double loss = -{{log}};
                return loss;
            }
        }
        """,
        Layers,
    ]);

    /// <summary>A layer that is told by a text or a truth value what to apply, in whatever kind of branch.</summary>
    [Theory]
    [InlineData("switch (name) { case \"relu\": return z; case \"softmax\": return CeAnalyzers.StableMath.Softmax(z); default: return z; }", "softmax", "true", "{|CE1001:Math.Log(p[label])|}")]
    [InlineData("double[] r; switch (name.ToLower()) { case \"relu\": r = z; break; case \"softmax\": r = CeAnalyzers.StableMath.Softmax(z); break; default: r = z; break; } return r;", "Softmax", "true", "{|CE1001:Math.Log(p[label])|}")]
    [InlineData("double[] r = z; if (name == \"softmax\") r = CeAnalyzers.StableMath.Softmax(z); else if (name == \"relu\") r = z; return r;", "softmax", "true", "{|CE1001:Math.Log(p[label])|}")]
    [InlineData("if (isLast) return CeAnalyzers.StableMath.Softmax(z); return z;", "relu", "true", "{|CE1001:Math.Log(p[label])|}")]
    [InlineData("switch (name) { case \"relu\": return z; case \"softmax\": return CeAnalyzers.StableMath.Softmax(z); default: return z; }", "relu", "true", "Math.Log(p[label])")]
    [InlineData("double[] r; switch (name) { case \"softmax\": r = CeAnalyzers.StableMath.Softmax(z); break; default: r = z; break; } return r;", "relu", "true", "Math.Log(p[label])")]
    [InlineData("if (isLast) return CeAnalyzers.StableMath.Softmax(z); return z;", "softmax", "false", "Math.Log(p[label])")]
    public Task AConfiguredLayer(string statements, string name, string isLast, string log) => Verify.Diagnostics($$"""
        class Layer
        {
            private readonly string name;
            private readonly bool isLast;

            public Layer(int units, string name, bool isLast) { this.name = name; this.isLast = isLast; }

            public double[] Run(double[] z)
            {
                {{statements}}
            }
        }

        class Network
        {
            private readonly Layer last = new Layer(3, "{{name}}", {{isLast}});

            public double Train(double[] x, int label)
            {
                double[] p = last.Run(x);
                return {{log}};
            }
        }
        """);

    /// <summary>The layers are added where the only network of the program is made.</summary>
    [Theory]
    [InlineData("var network = new Network(); network.Add(new Scale()); network.Add(new Soft()); return network.Train(x, 1);", "{|CE1001:Math.Log(output[label])|}")]
    [InlineData("var network = new Network().Add(new Dense(4, 3, Act.Softmax)); return network.Train(x, 1);", "{|CE1001:Math.Log(output[label])|}")]
    [InlineData("var network = new Network(); network.Add(new Soft()); network.Add(new Scale()); return network.Train(x, 1);", "Math.Log(output[label])")] // another layer last
    [InlineData("var a = new Network(); a.Add(new Soft()); var b = new Network(); b.Add(new Scale()); return a.Train(x, 1) + b.Train(x, 1);", "Math.Log(output[label])")] // two networks
    [InlineData("return new Network().Train(x, 1);", "Math.Log(output[label])")] // of no layers
    public Task TheOnlyNetwork(string statements, string log) => Verify.Diagnostics(
    [
        $$"""
        class Network
        {
            private readonly List<ILayer> layers = new();

            public Network Add(ILayer layer) { layers.Add(layer); return this; }

            public double Train(double[] x, int label)
            {
                double[] output = x;
                for (int i = 0; i < layers.Count; i++) output = layers[i].Run(output);
                double loss = -{{log}};
                return loss;
            }
        }
        """,
        $$"""
        static class Program
        {
            static double Run(double[] x)
            {
                {{statements}}
            }
        }
        """,
        Layers,
    ]);

    /// <summary>The names tell nothing: only the bodies that are reached through the delegates do.</summary>
    [Theory]
    [InlineData("private readonly Func<double[], double[]> last = v => { double m = v.Max(), s = v.Sum(x => Math.Exp(x - m)); return v.Select(x => Math.Exp(x - m) / s).ToArray(); };", "{|CE1001:Math.Log(h[label])|}")]
    [InlineData("private readonly Func<double[], double[]> last = Squash;", "{|CE1001:Math.Log(h[label])|}")]
    [InlineData("private Func<double[], double[]> last; public Network() { last = Squash; }", "{|CE1001:Math.Log(h[label])|}")]
    [InlineData("private Func<double[], double[]> last; public Network(bool squash) { last = squash ? Squash : v => v; }", "Math.Log(h[label])")] // one or the other
    [InlineData("private readonly Func<double[], double[]> last = v => v.Select(Math.Exp).ToArray();", "Math.Log(h[label])")] // no softmax
    public Task ADelegateInAField(string member, string log) => Verify.Diagnostics($$"""
        class Network
        {
            {{member}}

            static double[] Squash(double[] v)
            {
                double m = v.Max();
                double s = v.Sum(x => Math.Exp(x - m));
                return v.Select(x => Math.Exp(x - m) / s).ToArray();
            }

            public double Train(double[] z, int label)
            {
                double[] h = last(z);
                return -{{log}};
            }
        }
        """);

    /// <summary>Two or three classes, written out one by one.</summary>
    [Theory]
    [InlineData("double a = Math.Exp(z[0] - m), b = Math.Exp(z[1] - m); return new[] { a / (a + b), b / (a + b) };", "{|CE1001:Math.Log(h[action])|}")]
    [InlineData("double a = Math.Exp(z[0] - m), b = Math.Exp(z[1] - m), c = Math.Exp(z[2] - m), sum = a + b + c; return [a / sum, b / sum, c / sum];", "{|CE1001:Math.Log(h[action])|}")]
    [InlineData("double a = Math.Exp(z[0] - m), b = Math.Exp(z[1] - m); return new[] { a / (a + m), b / (b + m) };", "Math.Log(h[action])")] // other sums
    [InlineData("double a = Math.Exp(z[0] - m), b = Math.Exp(z[1] - m); return new[] { z[0] / (a + b), z[1] / (a + b) };", "Math.Log(h[action])")] // not the exponentials
    public Task ClassesOneByOne(string statements, string log) => Verify.Diagnostics($$"""
        class Policy
        {
            static double[] Choose(double[] z)
            {
                double m = z.Max();
                {{statements}}
            }

            public double LogProbability(double[] z, int action)
            {
                double[] h = Choose(z);
                return {{log}};
            }
        }
        """);
}
