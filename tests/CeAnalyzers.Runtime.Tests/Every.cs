namespace CeAnalyzers.Runtime.Tests;

/// <summary>Calls every form of an operation (float and double, spans and arrays, in place), asserts that they agree, and returns double's result.</summary>
internal static class Every
{
    public static (double Loss, double[] Gradient) SoftmaxCrossEntropy(double[] logits, int label)
    {
        var gradient = new double[logits.Length];
        double loss = StableLoss.SoftmaxCrossEntropy(logits, label, gradient);
        Assert.Equal(loss, StableLoss.SoftmaxCrossEntropy(logits, label));
        Assert.Equal(loss, StableLoss.SoftmaxCrossEntropy(logits.AsSpan(), label));
        double[] inPlace = [.. logits];
        Assert.Equal(loss, StableLoss.SoftmaxCrossEntropy(inPlace.AsSpan(), label, inPlace));
        Assert.Equal(gradient, inPlace);
        Assert.Equal(0 - loss, StableMath.LogSoftmax(logits, label));

        float[] single = Single(logits);
        var singleGradient = new float[logits.Length];
        float singleLoss = StableLoss.SoftmaxCrossEntropy(single, label, singleGradient);
        Assert.Equal(singleLoss, StableLoss.SoftmaxCrossEntropy(single, label));
        Assert.Equal(singleLoss, StableLoss.SoftmaxCrossEntropy(single.AsSpan(), label));
        Assert.Equal(singleLoss, StableLoss.SoftmaxCrossEntropy(single.AsSpan(), label, single));
        Assert.Equal(singleGradient, single);
        AssertAgree(loss, singleLoss);
        AssertAgree(gradient, singleGradient);
        return (loss, gradient);
    }

    public static (double Loss, double[] Gradient) SoftmaxCrossEntropy(double[] logits, double[] targets)
    {
        var gradient = new double[logits.Length];
        double loss = StableLoss.SoftmaxCrossEntropy(logits, targets, gradient);
        Assert.Equal(loss, StableLoss.SoftmaxCrossEntropy(logits, targets));
        Assert.Equal(loss, StableLoss.SoftmaxCrossEntropy(logits.AsSpan(), targets));
        double[] inPlace = [.. logits];
        Assert.Equal(loss, StableLoss.SoftmaxCrossEntropy(inPlace.AsSpan(), targets, inPlace));
        Assert.Equal(gradient, inPlace);

        var singleGradient = new float[logits.Length];
        float singleLoss = StableLoss.SoftmaxCrossEntropy(Single(logits), Single(targets), singleGradient);
        Assert.Equal(singleLoss, StableLoss.SoftmaxCrossEntropy(Single(logits), Single(targets)));
        AssertAgree(loss, singleLoss);
        AssertAgree(gradient, singleGradient);
        return (loss, gradient);
    }

    public static (double Loss, double Gradient) SigmoidCrossEntropy(double logit, double target)
    {
        double loss = StableLoss.SigmoidCrossEntropy(logit, target, out double gradient);
        Assert.Equal(loss, StableLoss.SigmoidCrossEntropy(logit, target));
        var row = new double[1];
        Assert.Equal(loss, StableLoss.SigmoidCrossEntropy([logit], [target], row));
        Assert.Equal(gradient, row[0]);
        Assert.Equal(loss, StableLoss.SigmoidCrossEntropy(new[] { logit }, new[] { target }));

        float singleLoss = StableLoss.SigmoidCrossEntropy((float)logit, (float)target, out float singleGradient);
        AssertAgree(loss, singleLoss);
        AssertAgree(gradient, singleGradient);
        return (loss, gradient);
    }

    public static double[] Softmax(double[] logits) => Map(StableMath.Softmax, StableMath.Softmax, StableMath.Softmax, logits);

    public static double[] LogSoftmax(double[] logits) => Map(StableMath.LogSoftmax, StableMath.LogSoftmax, StableMath.LogSoftmax, logits);

    public static double LogSumExp(double[] logits)
    {
        double result = StableMath.LogSumExp(logits);
        Assert.Equal(result, StableMath.LogSumExp(logits.AsSpan()));
        AssertAgree(result, StableMath.LogSumExp(Single(logits)));
        return result;
    }

    public static float[] Single(double[] values) => [.. values.Select(v => (float)v)];

    private static double[] Map(Func<double[], double[]> map, Action<double[], double[]> into, Func<float[], float[]> single, double[] logits)
    {
        double[] result = map(logits), inPlace = [.. logits];
        into(inPlace, inPlace);
        Assert.Equal(result, inPlace);
        AssertAgree(result, single(Single(logits)));
        return result;
    }

    private static void AssertAgree(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach ((double e, float a) in expected.Zip(actual))
            AssertAgree(e, a);
    }

    /// <summary>Equal up to float's rounding of the inputs and of the result.</summary>
    private static void AssertAgree(double expected, float actual)
    {
        if (double.IsFinite(expected) && Math.Abs(expected) < float.MaxValue)
            Assert.Equal(expected, actual, Math.Max(1e-6, 1e-5 * Math.Abs(expected)));
        else
            Assert.Equal((float)expected, actual);
    }
}
