using CsCheck;

namespace CeAnalyzers.Runtime.Tests;

public class PropertyTests
{
    private static readonly Gen<double[]> Logits = Gen.Double[-50, 50].Array[1, 70];
    private static readonly Gen<(double[], int)> Labelled = Logits.SelectMany(z => Gen.Int[0, z.Length - 1].Select(label => (z, label)));

    [Fact]
    public void Probabilities_sum_to_one() => Logits.Sample(logits => Assert.Equal(1, Every.Softmax(logits).Sum(), 1e-14));

    [Fact]
    public void Adding_a_constant_changes_nothing() => Gen.Select(Labelled, Gen.Int[-100, 100]).Sample((row, shift) =>
    {
        (double[] logits, int label) = row;
        double[] rounded = [.. logits.Select(z => Math.Round(z, 3))], shifted = [.. rounded.Select(z => z + shift)];
        double expected = StableLoss.SoftmaxCrossEntropy(rounded, label);
        Assert.Equal(expected, StableLoss.SoftmaxCrossEntropy(shifted, label), 1e-12 * Math.Max(1, expected));
    });

    [Fact]
    public void Loss_is_at_least_zero_and_gradient_rows_sum_to_zero() => Labelled.Sample(row =>
    {
        (double loss, double[] gradient) = Every.SoftmaxCrossEntropy(row.Item1, row.Item2);
        Assert.True(loss >= 0);
        Assert.Equal(0, gradient.Sum(), 1e-14);
        Assert.True(gradient[row.Item2] <= 0);
    });

    [Fact]
    public void One_hot_targets_are_the_label() => Labelled.Sample(row =>
    {
        (double[] logits, int label) = row;
        var oneHot = new double[logits.Length];
        oneHot[label] = 1;
        (double loss, double[] gradient) = Every.SoftmaxCrossEntropy(logits, label);
        (double targetLoss, double[] targetGradient) = Every.SoftmaxCrossEntropy(logits, oneHot);
        Assert.Equal(loss, targetLoss, 1e-15 * loss);
        Assert.All(gradient.Zip(targetGradient), pair => Assert.Equal(pair.First, pair.Second, 2e-15 * Math.Abs(pair.First)));
    });

    [Fact]
    public void Order_does_not_matter() => Labelled.Sample(row =>
    {
        (double[] logits, int label) = row;
        double expected = StableLoss.SoftmaxCrossEntropy(logits, label);
        double[] reversed = [.. logits.Reverse()];
        Assert.Equal(expected, StableLoss.SoftmaxCrossEntropy(reversed, logits.Length - 1 - label), 1e-15 * Math.Max(1e-300, expected) + 1e-300);
    });

    [Fact]
    public void Two_classes_are_a_sigmoid() => Gen.Double[-700, 700].Sample(logit =>
    {
        double softmax = StableLoss.SoftmaxCrossEntropy([0, logit], 1), sigmoid = StableLoss.SigmoidCrossEntropy(logit, 1);
        Assert.Equal(sigmoid, softmax, 1e-15 * sigmoid);
        Assert.Equal(sigmoid, -StableMath.LogSigmoid(logit), 1e-15 * sigmoid);
        Assert.Equal(sigmoid, StableMath.Softplus(-logit), 1e-15 * sigmoid);
    });

    [Fact]
    public void Log1P_and_ExpM1_undo_each_other() => Gen.Double[-0.5, 0.5].Sample(x =>
        Assert.Equal(x, StableMath.ExpM1(StableMath.Log1P(x)), 1e-15 * Math.Abs(x)));
}
