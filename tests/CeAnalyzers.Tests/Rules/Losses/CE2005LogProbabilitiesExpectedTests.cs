using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

/// <summary>CE2005: what is certainly no log-probability, in a loss that takes them.</summary>
public class CE2005LogProbabilitiesExpectedTests
{
    [Theory]
    [InlineData("return {|CE2005:functional.nll_loss(functional.softmax(x, 1), y)|};")]
    [InlineData("var p = x.softmax(1); return {|CE2005:NLLLoss().call(p, y)|};")]
    [InlineData("var loss = NLLLoss(reduction: Reduction.Sum); return {|CE2005:loss.forward(torch.softmax(x, 1), y)|};")]
    [InlineData("return {|CE2005:functional.nll_loss(Linear(4, 3).call(x), y)|};")]
    [InlineData("var model = Sequential(Linear(4, 3), Softmax(1)); return {|CE2005:functional.nll_loss(model.call(x), y)|};")]
    [InlineData("return {|CE2005:functional.kl_div(x.softmax(1), y)|};")]
    [InlineData("return {|CE2005:KLDivLoss(false).call(torch.sigmoid(x), y)|};")]
    // the target is expected as a log, unless log_target is false
    [InlineData("return {|CE2005:functional.kl_div(functional.log_softmax(x, 1), y.softmax(1))|};")]
    [InlineData("return {|CE2005:functional.kl_div(functional.log_softmax(x, 1), y.softmax(1), log_target: true)|};")]
    [InlineData("var loss = KLDivLoss(); return {|CE2005:loss.call(functional.log_softmax(x, 1), functional.softmax(y, 1))|};")]
    // half of what is drawn from a normal distribution is above 0, and all of what is drawn from a uniform one
    [InlineData("var noise = torch.randn(3, 4); return {|CE2005:functional.nll_loss(noise, y)|};")]
    [InlineData("return {|CE2005:functional.kl_div(torch.rand(3), y)|};")]
    public Task Flagged(string statements) => Verify.Diagnostics(Trainer(statements), Libraries.TorchSharp);

    /// <summary>The divergence in a field has the options that it was made with.</summary>
    [Theory]
    [InlineData("private readonly KLDivLoss loss = KLDivLoss();", "{|CE2005:loss.call(functional.log_softmax(x, 1), y.softmax(1))|}")]
    [InlineData("private readonly KLDivLoss loss; public Distiller() => loss = KLDivLoss();", "{|CE2005:loss.call(functional.log_softmax(x, 1), y.softmax(1))|}")]
    [InlineData("private readonly KLDivLoss loss = KLDivLoss(log_target: false);", "loss.call(functional.log_softmax(x, 1), y.softmax(1))")]
    [InlineData("private KLDivLoss loss = KLDivLoss();", "loss.call(functional.log_softmax(x, 1), y.softmax(1))")]
    public Task ADivergenceInAField(string field, string call) => Verify.Diagnostics(
        $$"""
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Distiller
        {
            {{field}}

            Tensor Loss(Tensor x, Tensor y) => {{call}};
        }
        """,
        Libraries.TorchSharp);

    [Theory]
    // log-probabilities, as is right
    [InlineData("return functional.nll_loss(functional.log_softmax(x, 1), y);")]
    [InlineData("var model = Sequential(Linear(4, 3), LogSoftmax(1)); return NLLLoss().call(model.call(x), y);")]
    [InlineData("return functional.nll_loss(torch.log(x), y);")]
    // a target of either kind, declared as what it is
    [InlineData("return functional.kl_div(functional.log_softmax(x, 1), y.softmax(1), log_target: false);")]
    [InlineData("return functional.kl_div(functional.log_softmax(x, 1), functional.log_softmax(y, 1));")]
    [InlineData("return KLDivLoss(false).call(functional.log_softmax(x, 1), y.softmax(1));")]
    [InlineData("return functional.kl_div(functional.log_softmax(x, 1), y.softmax(1), log_target: flag);")]
    // losses that take the log themselves
    [InlineData("return functional.cross_entropy(Linear(4, 3).call(x), y);")]
    [InlineData("return functional.binary_cross_entropy_with_logits(x, y);")]
    // unknown tensors may hold log-probabilities
    [InlineData("return functional.nll_loss(x, y);")]
    [InlineData("return functional.kl_div(x, y);")]
    [InlineData("var noise = torch.randn(3); noise = functional.log_softmax(noise, 0); return functional.kl_div(noise, y);")]
    public Task Silent(string statements) => Verify.Diagnostics(Trainer(statements), Libraries.TorchSharp);

    [Fact]
    public async Task TheMessages()
    {
        Assert.Equal(
            "'p' holds softmax probabilities, made in Trainer.Loss, where 'NLLLoss' expects log-probabilities: take the log-softmax of the logits",
            await Message("var p = x.softmax(1); return NLLLoss().call(p, y);"));
        Assert.Equal(
            "'y.softmax(1)' holds softmax probabilities, where 'kl_div' expects log-probabilities: pass log_target: false",
            await Message("return functional.kl_div(functional.log_softmax(x, 1), y.softmax(1));"));
        Assert.Equal(
            "'torch.rand(3)' holds random numbers that may be positive, where 'kl_div' expects log-probabilities: take their log-softmax",
            await Message("return functional.kl_div(torch.rand(3), y);"));
    }

    private static async Task<string> Message(string statements) => Assert.Single(await Project.Analyze(Libraries.TorchSharp, Trainer(statements))).GetMessage(null);

    private static string Trainer(string statements) =>
        $$"""
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class Trainer
        {
            Tensor Loss(Tensor x, Tensor y, bool flag)
            {
                {{statements}}
            }
        }
        """;
}
