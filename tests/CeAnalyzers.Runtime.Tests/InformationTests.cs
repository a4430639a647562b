namespace CeAnalyzers.Runtime.Tests;

/// <summary>Information, class weights, metrics and the logarithmic helpers.</summary>
public class InformationTests
{
    [Fact]
    public void Surprise_in_bits_and_nats()
    {
        Assert.Equal(0.23, Information.Surprise(0.85, InformationUnit.Bits), 5e-3);
        Assert.Equal(0.51, Information.Surprise(0.70, InformationUnit.Bits), 5e-3);
        Assert.Equal(0.1625f, Information.Surprise(0.85f), 5e-5f);
        Assert.Equal(double.PositiveInfinity, Information.Surprise(0.0));
        Assert.Equal(0, Information.Surprise(1.0));
    }

    [Fact]
    public void Entropy_and_divergence()
    {
        double[] truth = [0.5, 0.25, 0.25, 0], model = [0.25, 0.25, 0.25, 0.25];
        Assert.Equal(1.5, Information.Entropy(truth, InformationUnit.Bits), 1e-15);
        Assert.Equal(2, Information.CrossEntropy(truth, model, InformationUnit.Bits), 1e-15);
        Assert.Equal(0.5, Information.KullbackLeibler(truth, model, InformationUnit.Bits), 1e-15);
        Assert.Equal(double.PositiveInfinity, Information.KullbackLeibler(model, truth));
        Assert.Throws<ArgumentOutOfRangeException>("probabilities", () => Information.Entropy([0.5, 1.5]));
        Assert.Throws<ArgumentOutOfRangeException>("unit", () => Information.Entropy([0.5, 0.5], (InformationUnit)7));
    }

    [Fact]
    public void Class_weights()
    {
        Assert.Equal([4, 4.0 / 3], ClassWeights.InverseFrequency(1, 3));
        Assert.Equal([2, 2.0 / 3], ClassWeights.Balanced(1, 3));
        Assert.Equal([1, 1], ClassWeights.EffectiveNumber([5, 500], 0));
        double[] effective = ClassWeights.EffectiveNumber([10, 1000], 0.99);
        Assert.Equal(2, effective.Sum(), 1e-14);
        Assert.Equal((1 - Math.Pow(0.99, 1000)) / (1 - Math.Pow(0.99, 10)), effective[0] / effective[1], 1e-12);
        Assert.Equal([0, 1], ClassWeights.InverseFrequency(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>("counts", () => ClassWeights.Balanced(3, -1));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => ClassWeights.EffectiveNumber([1, 2], 1));
        Assert.Throws<ArgumentException>("counts", () => ClassWeights.Balanced());
        Assert.Throws<ArgumentNullException>("counts", () => ClassWeights.InverseFrequency((int[])null!));
        Assert.Equal(ClassWeights.Balanced(1, 3), ClassWeights.Balanced(new[] { 1, 3 }));
    }

    [Fact]
    public void Accuracy_top_k_and_perplexity()
    {
        float[] logits = [1, 3, 2, 5, 5, 5, float.NaN, 1, 0];
        int[] labels = [2, 0, 1];
        Assert.Equal(1.0 / 3, ClassMetrics.Accuracy(logits, labels));
        Assert.Equal(2.0 / 3, ClassMetrics.TopK(logits, labels, 2));
        Assert.Equal(2.0 / 3, ClassMetrics.TopK(logits, labels, 3));
        Assert.Equal(10, ClassMetrics.Perplexity(Math.Log(10)), 1e-14);
        Assert.Throws<ArgumentOutOfRangeException>("k", () => ClassMetrics.TopK(logits, labels, 4));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => ClassMetrics.Accuracy(logits, [0, 1, 3]));
    }

    [Fact]
    public void Logarithms_of_sums_and_differences()
    {
        const double Inf = double.PositiveInfinity;
        Assert.Equal(1000 + Math.Log(2), StableMath.LogAddExp(1000.0, 1000.0));
        Assert.Equal(0.5, StableMath.LogAddExp(0.5, -Inf));
        Assert.Equal(-Inf, StableMath.LogAddExp(-Inf, -Inf));
        Assert.Equal(Inf, StableMath.LogAddExp(Inf, Inf));
        Assert.Equal(1000 + Math.Log(1 - Math.Exp(-1)), StableMath.LogSubtractExp(1000.0, 999.0), 1e-12);
        Assert.Equal(-Inf, StableMath.LogSubtractExp(3.0, 3.0));
        Assert.Equal(2.0, StableMath.LogSubtractExp(2.0, -Inf));
        Assert.Equal(double.NaN, StableMath.LogSubtractExp(1.0, 2.0));
        Assert.Equal(Math.Log(1e-20), StableMath.Log1MinusExp(-1e-20), 1e-13);
        Assert.Equal(-Math.Exp(-50), StableMath.Log1MinusExp(-50.0), 1e-37);
        Assert.Equal(-Inf, StableMath.Log1MinusExp(0.0));
        Assert.Equal(0, StableMath.XLogY(0.0, 0.0));
        Assert.Equal(double.NaN, StableMath.XLogY(0.0, double.NaN));
        Assert.Equal(2 * Math.Log(3), StableMath.XLogY(2.0, 3.0));
        Assert.Equal(2e-20, StableMath.XLog1PY(2.0, 1e-20), 1e-35);
        Assert.Equal(0, StableMath.XLog1PY(0.0, -1.0));
        Assert.Equal(0, StableMath.Logit(0.5));
        Assert.Equal(-Inf, StableMath.Logit(0.0));
        Assert.Equal(Inf, StableMath.Logit(1.0));
        Assert.Equal(4e-10, StableMath.Logit(0.5 + 1e-10), 1e-16);
        Assert.Equal(1.25f, StableMath.Logit(StableMath.Sigmoid(1.25f)), 1e-6f);
    }

    [Fact]
    public void Rows_of_a_batch()
    {
        double[] logits = [1, 2, 3, -4, 1000, 7], softmax = new double[6], logSoftmax = new double[6], sums = new double[2];
        StableMath.Softmax(logits, 3, softmax);
        StableMath.LogSoftmax(logits, 3, logSoftmax);
        StableMath.LogSumExp(logits, 3, sums);
        Assert.Equal([.. StableMath.Softmax(logits[..3]), .. StableMath.Softmax(logits[3..])], softmax);
        Assert.Equal([.. StableMath.LogSoftmax(logits[..3]), .. StableMath.LogSoftmax(logits[3..])], logSoftmax);
        Assert.Equal([StableMath.LogSumExp(logits[..3]), StableMath.LogSumExp(logits[3..])], sums);
    }
}
