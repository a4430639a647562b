using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Apis;

/// <summary>TorchSharp, besides what the rules' own tests hold.</summary>
public class TorchSharpTests
{
    private static readonly ApiProbe Probe = new(
        Libraries.TorchSharp,
        "using TorchSharp; using TorchSharp.Modules; using static TorchSharp.torch; using static TorchSharp.torch.nn;",
        "Tensor x, Tensor y");

    [Theory]
    [InlineData("Probe(special.expit(x));", ValueKind.SigmoidProbability)]
    [InlineData("Probe(functional.softmax2d(x));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(x.log_sigmoid());", ValueKind.LogSigmoid)]
    [InlineData("var e = (x - x.max(1, keepdim: true).values).exp(); Probe(e / e.sum(1, true));", ValueKind.SoftmaxProbability)]
    [InlineData("var (m, _) = x.max(1, true); var e = (x - m).exp(); Probe(e.div(e.sum(1, true)));", ValueKind.SoftmaxProbability)]
    [InlineData("var e = (x - x.amax([1], true)).exp(); Probe(true_divide(e, e.sum(1, true)));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(x - x.logsumexp(1, true));", ValueKind.LogSoftmax)]
    [InlineData("Probe((x - logsumexp(x, 1, keepdim: true)).exp());", ValueKind.SoftmaxProbability)]
    [InlineData("Probe((1 + (-x).exp()).reciprocal());", ValueKind.SigmoidProbability)]
    [InlineData("x.sigmoid_(); Probe(x);", ValueKind.SigmoidProbability)]
    [InlineData("torch.sigmoid_(x); Probe(x);", ValueKind.SigmoidProbability)]
    [InlineData("Probe(x.sigmoid().unflatten(0, [2, 3]).masked_select(y).item<float>());", ValueKind.SigmoidProbability)]
    [InlineData("Probe(Sequential(Linear(4, 3), Dropout2d(), Softmax(1)).call(x));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(Sequential([Linear(4, 3), Softmax(1)]).call(x));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(distributions.Bernoulli(x).log_prob(y));", ValueKind.LogProbability)]
    [InlineData("Probe(functional.one_hot(y, 3));", ValueKind.OneHot)]
    [InlineData("Probe(torch.diag(x.softmax(1)));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(torch.where(y > 0, x.sigmoid(), (2 * x).sigmoid()));", ValueKind.SigmoidProbability)]
    [InlineData("Probe(torch.where(y > 0, x.sigmoid(), x));", ValueKind.Unknown)]
    [InlineData("Probe(x.sigmoid().max(1).indexes);", ValueKind.Unknown)]
    [InlineData("Probe(functional.softplus(x));", ValueKind.Unknown)]
    public void MakesAKind(string statements, object kind) => Assert.Equal(kind, Probe.Of(statements).Kind);

    [Theory]
    [InlineData("Probe(x.sigmoid().clamp(1e-7, 1 - 1e-7));", Guards.AboveZero | Guards.BelowOne)]
    [InlineData("Probe(x.sigmoid().clamp(min: 1e-7));", Guards.AboveZero)]
    [InlineData("Probe(x.sigmoid().clamp(max: 0.999));", Guards.BelowOne)]
    [InlineData("Probe(torch.clamp(max: 0.999, input: x.sigmoid()));", Guards.BelowOne)]
    [InlineData("Probe(x.sigmoid().clamp_max(0.999));", Guards.BelowOne)]
    [InlineData("Probe(torch.clamp_min(x.sigmoid(), 1e-7));", Guards.AboveZero)]
    [InlineData("Probe(torch.maximum(x.sigmoid(), torch.tensor(1e-7)));", Guards.AboveZero)]
    [InlineData("Probe(x.sigmoid().clamp(0, 1));", Guards.None)]
    public void Clips(string statements, object guards) => Assert.Equal(guards, Probe.Of(statements).Guards);

    [Theory]
    [InlineData("return {|CE2003:distributions.Categorical(logits: x.softmax(1))|};")]
    [InlineData("return {|CE2003:distributions.Bernoulli(null, x.sigmoid())|};")]
    [InlineData("return {|CE2003:functional.multilabel_soft_margin_loss(x.sigmoid(), y)|};")]
    [InlineData("return {|CE2003:functional.cross_entropy(target: y, input: x.softmax(1))|};")]
    [InlineData("return {|CE1010:BCELoss().call(x.sigmoid(), y)|};")]
    [InlineData("return {|CE1001:special.softmax(x, 1).log()|};")]
    [InlineData("return {|CE1002:torch.log(special.expit(x))|};")]
    public Task IsFlagged(string statements) => Probe.Verify(statements);

    [Theory]
    // it takes probabilities
    [InlineData("return distributions.Categorical(probs: x.softmax(1));")]
    [InlineData("return distributions.Categorical(x.softmax(1));")]
    // logits where logits belong
    [InlineData("return distributions.Categorical(logits: x);")]
    [InlineData("return functional.multilabel_soft_margin_loss(x, y);")]
    // targets may be probabilities
    [InlineData("return functional.cross_entropy(x, y.softmax(1));")]
    // log-softmax by hand, stable
    [InlineData("return x - x.logsumexp(1, true);")]
    public Task IsSilent(string statements) => Probe.Verify(statements);
}
