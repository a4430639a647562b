using CsCheck;

namespace CeAnalyzers.Runtime.Tests;

/// <summary>Every gradient against central differences of its loss.</summary>
public class GradientTests
{
    private static readonly Gen<double[]> Logits = Gen.Double[-4, 4].Array[1, 12];
    private static readonly Gen<(double[] Inputs, double[] Targets)> Rows =
        Gen.Int[1, 12].SelectMany(n => Gen.Select(Gen.Double[0.05, 0.95].Array[n], Gen.Double[0, 1].Array[n]));

    [Fact]
    public void Softmax_with_label() => Logits.Sample(logits =>
    {
        var gradient = new double[logits.Length];
        StableLoss.SoftmaxCrossEntropy(logits, 0, gradient);
        Derivative.Assert(z => StableLoss.SoftmaxCrossEntropy(z, 0), logits, gradient);
    });

    [Fact]
    public void Softmax_with_targets() => Rows.Sample(row =>
    {
        var gradient = new double[row.Inputs.Length];
        StableLoss.SoftmaxCrossEntropy(row.Inputs, row.Targets, gradient);
        Derivative.Assert(z => StableLoss.SoftmaxCrossEntropy(z, row.Targets), row.Inputs, gradient);
    });

    [Fact]
    public void Sigmoid() => Rows.Sample(row =>
    {
        double[] logits = [.. row.Inputs.Select(p => 8 * p - 4)];
        var gradient = new double[logits.Length];
        StableLoss.SigmoidCrossEntropy(logits, row.Targets, gradient);
        Derivative.Assert(z => StableLoss.SigmoidCrossEntropy(z, row.Targets), logits, gradient);
    });

    [Fact]
    public void From_probabilities() => Rows.Sample(row =>
    {
        var gradient = new double[row.Inputs.Length];
        StableLoss.CrossEntropy(row.Inputs, 0, gradient);
        Derivative.Assert(p => StableLoss.CrossEntropy(p, 0), row.Inputs, gradient);
        StableLoss.CrossEntropy(row.Inputs, row.Targets, gradient);
        Derivative.Assert(p => StableLoss.CrossEntropy(p, row.Targets), row.Inputs, gradient);
        StableLoss.BinaryCrossEntropy(row.Inputs, row.Targets, gradient);
        Derivative.Assert(p => StableLoss.BinaryCrossEntropy(p, row.Targets), row.Inputs, gradient);
    });
}
