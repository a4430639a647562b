using CeAnalyzers.Kinds;

namespace CeAnalyzers.Tests.Flow;

/// <summary>Operators and activations of engines that run elsewhere: their bodies are there and say nothing, so that their names count.</summary>
public class NamedProbes
{
    private const string Engine = """
        using System.Runtime.InteropServices;

        class Operator(string name)
        {
            public Operator Set(string key, object value) { attributes.Add(key + value); return this; }
            public Operator Input(ITensor x) => this;
            public ITensor Run() { Native.Invoke(name, attributes.ToArray(), out var handle); return new WeightTensor(handle); }
            private readonly List<string> attributes = new();
        }

        static class Native
        {
            [DllImport("engine")] public static extern void Invoke(string name, string[] attributes, out IntPtr result);
            [DllImport("engine")] public static extern void Sigmoid(IntPtr result, IntPtr x);
        }

        interface ITensor
        {
            IntPtr Handle { get; }
            float GetWeightAt(int i);
            ITensor SliceAxis(int axis, int begin, int? end);
        }

        class WeightTensor(IntPtr handle, float learningRate = 1) : ITensor
        {
            public IntPtr Handle => handle;
            public float GetWeightAt(int i) => Marshal.PtrToStructure<float>(handle + i * 4);
            public ITensor SliceAxis(int axis, int begin, int? end) => new Operator("slice_axis").Set("axis", axis).Input(this).Run();
            public WeightTensor Copied() => new(handle);
            public string Name => "x" + learningRate;
        }

        enum ActivationType { Relu, Sigmoid, Softmax }

        interface IGraph
        {
            ITensor Softmax(ITensor x, bool runGradients = true, bool inPlace = false);
        }

        class GraphTensor(Factory factory) : IGraph
        {
            public ITensor Sigmoid(ITensor x)
            {
                WeightTensor source = x as WeightTensor;
                WeightTensor result = factory.Create(source.Handle, name: $"{x}.Sigmoid");
                Visualize(x, result);
                Native.Sigmoid(result.Handle, source.Handle);
                if (result.Name == "") throw new InvalidOperationException();
                return result;
            }

            public ITensor Softmax(ITensor x, bool runGradients = true, bool inPlace = false)
            {
                WeightTensor source = x as WeightTensor;
                WeightTensor result = null;
                if (inPlace) result = source.Copied(); else result = factory.Create(source.Handle, name: "softmax");
                Visualize(x, result);
                new Operator("softmax").Input(x).Run();
                return result;
            }

            private void Visualize(ITensor x, ITensor y) => Console.WriteLine(x.ToString() + y);
        }

        class Factory
        {
            public WeightTensor Create(IntPtr near, string name) { var made = new WeightTensor(near); Console.WriteLine(name); return made; }
        }

        static class Nd
        {
            public static ITensor Softmax(ITensor data, int axis = -1, double? temperature = null) => new Operator("softmax").Set("axis", axis).Input(data).Run();
            public static ITensor LogSoftmax(ITensor data, int axis = -1) => new Operator("log_softmax").Set("axis", axis).Input(data).Run();
            public static ITensor Activation(ITensor data, ActivationType act_type, string symbol_name = "") => new Operator("Activation").Set("act_type", act_type).Input(data).Run();
            public static ITensor RowWise(ITensor data, Func<ITensor, ITensor> function) => new Operator("rows").Set("f", function).Input(data).Run();
            public static ITensor Trace(ITensor data, Func<ITensor, ITensor> function) => new Operator("trace").Set("f", function).Input(data).Run();
            public static ITensor Sigmoid(ITensor data) => new Operator("sigmoid").Input(data).Run();
            public static ITensor Clip(ITensor data, float a_min, float a_max) => new Operator("clip").Set("a_min", a_min).Input(data).Run();
            public static ITensor Pick(ITensor data, ITensor index, int axis = -1) => new Operator("pick").Input(data).Input(index).Run();
            public static ITensor Exp(ITensor data) => new Operator("exp").Input(data).Run();
            public static ITensor Sum(ITensor data, int axis, bool keepdims = false) => new Operator("sum").Input(data).Run();
            public static ITensor Divide(ITensor left, ITensor right) => new Operator("div").Input(left).Input(right).Run();
        }
        """;

    [Theory]
    [InlineData("Probe(graph.Sigmoid(x));", nameof(ValueKind.SigmoidProbability))]
    [InlineData("Probe(graph.Softmax(x));", nameof(ValueKind.SoftmaxProbability))]
    [InlineData("Probe(any.Softmax(x, runGradients: false, inPlace: true));", nameof(ValueKind.SoftmaxProbability))]
    [InlineData("var p = any.Softmax(x); Probe(p.GetWeightAt(2));", nameof(ValueKind.SoftmaxProbability))]
    [InlineData("Probe(any.Softmax(new WeightTensor(x.Handle)));", nameof(ValueKind.SoftmaxProbability))]
    [InlineData("Probe(Nd.Softmax(x, axis: 1));", nameof(ValueKind.SoftmaxProbability))]
    [InlineData("Probe(Nd.LogSoftmax(x));", nameof(ValueKind.LogSoftmax))]
    [InlineData("Probe(Nd.Activation(x, act_type: ActivationType.Sigmoid));", nameof(ValueKind.SigmoidProbability))]
    [InlineData("Probe(Nd.Activation(x, ActivationType.Softmax, \"p\"));", nameof(ValueKind.SoftmaxProbability))]
    [InlineData("Probe(Nd.Activation(x, ActivationType.Relu));", nameof(ValueKind.Nothing))]
    [InlineData("Probe(Nd.RowWise(x, Nd.Sigmoid));", nameof(ValueKind.SigmoidProbability))]
    [InlineData("Probe(Nd.RowWise(x, Nd.Exp));", nameof(ValueKind.Nothing))]
    [InlineData("Probe(Nd.Trace(x, Nd.Sigmoid));", nameof(ValueKind.Nothing))]
    [InlineData("Probe(Nd.Clip(Nd.Softmax(x), a_min: 1e-7f, a_max: 1 - 1e-7f));", nameof(ValueKind.SoftmaxProbability))]
    [InlineData("Probe(Nd.Pick(Nd.Softmax(x).SliceAxis(0, 1, null), labels));", nameof(ValueKind.SoftmaxProbability))]
    [InlineData("var e = Nd.Exp(x); Probe(Nd.Divide(e, Nd.Sum(e, axis: 1, keepdims: true)));", nameof(ValueKind.SoftmaxProbability))]
    public void ABodyThatSaysNothing(string statements, string kind) => Assert.Equal(kind, OfEngine(statements).Kind.ToString());

    [Fact]
    public void NamesAreWeak()
    {
        Value value = OfEngine("Probe(Nd.Clip(Nd.Softmax(x), a_min: 1e-7f, a_max: 1 - 1e-7f));");
        Assert.Equal(Evidence.Named, value.Evidence);
        Assert.Equal(Guards.AboveZero | Guards.BelowOne, value.Guards);
    }

    [Theory]
    // what the body does outranks the name
    [InlineData("Probe(Softmax(z));", "double[] Softmax(double[] v) => v;", nameof(ValueKind.Unknown))]
    [InlineData("Probe(Softmax(z));", "double[] Softmax(double[] v) { var r = new double[v.Length]; for (int i = 0; i < v.Length; i++) r[i] = 1 / (1 + Math.Exp(-v[i])); return r; }", nameof(ValueKind.SigmoidProbability))]
    [InlineData("Probe(Softmax(z));", "double Softmax(double[] v) { double m = v.Max(); return m + Math.Log(v.Sum(x => Math.Exp(x - m))); }", nameof(ValueKind.Unknown))]
    [InlineData("Probe(Softmax(z, 2));", "double Softmax(double[] v, int n) => Kernel(v, n); [System.Runtime.InteropServices.DllImport(\"k\")] static extern double Kernel(double[] v, int n);", nameof(ValueKind.Unknown))]
    [InlineData("Probe(Sigmoid(z[0]));", "double Sigmoid(double x) => x < -2.5 ? 0 : x > 2.5 ? 1 : 0.2 * x + 0.5;", nameof(ValueKind.Unknown))]
    [InlineData("Probe(Sigmoid(z[0]));", "double Sigmoid(double x) { if (x < 0) return x; return c / 2; } double c;", nameof(ValueKind.Unknown))]
    [InlineData("Probe(Sigmoid(z[0]));", "double Sigmoid(double x) => x / (1 + Math.Abs(x));", nameof(ValueKind.Unknown))]
    [InlineData("Probe(Softmax(z));", "double[] Softmax(double[] v) => throw new NotImplementedException();", nameof(ValueKind.Unknown))]
    [InlineData("Probe(Softmax(z));", "double[] Softmax(double[] v) { var r = new double[v.Length]; Kernel(v, r); for (int i = 0; i < r.Length; i++) r[i] = Math.Log(r[i]); return r; } [System.Runtime.InteropServices.DllImport(\"k\")] static extern double Kernel(double[] v, double[] r);", nameof(ValueKind.Unknown))]
    // a function's value at x is not x
    [InlineData("Probe(new Curve().GetValue(CeAnalyzers.StableMath.Softmax(z)[0]));", "class Curve { public double GetValue(double x) => Kernel(x); [System.Runtime.InteropServices.DllImport(\"k\")] static extern double Kernel(double x); }", nameof(ValueKind.Unknown))]
    public void ABodyThatSaysSomethingElse(string statements, string members, string kind) => Assert.Equal(kind, Of(statements, members).Kind.ToString());

    [Theory]
    // a kernel, a table
    [InlineData("Probe(Softmax(z));", "double[] Softmax(double[] v) { var r = new double[v.Length]; Kernel(v, r); return r; } [System.Runtime.InteropServices.DllImport(\"k\")] static extern double Kernel(double[] v, double[] r);", nameof(ValueKind.SoftmaxProbability))]
    [InlineData("Probe(Sigmoid(z[0]));", "double Sigmoid(double x) => table[Index(x)]; int Index(double x) => x > 0 ? 1 : 0; readonly double[] table = new double[2];", nameof(ValueKind.SigmoidProbability))]
    public void ABodyInPlainNumbers(string statements, string members, string kind) => Assert.Equal(kind + " Named", Of(statements, members) is var value ? $"{value.Kind} {value.Evidence}" : null);

    private static Value OfEngine(string statements) => Assert.Single(Probe.Of(
        "#nullable disable\n" + Engine,
        $$"""
        using static Probes;

        class Model
        {
            void Run(GraphTensor graph, IGraph any, ITensor x, ITensor labels)
            {
                {{statements}}
            }
        }
        """));

    private static Value Of(string statements, string members) => Assert.Single(Probe.Of(
        $$"""
        using static Probes;

        class Model
        {
            {{members}}
            void Run(double[] z)
            {
                {{statements}}
            }
        }
        """));
}
