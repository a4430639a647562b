using CeAnalyzers.Kinds;

namespace CeAnalyzers.Tests.Flow;

/// <summary>Objects that are told apart by what they were given: layers in lists, activations, delegates, settings.</summary>
public class ObjectProbes
{
    private const string Library = """
        using static Probes;

        enum Act { Linear, Softmax }

        interface ILayer { double[] Run(double[] x); }

        class Scale : ILayer { public double[] Run(double[] x) => x.Select(v => 3 * v).ToArray(); }

        class Soft : ILayer { public double[] Run(double[] x) => CeAnalyzers.StableMath.Softmax(x); }

        class Dense : ILayer
        {
            readonly int units; readonly Act act;
            public Dense(int units, Act act = Act.Linear) { this.units = units; this.act = act; }
            public double[] Run(double[] x)
            {
                double[] z = x.Select(v => v * units).ToArray();
                if (act == Act.Softmax) return CeAnalyzers.StableMath.Softmax(z);
                return z;
            }
        }

        class With(ILayer first, Func<double[], double[]> activation) { public double[] Run(double[] x) => activation(first.Run(x)); }

        class Net
        {
            readonly List<ILayer> layers;
            public Net(List<ILayer> layers) { this.layers = layers; }
            public double[] Each(double[] x) { foreach (ILayer layer in layers) x = layer.Run(x); return x; }
            public double[] Counted(double[] x) { var h = x; for (int i = 0; i < layers.Count; i++) h = layers[i].Run(h); return h; }
            public double[] Folded(double[] x) => layers.Aggregate(x, (value, layer) => layer.Run(value));
            public double[] LastOf(double[] x) => layers[^1].Run(x);
            public double[] FirstOf(double[] x) => layers[0].Run(x);
        }

        class Configured
        {
            public ILayer Activation { get; set; } = new Scale();
            public string Name { get; init; } = "";
            public double[] Run(double[] x) => Activation.Run(x);
            public double[] Named(double[] x) => Name switch { "softmax" => CeAnalyzers.StableMath.Softmax(x), _ => x };
        }

        abstract class Base { protected ILayer[] Layers { get; } protected Base(params ILayer[] layers) => Layers = layers; public double[] Run(double[] x) { for (int i = 0; i < Layers.Length; i++) { ILayer layer = Layers[i]; var raw = layer.Run(x); x = raw; } return x; } }

        abstract class Numbered(int count) { readonly List<ILayer> layers = new(); public double[] Run(double[] x) { foreach (ILayer layer in layers) x = layer.Run(x); return count > 0 ? x : x.Select(v => v - 1).ToArray(); } }

        class Counted : Numbered { public Counted(int count, Act act) : base(count) { } }

        class Derived : Base { public Derived(params ILayer[] layers) : base(layers) { } }

        class Built
        {
            readonly List<ILayer> layers = new();
            public Built Add(ILayer layer) { layers.Add(layer); return this; }
            public Built Add(int units, Act act) { layers.Add(new Dense(units, act)); return this; }
            public void Take(params ILayer[] more) { foreach (ILayer layer in more) { layers.Add(layer); } }
            public void Append(IEnumerable<ILayer> more) => layers.AddRange(more);
            public void Pick(params ILayer[] more) { foreach (ILayer layer in more) if (layer is Scale) layers.Add(layer); }
            public Soft Soft() => new();
            public ILayer Scale() => new Scale();
            public double[] Run(double[] x) { foreach (var layer in layers) x = layer.Run(x); return x; }
        }

        class Given
        {
            readonly List<ILayer> layers = new();
            public Given(params ILayer[] layers) { foreach (var layer in layers) this.layers.Add(layer); }
            public double[] Run(double[] x) { foreach (var layer in layers) x = layer.Run(x); return x; }
        }

        class Copied
        {
            readonly List<ILayer> layers;
            public Copied(IEnumerable<ILayer> layers) { this.layers = new List<ILayer>(); this.layers.AddRange(layers); }
            public double[] Run(double[] x) { foreach (var layer in layers) x = layer.Run(x); return x; }
        }
        """;

    [Theory]
    [InlineData("Probe(new Net([new Scale(), new Soft()]).Each(z));")]
    [InlineData("var net = new Net(new List<ILayer> { new Scale(), new Soft() }); Probe(net.Counted(z));")]
    [InlineData("var layers = new List<ILayer>(); layers.Add(new Scale()); layers.Add(new Soft()); var net = new Net(layers); Probe(net.Folded(z));")]
    [InlineData("var net = new Net([new Scale(), new Dense(3, Act.Softmax)]); Probe(net.Each(z));")]
    [InlineData("var net = new Net([new Scale(), new Soft()]); Probe(net.LastOf(z));")]
    [InlineData("var net = new Net([new Soft(), new Scale()]); Probe(net.FirstOf(z));")]
    [InlineData("Probe(new Dense(3, Act.Softmax).Run(z));")]
    [InlineData("Probe(new Derived(new Scale(), new Soft()).Run(z));")]
    [InlineData("var net = new Built(); net.Add(new Scale()); net.Add(new Soft()); Probe(net.Run(z));")]
    [InlineData("var net = new Built().Add(4, Act.Linear).Add(3, Act.Softmax); Probe(net.Run(z));")]
    [InlineData("var net = new Built(); net.Add(4, Act.Linear).Add(3, Act.Softmax); Probe(net.Run(z));")]
    [InlineData("var net = new Built(); net.Take(new Scale(), new Soft()); Probe(net.Run(z));")]
    [InlineData("var net = new Built(); net.Take(net.Scale(), net.Soft()); Probe(net.Run(z));")]
    [InlineData("var net = new Built(); net.Add(net.Scale()); net.Add(net.Soft()); Probe(net.Run(z));")]
    [InlineData("var net = new Built(); net.Append(new List<ILayer> { new Scale(), new Soft() }); Probe(net.Run(z));")]
    [InlineData("Probe(new Given(new Scale(), new Soft()).Run(z));")]
    [InlineData("var net = new Copied([new Scale(), new Soft()]); Probe(net.Run(z));")]
    [InlineData("Probe(new With(new Scale(), CeAnalyzers.StableMath.Softmax).Run(z));")]
    [InlineData("Probe(new With(new Soft(), v => v).Run(z));")]
    [InlineData("Probe(held.Run(z));")]
    [InlineData("Probe(new Configured { Activation = new Soft() }.Run(z));")]
    [InlineData("var layer = new Configured { Name = \"softmax\" }; Probe(layer.Named(z));")]
    public void ASoftmaxOnTop(string statements) => Assert.Equal(ValueKind.SoftmaxProbability, KindIn(statements));

    [Theory]
    // the softmax is not the last
    [InlineData("Probe(new Net([new Soft(), new Scale()]).Each(z));")]
    [InlineData("var net = new Net([new Soft(), new Scale()]); Probe(net.Counted(z));")]
    [InlineData("var net = new Net([new Soft(), new Dense(3)]); Probe(net.Folded(z));")]
    [InlineData("var net = new Built(); net.Add(new Soft()); net.Add(new Scale()); Probe(net.Run(z));")]
    [InlineData("var net = new Built(); net.Take(net.Soft(), net.Scale()); Probe(net.Run(z));")]
    [InlineData("var net = new Built(); net.Append([new Soft(), new Scale()]); Probe(net.Run(z));")]
    [InlineData("Probe(new Given(new Soft(), new Scale()).Run(z));")]
    [InlineData("Probe(new Copied([new Soft(), new Scale()]).Run(z));")]
    // some of the layers that are given, or some that nobody sees
    [InlineData("var net = new Built(); net.Pick(new Scale(), new Soft()); Probe(net.Run(z));")]
    [InlineData("var net = new Built(); net.Add(new Soft()); net.Append(Console.In is null ? [] : [new Scale()]); Probe(net.Run(z));")]
    // a layer that is added sometimes
    [InlineData("var net = new Built(); net.Add(new Soft()); if (c > 3) net.Add(new Scale()); Probe(net.Run(z));")]
    [InlineData("var layers = new List<ILayer> { new Soft() }; if (c > 3) layers.Add(new Scale()); Probe(new Net(layers).Each(z));")]
    // somebody else may add a layer
    [InlineData("var net = new Built(); net.Add(new Soft()); Extend(net); Probe(net.Run(z));")]
    [InlineData("Built net = new(), same = net; net.Add(new Soft()); same.Add(new Scale()); Probe(net.Run(z));")]
    // another setting
    [InlineData("Probe(new Dense(3).Run(z));")]
    [InlineData("Probe(new Dense(3, c > 0 ? Act.Softmax : Act.Linear).Run(z));")]
    // a base class of whose constructor only a number is known
    [InlineData("Probe(new Counted(3, Act.Softmax).Run(z));")]
    // layers that somebody else makes
    [InlineData("Probe(given.Each(z));")]
    // another setting behind the creation, or none
    [InlineData("Probe(new Configured { Activation = new Scale() }.Run(z));")]
    [InlineData("var layer = new Configured { Name = \"linear\" }; Probe(layer.Named(z));")]
    [InlineData("Probe(new Configured().Run(z));")]
    // an object whose layers change after it was made
    [InlineData("Probe(new Changing(new Soft()).Run(z));")]
    public void AnotherLayerOnTop(string statements) => Assert.Equal(ValueKind.Unknown, KindIn(statements));

    /// <summary>Layers of generic numbers.</summary>
    [Fact]
    public void GenericLayers()
    {
        IReadOnlyList<Value> values = Probe.Of("""
            using System.Numerics;
            using static Probes;

            interface ILayer<T> where T : IFloatingPointIeee754<T> { T[] Run(T[] x); }

            class Soft<T> : ILayer<T> where T : IFloatingPointIeee754<T>
            {
                public T[] Run(T[] x)
                {
                    T max = x[0], sum = T.Zero;
                    foreach (T v in x) max = T.Max(max, v);
                    var p = new T[x.Length];
                    for (int i = 0; i < x.Length; i++) { p[i] = T.Exp(x[i] - max); sum += p[i]; }
                    for (int i = 0; i < x.Length; i++) p[i] /= sum;
                    return p;
                }
            }

            class Scale<T> : ILayer<T> where T : IFloatingPointIeee754<T> { public T[] Run(T[] x) => x.Select(v => v + v).ToArray(); }

            class Net<T>(params ILayer<T>[] layers) where T : IFloatingPointIeee754<T>
            {
                public T[] Run(T[] x) { foreach (var layer in layers) x = layer.Run(x); return x; }
            }

            class Program
            {
                void Run(float[] z)
                {
                    Probe(new Net<float>(new Scale<float>(), new Soft<float>()).Run(z));
                    Probe(new Net<float>(new Soft<float>(), new Scale<float>()).Run(z));
                }
            }
            """);

        Assert.Equal([ValueKind.SoftmaxProbability, ValueKind.Unknown], values.Select(v => v.Kind));
    }

    /// <summary>Two objects of one class are two.</summary>
    [Fact]
    public void EachObjectHasItsOwnLayers() => Assert.Equal(
        [ValueKind.SoftmaxProbability, ValueKind.Unknown],
        Kinds("var a = new Net([new Scale(), new Soft()]); var b = new Net([new Soft(), new Scale()]); Probe(a.Each(z)); Probe(b.Each(z));"));

    private static ValueKind KindIn(string statements) => Assert.Single(Kinds(statements));

    private static IEnumerable<ValueKind> Kinds(string statements) => Probe.Of($$"""
        {{Library}}

        class Changing(ILayer first) { public ILayer Layer = first; public double[] Run(double[] x) => Layer.Run(x); public void Change(ILayer other) => Layer = other; }

        class Program
        {
            readonly Built held = new();
            static void Extend(Built net) => net.Add(new Scale());
            Program() { held.Add(new Scale()); held.Add(new Soft()); }

            void Run(double[] z, int c, Net given)
            {
                {{statements}}
            }
        }
        """).Select(value => value.Kind);
}
