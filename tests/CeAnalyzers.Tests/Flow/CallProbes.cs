using CeAnalyzers.Kinds;

namespace CeAnalyzers.Tests.Flow;

/// <summary>Calls, functions, members and modules.</summary>
public class CallProbes
{
    private const string Made = "double[] Made(double[] v) => Softmax(v);";

    [Theory]
    [InlineData("Probe(Made(z));", Made)]
    [InlineData("Probe(this.Made(z)[c]);", Made)]
    [InlineData("Probe(Twice(z));", "double[] Twice(double[] v) { var r = Once(v); return r; } double[] Once(double[] v) => Softmax(v);")]
    [InlineData("Probe(Either(z, c));", "double[] Either(double[] v, int k) { if (k > 0) return Softmax(v); return Softmax(v.Skip(1).ToArray()); }")]
    [InlineData("Probe(Same(Softmax(z)));", "T Same<T>(T v) => v;")]
    [InlineData("Probe(Named(b: y, a: Softmax(z)));", "double[] Named(double[] a, double[] b) => a;")]
    [InlineData("Into(z, y); Probe(y);", "void Into(double[] v, double[] r) { for (int i = 0; i < v.Length; i++) r[i] = Softmax(v)[i]; }")]
    [InlineData("Out(z, out var p); Probe(p);", "void Out(double[] v, out double[] r) => r = Softmax(v);")]
    [InlineData("Ref(ref z); Probe(z);", "void Ref(ref double[] v) => v = Softmax(v);")]
    [InlineData("var (p, n) = Pair(z); Probe(p);", "(double[] P, int N) Pair(double[] v) => (Softmax(v), v.Length);")]
    [InlineData("var (p, _) = Answer(z); Probe(p);", "record Answered(double[] P, int N); Answered Answer(double[] v) => new(Softmax(v), v.Length);")]
    [InlineData("Memory<double> m = new double[z.Length]; SoftmaxInto(z, m.Span); Probe(m.Span[c]);", "static void SoftmaxInto(double[] v, Span<double> r) { for (int i = 0; i < v.Length; i++) r[i] = Softmax(v)[i]; }")]
    [InlineData("Probe(Pair(z).P);", "(double[] P, int N) Pair(double[] v) => (Softmax(v), v.Length);")]
    [InlineData("var made = new Lazy<double[]>(() => Made(z)); Probe(made.Value);", Made)]
    [InlineData("Probe(Task.WhenAll(new[] { z, y }.Select(v => Task.Run(() => Made(v)))).Result[0][c]);", Made)]
    [InlineData("foreach (double p in Each(z)) Probe(p);", "IEnumerable<double> Each(double[] v) { foreach (double p in Softmax(v)) yield return p; }")]
    public void Methods(string statements, string members) => Assert.Equal(ValueKind.SoftmaxProbability, Probe.In(statements, members).Kind);

    [Theory]
    [InlineData("Func<double[], double[]> f = Softmax; Probe(f(z));")]
    [InlineData("Func<double[], double[]> f = v => Softmax(v); Probe(f.Invoke(z));")]
    [InlineData("double[] F(double[] v) { return Softmax(v); } Probe(F(z));")]
    [InlineData("var p = Softmax(z); double[] F() => p; Probe(F());")]
    [InlineData("Func<double[], int, double> f = (p, k) => Probe(p)[k]; f(Softmax(z), c); f(Softmax(z), 0);")]
    [InlineData("Func<double[], double[]> f; f = p => Probe(p); f.Invoke(Softmax(z));")]
    [InlineData("Probe(Apply(z, v => Softmax(v)));")]
    [InlineData("Probe(Apply(z, Softmax));")]
    public void Functions(string statements) =>
        Assert.Equal(ValueKind.SoftmaxProbability, Probe.In(statements, "static double[] Apply(double[] v, Func<double[], double[]> f) => f(v);").Kind);

    [Theory]
    [InlineData("var p = Task.Run(() => Softmax(z)).Result; Probe(p);")]
    [InlineData("var p = Task.FromResult(Softmax(z)).ConfigureAwait(false).GetAwaiter().GetResult(); Probe(p);")]
    [InlineData("async Task<double[]> F() { await Task.Yield(); return Softmax(z); } var p = F().Result; Probe(p);")]
    public void TasksHaveTheirResult(string statements) => Assert.Equal(ValueKind.SoftmaxProbability, Probe.In(statements).Kind);

    [Theory]
    [InlineData("var cache = new Dictionary<string, double[]>(); cache[\"z\"] = z; cache[\"p\"] = Softmax(z); Probe(cache[\"p\"]);", "")]
    [InlineData("held[\"z\"] = z; held.Add(\"p\", Softmax(z)); Probe(held[\"p\"][c]);", "readonly Dictionary<string, double[]> held = new();")]
    [InlineData("Probe(functions[\"softmax\"](z));", "static readonly Dictionary<string, Func<double[], double[]>> functions = new() { [\"softmax\"] = Softmax, [\"linear\"] = v => v };")]
    [InlineData("var byName = Softmax(z).Select((p, i) => (p, i)).ToDictionary(t => t.i, t => t.p); Probe(byName[c]);", "")]
    [InlineData("var rows = new Dictionary<int, double[]> { [0] = Softmax(z), [1] = Softmax(y) }; Probe(rows[c]);", "")]
    [InlineData("var rows = new Dictionary<int, double[]> { { 0, Softmax(z) }, { 1, Softmax(y) } }; Probe(rows[c]);", "")]
    public void DictionariesByKey(string statements, string members) => Assert.Equal(ValueKind.SoftmaxProbability, Probe.In(statements, members).Kind);

    [Theory]
    // another key
    [InlineData("var cache = new Dictionary<string, double[]>(); cache[\"z\"] = z; cache[\"p\"] = Softmax(z); Probe(cache[\"z\"]);")]
    // any key
    [InlineData("var cache = new Dictionary<string, double[]>(); cache[\"p\"] = Softmax(z); cache[y.ToString()!] = z; Probe(cache[\"p\"]);")]
    // given away
    [InlineData("var cache = new Dictionary<string, double[]>(); cache[\"p\"] = Softmax(z); Fill(cache); Probe(cache[\"p\"]); static void Fill(Dictionary<string, double[]> d) => d[\"p\"] = [1, 2];")]
    public void DictionariesByOtherKeys(string statements) => Assert.Equal(ValueKind.Unknown, Probe.In(statements).Kind);

    /// <summary>What a method in source calls the delegate with that it is given.</summary>
    [Theory]
    [InlineData("Each(Softmax(z), v => Probe(v));")]
    [InlineData("Twice(Softmax(z), v => Probe(v));")]
    [InlineData("Chosen(Softmax(z), v => Probe(v));")]
    [InlineData("Outer(Softmax(z));")]
    public void LambdasGivenToMethods(string statements) => Assert.Equal(ValueKind.SoftmaxProbability, Probe.In(statements, """
        static double[] Each(double[] x, Func<double, double> f) { var r = new double[x.Length]; for (int i = 0; i < x.Length; i++) r[i] = f(x[i]); return r; }
        static double[] Twice(double[] x, Func<double, double> f) => Each(Each(x, v => v), f);
        static double[] Chosen(double[] x, Func<double, double> f) => x.Select(f).ToArray();
        static double[] Outer(double[] x) => Each(x, v => v);
        """.Replace("Outer(double[] x) => Each(x, v => v)", statements.StartsWith("Outer", StringComparison.Ordinal) ? "Outer(double[] x) => Each(x, v => Probe(v))" : "Outer(double[] x) => Each(x, v => v)")).Kind);

    [Theory]
    // other numbers go to the delegate
    [InlineData("Each(z, v => Probe(v));")]
    [InlineData("Each(Softmax(z), v => v); Each(z, v => Probe(v));")]
    // it is called with two things
    [InlineData("Both(Softmax(z), z, v => Probe(v));")]
    // the method keeps it for later
    [InlineData("Keep(Softmax(z), v => Probe(v));")]
    public void LambdasGivenOtherNumbers(string statements) => Assert.Equal(ValueKind.Unknown, Probe.In(statements, """
        static double[] Each(double[] x, Func<double, double> f) { var r = new double[x.Length]; for (int i = 0; i < x.Length; i++) r[i] = f(x[i]); return r; }
        static double Both(double[] x, double[] y, Func<double, double> f) => f(x[0]) + f(y[0]);
        Func<double, double>? kept; void Keep(double[] x, Func<double, double> f) { f(x[0]); kept = f; }
        """).Kind);

    /// <summary>A call on an object of a known class says nothing of the parameters of its siblings.</summary>
    [Fact]
    public void SiblingsOfTheClassThatIsCalled()
    {
        IReadOnlyList<Value> values = Probe.Of("""
            using static Probes;

            abstract class Cost { public abstract double Of(double[] p); }
            class Taken : Cost { public override double Of(double[] p) => Probe(p)[0]; }
            class Sibling : Cost { public override double Of(double[] p) => Probe(p)[0]; }

            class Model
            {
                readonly Cost cost = new Taken();
                double Run(double[] z) => cost.Of(CeAnalyzers.StableMath.Softmax(z));
            }
            """);

        Assert.Equal([ValueKind.SoftmaxProbability, ValueKind.Unknown], values.Select(v => v.Kind).Select(kind => kind == ValueKind.Nothing ? ValueKind.Unknown : kind));
    }

    [Theory]
    [InlineData("Probe(p);", "double[] p = []; void Set(double[] v) { p = Softmax(v); }")]
    [InlineData("Probe(P);", "double[] P => Softmax(new double[] { 1, 2 });")]
    [InlineData("Probe(P);", "double[] P { get; } = Softmax([1.0, 2]);")]
    [InlineData("p = Softmax(z); Probe(p);", "double[] p = [1, 2];")]
    [InlineData("Probe(p);", "static readonly double[] p = Softmax([1.0, 2]);")]
    [InlineData("Probe(this[z]);", "double[] p = []; double[] this[double[] v] { get { return p; } } void Set(double[] v) => p = Softmax(v);")]
    public void MembersThatHoldASoftmax(string statements, string members) =>
        Assert.Equal(ValueKind.SoftmaxProbability, Probe.In(statements, members).Kind);

    [Theory]
    [InlineData("Probe(p);", "double[] p = [1, 2]; void Set(double[] v) { p = Softmax(v); }")]
    [InlineData("Probe(p);", "double[] p = []; void Set(double[] v) { p = Softmax(v); } void Reset(double[] v) { p = v; }")]
    [InlineData("Probe(Either(z, c));", "double[] Either(double[] v, int k) => k > 0 ? Softmax(v) : v;")]
    [InlineData("Probe(Endless(z));", "double[] Endless(double[] v) => Endless(Softmax(v));")]
    [InlineData("Probe(Even(z, c));", "double[] Even(double[] v, int n) => n == 0 ? v : Odd(v, n - 1); double[] Odd(double[] v, int n) => n == 0 ? Softmax(v) : Even(v, n - 1);")]
    [InlineData("Func<double[], double[]> f = p => Probe(p); f(Softmax(z)); f(z);", "")]
    [InlineData("Func<double[], double[]> f = p => Probe(p); f(Softmax(z)); Use(f);", "void Use(Func<double[], double[]> g) => g([1, 2]);")]
    [InlineData("Probe(V(z));", "public virtual double[] V(double[] v) => Softmax(v); class Other : Model { public override double[] V(double[] v) => v; }")]
    public void MembersThatDoNot(string statements, string members) => Assert.Equal(ValueKind.Unknown, Probe.In(statements, members).Kind);

    [Fact]
    public void EachCallHasItsOwnArguments()
    {
        IReadOnlyList<Value> values = Probe.Of("""
            using static CeAnalyzers.StableMath;
            using static Probes;

            class Model
            {
                static double[] Copy(double[] v) => (double[])v.Clone();

                void Run(double[] z)
                {
                    Probe(Copy(z));
                    Probe(Copy(Softmax(z)));
                    Probe(Copy(LogSoftmax(z)));
                }
            }
            """);

        Assert.Equal([ValueKind.Unknown, ValueKind.SoftmaxProbability, ValueKind.LogSoftmax], values.Select(v => v.Kind));
    }

    [Fact]
    public void AnInterfaceIsTheJoinOfItsImplementations()
    {
        IReadOnlyList<Value> values = Probe.Of(
            "interface IOne { double[] F(double[] z); } class A : IOne { public double[] F(double[] z) => CeAnalyzers.StableMath.Softmax(z); }",
            "interface ITwo { double[] F(double[] z); } class B : ITwo { public double[] F(double[] z) => CeAnalyzers.StableMath.Softmax(z); } class C : ITwo { public double[] F(double[] z) => z; }",
            """
            using static Probes;

            class Model
            {
                void Run(IOne one, ITwo two, double[] z)
                {
                    Probe(one.F(z));
                    Probe(two.F(z));
                    Probe(new B().F(z));
                }
            }
            """);

        Assert.Equal([ValueKind.SoftmaxProbability, ValueKind.Unknown, ValueKind.SoftmaxProbability], values.Select(v => v.Kind));
    }

    [Fact]
    public void ModulesOfTorchSharp()
    {
        IReadOnlyList<Value> values = Probe.Of("""
            using TorchSharp;
            using TorchSharp.Modules;
            using static TorchSharp.torch;
            using static TorchSharp.torch.nn;
            using static Probes;

            class Model
            {
                private readonly Sequential layers = Sequential(Linear(4, 3), Softmax(1));

                void Run(Tensor x)
                {
                    Probe(Linear(4, 3).call(x));
                    Probe(layers.call(x));
                    Probe(layers.call(x).gather(1, x).squeeze(1));
                    Probe(Sequential(layers, Flatten()).forward(x));
                    Probe(LogSoftmax(1).call(x));
                    Probe(ReLU().call(x));
                }
            }
            """);

        Assert.Equal(
            [ValueKind.Logits, ValueKind.SoftmaxProbability, ValueKind.SoftmaxProbability, ValueKind.SoftmaxProbability, ValueKind.LogSoftmax, ValueKind.Unknown],
            values.Select(v => v.Kind));
    }
}
