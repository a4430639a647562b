using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1001 where the probability of the label is picked by a product with one-hot labels.</summary>
public class CE1001PickTests
{
    [Theory]
    [InlineData("return -{|CE1001:Math.Log(p.Zip(onehot, (a, b) => a * b).Sum())|};")]
    [InlineData("double q = 0; for (int i = 0; i < p.Length; i++) q += p[i] * onehot[i]; return -{|CE1001:Math.Log(q)|};")]
    [InlineData("double q = 0; for (int i = 0; i < p.Length; i++) q += onehot[i] * p[i]; return -{|CE1010:Math.Log(q + 1e-9)|};")]
    // the mean under other weights
    [InlineData("double q = 0; for (int i = 0; i < p.Length; i++) q += p[i] * z[i]; return -Math.Log(q);")]
    // without labels it is 1
    [InlineData("return -Math.Log(p.Sum());")]
    public Task Numbers(string statements) => Verify.Body("double[] p = StableMath.Softmax(z); double[] onehot = new double[z.Length]; onehot[label] = 1; " + statements);

    [Theory]
    [InlineData("-{|CE1001:(p * nn.functional.one_hot(y, 3)).sum(1).log()|}.mean()")]
    [InlineData("-{|CE1001:torch.log((nn.functional.one_hot(y, 3) * p).sum(1))|}.mean()")]
    [InlineData("-{|CE1010:((p * nn.functional.one_hot(y, 3)).sum(1) + 1e-8).log()|}.mean()")]
    // a mask may have several ones
    [InlineData("-(p * y).sum(1).log().mean()")]
    public Task Tensors(string loss) => Verify.Diagnostics(
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;

        static class Losses
        {
            public static Tensor Of(Tensor z, Tensor y)
            {
                Tensor p = z.softmax(1);
                return {{loss}};
            }
        }
        """,
        Libraries.TorchSharp);

    /// <summary>The log-softmax of the logits has an entry for each class: what is picked gets its log only where the rest is masked after it.</summary>
    [Fact]
    public Task NoFixOfTheTensorThatIsPicked() => Verify.NoFix(
        """
        using TorchSharp;
        using static TorchSharp.torch;

        static class Losses
        {
            public static Tensor Of(Tensor z, Tensor y) => -{|CE1001:(z.softmax(1) * nn.functional.one_hot(y, 3)).sum(1).log()|}.mean();
        }
        """,
        libraries: Libraries.TorchSharp);
}
