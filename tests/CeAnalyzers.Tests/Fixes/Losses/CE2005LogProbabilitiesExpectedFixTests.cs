using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Losses;

public sealed class CE2005LogProbabilitiesExpectedFixTests
{
    [Theory]
    [InlineData("nll_loss(softmax(z, 1), y)", "cross_entropy(z, y)")]
    [InlineData("NLLLoss().call(z.softmax(1), y)", "functional.cross_entropy(z, y)")]
    [InlineData("nll_loss(Linear(4, 3).call(z), y)", "cross_entropy(Linear(4, 3).call(z), y)")]
    [InlineData("nll_loss(Linear(4, 3).call(z), y, reduction: Reduction.Sum)", "cross_entropy(Linear(4, 3).call(z), y, reduction: Reduction.Sum)")]
    [InlineData("nll_loss(softmax(z, 0), y)", "nll_loss(log_softmax(z, 0), y)")]
    [InlineData("kl_div(softmax(z, 1), y)", "kl_div(log_softmax(z, 1), y)")]
    [InlineData("kl_div(z.softmax(1), y)", "kl_div(z.log_softmax(1), y)")]
    [InlineData("KLDivLoss().call(z.softmax(1), y)", "KLDivLoss().call(z.log_softmax(1), y)")]
    [InlineData("kl_div(log_softmax(z, 1), y.softmax(1))", "kl_div(log_softmax(z, 1), y.softmax(1), log_target: false)")]
    public Task TorchSharp(string before, string after) => Fix(LossFix.Torch($$"""{|CE2005:{{before}}|}"""), LossFix.Torch(after));

    [Theory]
    // what these are made of is no row of logits
    [InlineData("{|CE2005:kl_div(torch.sigmoid(z), y)|}")]
    [InlineData("{|CE2005:kl_div(torch.randn(3), y)|}")]
    // the fourth parameter is another one in the other function
    [InlineData("{|CE2005:nll_loss(Linear(4, 3).call(z), y, null, Reduction.Sum)|}")]
    public Task NoFix(string expression) => Fix(LossFix.Torch(expression), LossFix.Torch(expression));

    [Fact]
    public Task AVariableThatIsReadElsewhereStays()
    {
        string source = Variable("softmax(z, 1)", "{|CE2005:kl_div(p, y)|} + p.sum()");
        return Fix(source, source);
    }

    [Fact]
    public Task AVariableForTheLossAlone() => Fix(Variable("softmax(z, 1)", "{|CE2005:kl_div(p, y)|}"), Variable("log_softmax(z, 1)", "kl_div(p, y)"));

    private static string Variable(string made, string loss) =>
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn.functional;

        public static class Loss
        {
            public static Tensor Of(Tensor z, Tensor y)
            {
                Tensor p = {{made}};
                return {{loss}};
            }
        }
        """;

    private static Task Fix(string before, string after) => LossFix.Verify(before, after, null, Libraries.TorchSharp);
}
