using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1001 where the softmax is made in another member, class or file.</summary>
public class CE1001DistanceTests
{
    private const string Activations = """
        static class Activations
        {
            public static double[] Softmax(double[] z)
            {
                double max = z.Max();
                double[] e = z.Select(v => Math.Exp(v - max)).ToArray();
                double sum = e.Sum();
                return e.Select(v => v / sum).ToArray();
            }

            public static void SoftmaxInto(double[] z, double[] result) => Softmax(z).CopyTo(result, 0);

            public static bool TrySoftmax(double[] z, out double[] result)
            {
                result = Softmax(z);
                return z.Length > 0;
            }

            public static double[] ToProbabilities(this double[] z) => Softmax(z);
        }
        """;

    [Theory]
    [InlineData("return -{|CE1001:Math.Log(Activations.Softmax(z)[label])|};")]
    [InlineData("return -{|CE1001:Math.Log(z.ToProbabilities()[label])|};")]
    [InlineData("var p = new double[z.Length]; Activations.SoftmaxInto(z, p); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("Activations.TrySoftmax(z, out var p); return -{|CE1001:Math.Log(p[label])|};")]
    [InlineData("if (!Activations.TrySoftmax(z, out double[] p)) return 0; return -{|CE1001:Math.Log(p[label])|};")]
    public Task AMethodInAnotherFile(string statements) => Verify.Diagnostics(
    [
        $$"""
        class Classifier
        {
            double Loss(double[] z, int label)
            {
                {{statements}}
            }
        }
        """,
        Activations,
    ]);

    /// <summary>No name says anything: neither the method, nor the local, nor the one that makes it, called or handed over.</summary>
    [Theory]
    [InlineData("double[] a = Helper.Soft(z); return -{|CE1001:Math.Log(a[k])|};")]
    [InlineData("double r = 0; var a = Helper.Soft(z); r -= {|CE1001:Math.Log(a[k])|}; return r;")]
    [InlineData("double[] a = Map(z, Helper.Soft); return -{|CE1001:Math.Log(a[k])|};")]
    [InlineData("return -{|CE1001:Math.Log(Map(z, Helper.Soft)[k])|};")]
    [InlineData("var rows = new[] { z }; return -{|CE1001:Math.Log(rows.Select(Helper.Soft).First()[k])|};")]
    // exponentials that are no probabilities, and a method that makes none
    [InlineData("double[] a = Helper.Grow(z); return -Math.Log(a[k]);")]
    [InlineData("double[] a = Map(z, Helper.Same); return -Math.Log(a[k]);")]
    public Task NoNameTells(string statements) => Verify.Diagnostics(
    [
        $$"""
        class Thing
        {
            double L(double[] z, int k)
            {
                {{statements}}
            }

            static double[] Map(double[] x, Func<double[], double[]> f) => f(x);
        }
        """,
        """
        static class Helper
        {
            public static double[] Soft(double[] z)
            {
                double max = z.Max();
                double[] e = z.Select(v => Math.Exp(v - max)).ToArray();
                double sum = e.Sum();
                return e.Select(v => v / sum).ToArray();
            }

            public static double[] Grow(double[] z) => z.Select(v => 2 * Math.Exp(v)).ToArray();

            public static double[] Same(double[] z) => z;
        }
        """,
    ]);

    [Theory]
    [InlineData("private double[] p = new double[10]; void Forward() { p = Activations.Softmax(z); }")]
    [InlineData("private readonly double[] p; public Model(double[] scores) { p = Activations.Softmax(scores); }")]
    [InlineData("private double[] p = new double[10]; void Forward() { Activations.SoftmaxInto(z, p); }")]
    [InlineData("private double[] p = new double[10]; void Forward() { for (int i = 0; i < 10; i++) p[i] = Activations.Softmax(z)[i]; }")]
    [InlineData("private double[] p { get; set; } = []; void Forward() => p = Activations.Softmax(z);")]
    [InlineData("private double[] p => Activations.Softmax(z);")]
    [InlineData("private double[] p { get { return Activations.Softmax(z); } }")]
    [InlineData("private double[] p { get; init; } = Activations.Softmax([1, 2, 3]);")]
    [InlineData("private static readonly double[] p = Activations.Softmax([1, 2, 3]);")]
    public Task AFieldOrProperty(string member) => Verify.Diagnostics(
    [
        $$"""
        class Model
        {
            private double[] z = [0, 1, 2];
            {{member}}
            public double Loss(int label) => -{|CE1001:Math.Log(p[label])|};
        }
        """,
        Activations,
    ]);

    [Fact]
    public Task ThroughAnInterfaceAndTwoFiles() => Verify.Diagnostics(
    [
        "interface IModel { double[] Predict(double[] x); }",
        "class Linear : IModel { public double[] Predict(double[] x) => Activations.Softmax(x); }",
        """
        class Trainer(IModel model)
        {
            public double Loss(double[] x, int label) => -{|CE1001:Math.Log(model.Predict(x)[label])|};
        }
        """,
        Activations,
    ]);

    [Fact]
    public Task ThroughAVirtualMethod() => Verify.Diagnostics(
    [
        """
        abstract class Layer { public abstract double[] Forward(double[] x); }
        class Output : Layer { public override double[] Forward(double[] x) => Activations.Softmax(x); }
        """,
        "class Loss { double Of(Layer last, double[] x, int label) => -{|CE1001:Math.Log(last.Forward(x)[label])|}; }",
        Activations,
    ]);

    [Fact]
    public Task AParameterThatAllCallersGiveProbabilities() => Verify.Diagnostics(
    [
        """
        static class Loss
        {
            public static double Of(double[] output, int label)
            {
                return -{|CE1001:Math.Log(output[label])|};
            }
        }
        """,
        """
        class Trainer
        {
            double First(double[] z, int label) => {|CE1001:Loss.Of(Activations.Softmax(z), label)|};
            double Second(double[] z, int label) { var p = Activations.Softmax(z); return {|CE1001:Loss.Of(label: label, output: p)|}; }
        }
        """,
        Activations,
    ]);

    [Fact]
    public Task APropertyOfAnotherObject() => Verify.Diagnostics(
    [
        "class Prediction { public double[] Probabilities { get; set; } = []; public int Label { get; set; } }",
        """
        class Model
        {
            public Prediction Predict(double[] z) => new Prediction { Probabilities = Activations.Softmax(z), Label = 1 };
        }

        class Loss
        {
            public double Of(Prediction prediction) => -{|CE1001:Math.Log(prediction.Probabilities[prediction.Label])|};
        }
        """,
        Activations,
    ]);

    [Fact]
    public Task ARecordsPositionalProperty() => Verify.Diagnostics(
    [
        "record Prediction(double[] Probabilities, int Label);",
        """
        class Model
        {
            Prediction Predict(double[] z) => new(Activations.Softmax(z), 1);
            double Loss(Prediction prediction) => -{|CE1001:Math.Log(prediction.Probabilities[prediction.Label])|};
        }
        """,
        Activations,
    ]);

    [Fact]
    public Task TheMainProgram() => Verify.Diagnostics(
    [
        """
        double[] scores = [1000, 0];
        double[] p = Activations.Softmax(scores);
        Console.WriteLine(-{|CE1001:Math.Log(p[1])|});
        """,
        Activations,
    ]);

    [Fact]
    public Task AnAwaitedMethod() => Verify.Diagnostics(
    [
        """
        class Client
        {
            async Task<double[]> PredictAsync(double[] z)
            {
                await Task.Yield();
                return Activations.Softmax(z);
            }

            async Task<double> LossAsync(double[] z, int label)
            {
                double[] p = await PredictAsync(z);
                return -{|CE1001:Math.Log(p[label])|};
            }
        }
        """,
        Activations,
    ]);
}
