namespace CeAnalyzers.Runtime.Tests.GenericMath;

/// <summary>What generic math adds to float and double: Half, and the user's own generic code.</summary>
public class HalfTests
{
    [Fact]
    public void Half_is_the_rounded_double()
    {
        Half[] logits = [(Half)3.5, (Half)0.8, (Half)0.2, (Half)(-0.5)], gradient = new Half[4];
        double[] wide = [.. logits.Select(z => (double)z)], wideGradient = new double[4];
        Assert.Equal((Half)StableLoss.SoftmaxCrossEntropy(wide, 0, wideGradient), StableLoss.SoftmaxCrossEntropy(logits, 0, gradient));
        Assert.Equal(wideGradient.Select(g => (Half)g), gradient);
        Assert.Equal((Half)StableMath.Softplus(2.5), StableMath.Softplus((Half)2.5));
    }

    [Fact]
    public void Half_does_not_overflow_inside()
    {
        Half[] logits = [Half.MaxValue, Half.MinValue, Half.MaxValue];
        Assert.Equal([(Half)0.5, (Half)0, (Half)0.5], StableMath.Softmax(logits));
        Assert.Equal((Half)Math.Log(2), StableLoss.SoftmaxCrossEntropy(logits, 2));
    }

    [Fact]
    public void Clipped_half_is_below_one() => Assert.Equal(Half.BitDecrement((Half)1), StableMath.ClipProbability((Half)1));
}
