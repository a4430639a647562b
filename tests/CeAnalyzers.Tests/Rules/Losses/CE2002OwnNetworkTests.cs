using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

/// <summary>CE2002 where the outputs come out of the user's own network: neurons that also hold the inputs, and loops over layers.</summary>
public class CE2002OwnNetworkTests
{
    private const string Labels = """
        static class Digits
        {
            public static double[] Row(int digit) { var row = new double[10]; row[digit] = 1; return row; }
        }
        """;

    /// <summary>What is compared with labels that are classes for certain is the output of a network, and not what was put into it.</summary>
    [Theory]
    [InlineData("public double Output { get; set; }")]
    [InlineData("private double output; public double Output { get { return output; } set { output = value; } }")]
    [InlineData("public double Output;")]
    public Task NeuronsThatHoldInputsToo(string output) => Verify.Diagnostics(Neurons(output, "unit.Output = 1 / (1 + Math.Exp(-sum));", "{|CE2002:Math.Pow(units[k].Output - wanted[k], 2)|}"));

    [Theory]
    // a sum that the sigmoid takes the place of
    [InlineData("unit.Output = sum; unit.Output = 1 / (1 + Math.Exp(-unit.Output));", "{|CE2002:Math.Pow(units[k].Output - wanted[k], 2)|}")]
    // a layer that gives its sums as they are, or another activation: it may be the last one
    [InlineData("if (isLast) unit.Output = sum; else unit.Output = 1 / (1 + Math.Exp(-sum));", "Math.Pow(units[k].Output - wanted[k], 2)")]
    [InlineData("unit.Output = isLast ? Math.Tanh(sum) : 1 / (1 + Math.Exp(-sum));", "Math.Pow(units[k].Output - wanted[k], 2)")]
    [InlineData("unit.Output = isLast ? Math.Max(sum, 0) : 1 / (1 + Math.Exp(-sum));", "Math.Pow(units[k].Output - wanted[k], 2)")]
    [InlineData("unit.Output = Squash.Of(sum, isLast);", "Math.Pow(units[k].Output - wanted[k], 2)")]
    // amounts, or nobody knows what
    [InlineData("unit.Output = 1 / (1 + Math.Exp(-sum));", "Math.Pow(units[k].Output - amounts[k], 2)")]
    [InlineData("unit.Output = 1 / (1 + Math.Exp(-sum));", "Math.Pow(units[k].Output - target[k], 2)")]
    public Task NeuronsByWhatTheyAreGiven(string activate, string error) => Verify.Diagnostics(Neurons("public double Output { get; set; }", activate, error));

    private static string Neurons(string output, string activate, string error) => $$"""
        {{Labels}}

        class Squash { public static double Of(double v, bool isLast) => isLast ? v : 1 / (1 + Math.Exp(-v)); }

        class Unit
        {
            public double[] Weights = [];
            {{output}}
        }

        class Net
        {
            readonly Unit[][] layers = [];

            public void Put(byte[] pixels)
            {
                for (int i = 0; i < pixels.Length; i++) layers[0][i].Output = pixels[i] / 255.0;
            }

            public void Run(bool isLast)
            {
                for (int l = 1; l < layers.Length; l++)
                {
                    foreach (Unit unit in layers[l])
                    {
                        double sum = 0;
                        for (int i = 0; i < unit.Weights.Length; i++) sum += unit.Weights[i] * layers[l - 1][i].Output;
                        {{activate}}
                    }
                }
            }

            public double Error(int digit, double[] amounts, double[] target)
            {
                Unit[] units = layers[^1];
                double[] wanted = Digits.Row(digit);
                double error = 0;
                for (int k = 0; k < units.Length; k++) error += {{error}};
                return error;
            }
        }
        """;

    /// <summary>Nobody knows how many layers there are, but there is one.</summary>
    [Theory]
    [InlineData("foreach (Layer layer in layers) x = layer.Forward(x); return x;")]
    [InlineData("for (int i = 0; i < layers.Length; i++) { var y = layers[i].Forward(x); x = y; } return x;")]
    [InlineData("double[] h = x; foreach (var layer in layers) { h = layer.Forward(h); } last = h; return h;")]
    public Task LayersOneAfterTheOther(string statements) => Verify.Diagnostics(Layers(statements, "1 / (1 + Math.Exp(-v))", "{|CE2002:(p - y) * (p - y)|}"));

    [Theory]
    // the layers give their sums
    [InlineData("foreach (Layer layer in layers) x = layer.Forward(x); return x;", "v")]
    // a loop that need not change anything
    [InlineData("foreach (Layer layer in layers) if (layer.Weights.Length == x.Length) x = layer.Forward(x); return x;", "1 / (1 + Math.Exp(-v))")]
    // what the layers make is scaled
    [InlineData("foreach (Layer layer in layers) x = layer.Forward(x); return x.Select(v => 9 * v + 2).ToArray();", "1 / (1 + Math.Exp(-v))")]
    public Task LayersThatMayNotEndInSigmoids(string statements, string activation) => Verify.Diagnostics(Layers(statements, activation, "(p - y) * (p - y)"));

    private static string Layers(string statements, string activation, string error) => $$"""
        {{Labels}}

        class Layer
        {
            public double[] Weights { get; set; } = [];

            public double[] Forward(double[] x) => x.Select((v, i) => Of(v * Weights[i])).ToArray();

            static double Of(double v) => {{activation}};
        }

        class Net(Layer[] layers)
        {
            double[] last = [];

            public double[] Run(double[] x) { {{statements}} }

            public double Last => last.Sum();

            public double Error(double[] x, int digit)
            {
                double[] outputs = Run(x), wanted = Digits.Row(digit);
                double error = 0;
                for (int k = 0; k < outputs.Length; k++)
                {
                    double p = outputs[k], y = wanted[k];
                    error += {{error}};
                }

                return error;
            }
        }
        """;

    /// <summary>The loss is an object of which only the call says that it gets a softmax and labels: no name around the square says anything.</summary>
    [Fact]
    public Task AnObjectForTheLoss() => Verify.Diagnostics($$"""
        using CeAnalyzers;

        {{Labels}}

        interface IMeasure { double Loss(double[] a, double[] b); }

        class Squares : IMeasure
        {
            public double Loss(double[] a, double[] b)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++) s += (a[i] - b[i]) * (a[i] - b[i]);
                return s;
            }
        }

        class Classes
        {
            readonly IMeasure measure = new Squares();
            double[] Outputs(double[] x) => StableMath.Softmax(x);
            double Step(double[] x, int digit) => {|CE2002:measure.Loss(Outputs(x), Digits.Row(digit))|};
        }

        class Amounts
        {
            readonly IMeasure measure = new Squares();
            double Step(double[] x, double[] wanted) => measure.Loss(x.Select(v => 3 * v).ToArray(), wanted);
        }
        """);

    /// <summary>The name of the labels makes a difference worth asking for, whatever its method is called.</summary>
    [Fact]
    public Task ADistanceToWhatIsExpected() => Verify.Diagnostics("""
        using CeAnalyzers;

        class Top
        {
            double[] ayes = [], bees = [];
            public void Run(double[] z) { ayes = StableMath.Softmax(z); bees = z.Select(v => 2 * v).ToArray(); }
            public double L2(double[] expected) { double s = 0; for (int i = 0; i < ayes.Length; i++) { var l = ayes[i] - expected[i]; s += {|CE2002:l * l|}; } return s; }
            public double Of(double[] expected) { double s = 0; for (int i = 0; i < bees.Length; i++) { var l = bees[i] - expected[i]; s += l * l; } return s; }
        }
        """);

    /// <summary>Layers that are added to a list of the network, whatever its property is called.</summary>
    [Theory]
    [InlineData("net.Layers.Add(new Scale()); net.Layers.Add(new Squash());", "{|CE2002:(p - y) * (p - y)|}")]
    [InlineData("net.Layers.Add(new Squash()); net.Layers.Add(new Scale());", "(p - y) * (p - y)")]
    [InlineData("net.Layers.Add(new Squash()); if (digit > 3) net.Layers.Add(new Scale());", "(p - y) * (p - y)")]
    [InlineData("net.Layers.Add(new Squash()); Change(net);", "(p - y) * (p - y)")]
    public Task LayersInAList(string add, string error) => Verify.Diagnostics($$"""
        {{Labels}}

        abstract class Layer { public abstract double[] Forward(double[] x); }

        class Scale : Layer { public override double[] Forward(double[] x) => x.Select(v => 3 * v + 1).ToArray(); }

        class Squash : Layer { public override double[] Forward(double[] x) => x.Select(v => 1 / (1 + Math.Exp(-v))).ToArray(); }

        class Net
        {
            private readonly List<Layer> layers = new();
            public List<Layer> Layers { get => layers; }
            public double[] Forward(double[] x) { foreach (var layer in layers) x = layer.Forward(x); return x; }
        }

        class Program
        {
            static void Change(Net net) => net.Layers.Add(new Scale());

            static double Error(double[] x, int digit)
            {
                var net = new Net();
                {{add}}
                double[] outputs = net.Forward(x), wanted = Digits.Row(digit);
                double error = 0;
                for (int k = 0; k < outputs.Length; k++)
                {
                    double p = outputs[k], y = wanted[k];
                    error += {{error}};
                }

                return error;
            }
        }
        """);
}
