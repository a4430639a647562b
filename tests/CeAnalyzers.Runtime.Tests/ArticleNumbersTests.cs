namespace CeAnalyzers.Runtime.Tests;

/// <summary>The numbers that the tutorials on cross-entropy show, as vectors.</summary>
public class ArticleNumbersTests
{
    [Theory]
    [InlineData(0.85, 0.1625)]
    [InlineData(0.70, 0.3567)]
    [InlineData(0.10, 2.3026)]
    public void Cross_entropy_is_the_surprise_at_the_true_class(double probability, double nats)
    {
        double[] probabilities = [probability, 1 - probability];
        Assert.Equal(nats, StableLoss.CrossEntropy(probabilities, 0), 5e-5);
        Assert.Equal(nats, StableLoss.CrossEntropy(probabilities, [1.0, 0.0]), 5e-5);
        Assert.Equal((float)nats, StableLoss.CrossEntropy(Every.Single(probabilities), 0), 5e-5f);
    }

    [Fact]
    public void Binary_loss_at_70_percent()
    {
        Assert.Equal(0.3567, StableLoss.BinaryCrossEntropy(0.70, 1, out double gradient), 5e-5);
        Assert.Equal(-1.43, gradient, 5e-3);
        Assert.Equal(0.3567f, StableLoss.BinaryCrossEntropy(0.70f, 1f, out float single), 5e-5f);
        Assert.Equal(-1.43f, single, 5e-3f);
    }

    [Fact]
    public void Four_logits()
    {
        double[] logits = [3.5, 0.8, 0.2, -0.5];
        double[] probabilities = [0.891, 0.060, 0.033, 0.016], gradient = [-0.109, 0.060, 0.033, 0.016];

        Assert.All(Every.Softmax(logits).Zip(probabilities), pair => Assert.Equal(pair.Second, pair.First, 5e-4));
        (double loss, double[] actual) = Every.SoftmaxCrossEntropy(logits, 0);
        Assert.Equal(0.1155, loss, 5e-5);
        Assert.All(actual.Zip(gradient), pair => Assert.Equal(pair.Second, pair.First, 5e-4));
    }

    [Fact]
    public void Excess_over_the_entropy_is_the_divergence()
    {
        double[] logits = [1, 2, 3], targets = [0.2, 0.3, 0.5];
        double entropy = -targets.Sum(t => t * Math.Log(t));
        double divergence = targets.Zip(Every.Softmax(logits), (t, p) => t * Math.Log(t / p)).Sum();
        Assert.Equal(entropy + divergence, Every.SoftmaxCrossEntropy(logits, targets).Loss, 1e-14);
    }
}
