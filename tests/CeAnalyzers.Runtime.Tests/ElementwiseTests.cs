namespace CeAnalyzers.Runtime.Tests;

/// <summary>Functions of each number of a row are those of the number.</summary>
public class ElementwiseTests
{
    private static readonly double[] Numbers = [-745, -3, -1e-20, 0, 1e-20, 0.25, 1, 20, 800, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void Of_double()
    {
        Check(StableMath.Sigmoid, StableMath.Sigmoid, StableMath.Sigmoid);
        Check(StableMath.LogSigmoid, StableMath.LogSigmoid, StableMath.LogSigmoid);
        Check(StableMath.Softplus, StableMath.Softplus, StableMath.Softplus);
        Check(StableMath.Log1P, StableMath.Log1P, StableMath.Log1P);
        Check(StableMath.ExpM1, StableMath.ExpM1, StableMath.ExpM1);
        Check(StableMath.Log1MinusExp, StableMath.Log1MinusExp, StableMath.Log1MinusExp);
        Check(StableMath.Logit, StableMath.Logit, StableMath.Logit);
        Check(StableMath.ClipProbability, (p, o) => StableMath.ClipProbability(p, o), (p, o) => StableMath.ClipProbability(p, o));
        Check(p => StableMath.ClipProbability(p, 0.01), (p, o) => StableMath.ClipProbability(p, o, 0.01), (p, o) => StableMath.ClipProbability(p, o, 0.01));
    }

    [Fact]
    public void Of_pairs()
    {
        CheckPairs(StableMath.LogAddExp, StableMath.LogAddExp, StableMath.LogAddExp);
        CheckPairs(StableMath.LogSubtractExp, StableMath.LogSubtractExp, StableMath.LogSubtractExp);
        CheckPairs(StableMath.XLogY, StableMath.XLogY, StableMath.XLogY);
        CheckPairs(StableMath.XLog1PY, StableMath.XLog1PY, StableMath.XLog1PY);
        float[] x = [0, 1.5f, -2], y = [0, 1e-20f, 3], output = [7, 7, 7, 7];
        StableMath.XLog1PY(x, y, output);
        Assert.Equal([.. x.Zip(y, StableMath.XLog1PY), 7], output);
    }

    [Fact]
    public void Of_float()
    {
        float[] numbers = Every.Single(Numbers), output = new float[numbers.Length];
        StableMath.Sigmoid(numbers, output);
        Assert.Equal(numbers.Select(StableMath.Sigmoid), output);
        StableMath.Softplus(numbers, output);
        Assert.Equal(numbers.Select(StableMath.Softplus), output);
        StableMath.ClipProbability(numbers, output);
        Assert.Equal(numbers.Select(p => StableMath.ClipProbability(p)), output);
        StableMath.Log1P(numbers.AsSpan(), numbers);
        Assert.Equal(Every.Single(Numbers).Select(StableMath.Log1P), numbers);
    }

    /// <summary>Like .NET's own functions of spans, so that a call of those can be replaced.</summary>
    [Fact]
    public void Destination_may_be_longer()
    {
        double[] output = [7, 7, 7];
        StableMath.ExpM1([0.0, 1], output);
        Assert.Equal([0, StableMath.ExpM1(1.0), 7], output);
        StableMath.Softmax([0.0, 0], output);
        Assert.Equal([0.5, 0.5, 7], output);
        StableMath.LogSoftmax([0.0], output);
        Assert.Equal([0, 0.5, 7], output);
        StableMath.ClipProbability([2.0], output, 0.25);
        Assert.Equal([0.75, 0.5, 7], output);
    }

    [Fact]
    public void Of_nothing() => StableMath.Sigmoid(Array.Empty<double>(), []);

    private delegate void SpanPairs(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination);

    /// <summary>Each number with each other.</summary>
    private static void CheckPairs(Func<double, double, double> one, Action<double[], double[], double[]> map, SpanPairs inPlace)
    {
        double[] x = [.. Numbers.SelectMany(a => Numbers.Select(_ => a))], y = [.. Numbers.SelectMany(_ => Numbers)], output = new double[x.Length];
        double[] expected = [.. x.Zip(y, one)];
        map(x, y, output);
        Assert.Equal(expected, output);
        double[] over = [.. x];
        inPlace(over, y, over);
        Assert.Equal(expected, over);
        inPlace(x, y, y);
        Assert.Equal(expected, y);
    }

    private delegate void SpanMap(ReadOnlySpan<double> numbers, Span<double> destination);

    private static void Check(Func<double, double> one, Action<double[], double[]> map, SpanMap inPlace)
    {
        double[] output = new double[Numbers.Length], numbers = [.. Numbers];
        map(Numbers, output);
        Assert.Equal(Numbers.Select(one), output);
        inPlace(numbers, numbers);
        Assert.Equal(output, numbers);
    }
}
