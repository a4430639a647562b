using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>The log of what a network makes whose constructor hands its builder a softmax as the activation of the output: the layers themselves are told apart by nothing.</summary>
public class OutputArgumentTests
{
    [Theory]
    [InlineData("var top = new SoftMax(); layers = Builder.Build(sizes, output: top, hidden: new Relu());")]
    [InlineData("if (sizes.Length > 2) layers = Builder.Build(sizes, new Relu(), new SoftMax()); else layers = Builder.Build([1, 2], new Relu(), new SoftMax());")]
    // another activation, two of them, of the hidden layers, another code than the name says
    [InlineData("layers = Builder.Build(sizes, new SoftMax(), new Relu());", false)]
    [InlineData("if (sizes.Length > 2) layers = Builder.Build(sizes, new Relu(), new SoftMax()); else layers = Builder.Build(sizes, new Relu(), new Relu());", false)]
    [InlineData("layers = Others.Build(sizes, first: new SoftMax(), second: new Relu());", false)]
    [InlineData("layers = Builder.Build(sizes, new Relu(), new Softmax());", false)]
    public Task ByTheConstructor(string build, bool isFlagged = true) => Verify.Diagnostics(Program(build, "for (int k = 0; k < layers.Count; k++) x = layers[k].Forward(x); return x;", isFlagged));

    /// <summary>A method that runs no layers may make anything.</summary>
    [Fact]
    public Task WithoutALoop() => Verify.Diagnostics(Program("layers = Builder.Build(sizes, new Relu(), new SoftMax());", "return layers[0].Forward(x);", isFlagged: false));

    private static string Program(string build, string forward, bool isFlagged) => $$"""
        using CeAnalyzers;

        interface IActivation { double[] Call(double[] z); }

        class SoftMax : IActivation { public double[] Call(double[] z) => StableMath.Softmax(z); }

        class Softmax : IActivation { public double[] Call(double[] z) => StableMath.LogSoftmax(z); }

        class Relu : IActivation { public double[] Call(double[] z) => z.Select(v => Math.Max(v, 0)).ToArray(); }

        class Layer(int width, IActivation activation)
        {
            public IActivation Activation { get; set; } = activation;

            public double[] Forward(double[] x) => Activation.Call(x.Select(v => v * width).ToArray());
        }

        static class Builder
        {
            public static List<Layer> Build(int[] sizes, IActivation hidden, IActivation output)
            {
                List<Layer> layers = new(sizes.Length);
                if (sizes.Length == 1)
                {
                    layers.Add(Filled(sizes[0], hidden));
                }
                else
                {
                    layers.Add(Filled(sizes[0], hidden));
                    for (int i = 1; i < sizes.Length - 1; i++) layers.Add(Filled(sizes[i], hidden));
                    layers.Add(Filled(sizes[^1], output));
                }

                return layers;
            }

            private static Layer Filled(int width, IActivation activation)
            {
                var layer = new Layer(width, activation);
                layer.Activation = layer.Activation ?? new Relu();
                return layer;
            }
        }

        static class Others { public static List<Layer> Build(int[] sizes, IActivation first, IActivation second) => Builder.Build(sizes, second, first); }

        class Model
        {
            private readonly List<Layer> layers;

            public Model(string path)
            {
                layers = new();
                foreach (string line in File.ReadLines(path)) layers.Add(new Layer(line.Length, line switch { "softmax" => new SoftMax(), "relu" => new Relu(), _ => new Softmax() }));
            }

            public Model(int[] sizes) { {{build}} }

            public double[] Forward(double[] x) { {{forward}} }

            public double Train(ILoss loss, double[] x, double[] y) => loss.Of(Forward(x), y);
        }

        interface ILoss { double Of(double[] calc, double[] truly); }

        class LogLoss : ILoss
        {
            public double Of(double[] calc, double[] truly)
            {
                int c = Array.FindIndex(truly, v => Math.Abs(v - 1) < 1E-15);
                return -{|{{(isFlagged ? "CE1001" : "CE1003")}}:Math.Log(calc[c])|};
            }
        }
        """;
}
