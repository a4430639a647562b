using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

/// <summary>TorchSharp's tensors keep to TorchSharp's own calls, and need no runtime library.</summary>
public class TorchSharpFixTests
{
    [Theory]
    [InlineData("{|CE1001:torch.log(torch.softmax(x, 1))|}", "x.log_softmax(1)")]
    [InlineData("{|CE1001:functional.softmax(x + 1, dim: 1).log()|}", "(x + 1).log_softmax(dim: 1)")]
    [InlineData("-{|CE1001:torch.log(x.softmax(-1).gather(1, y))|}.mean()", "-x.log_softmax(-1).gather(1, y).mean()")]
    [InlineData("{|CE1010:torch.log(torch.softmax(x, 1).clamp(1e-7, 1))|}", "x.log_softmax(1)")]
    [InlineData("{|CE1010:(torch.softmax(x, 1) + 1e-10).log()|}", "x.log_softmax(1)")]
    [InlineData("{|CE1002:torch.log(torch.sigmoid(x))|}", "x.log_sigmoid()")]
    [InlineData("{|CE1002:torch.log(1 - torch.sigmoid(x))|}", "(-x).log_sigmoid()")]
    [InlineData("{|CE1010:functional.binary_cross_entropy(torch.sigmoid(x), y, reduction: Reduction.Sum)|}", "functional.binary_cross_entropy_with_logits(x, y, reduction: Reduction.Sum)")]
    public Task Expressions(string before, string after) => Verify.Fix(Loss("", before), Loss("", after), libraries: Libraries.TorchSharp | Libraries.WithoutRuntime);

    [Theory]
    [InlineData("{|CE1007:torch.log(1 + torch.exp(x))|}", "x.softplus()")]
    [InlineData("{|CE1007:(x - y).exp().log1p()|}.mean()", "(x - y).softplus().mean()")]
    [InlineData("{|CE1007:torch.log1p(torch.exp(-x))|}", "(-x).softplus()")]
    [InlineData("{|CE1006:x.exp().sum(1).log()|}", "x.logsumexp(1)")]
    [InlineData("{|CE1006:torch.log(torch.sum(torch.exp(x / 2), -1, keepdim: true))|}", "(x / 2).logsumexp(-1, keepdim: true)")]
    [InlineData("{|CE1006:torch.log(x.exp() + y.exp())|}", "x.logaddexp(y)")]
    [InlineData("{|CE1005:x.exp() / x.exp().sum(1, keepdim: true)|}", "x.softmax(1)")]
    [InlineData("{|CE1005:torch.exp(x / 2) / torch.sum(torch.exp(x / 2), dim: 0)|}", "(x / 2).softmax(dim: 0)")]
    public Task Exponentials(string before, string after) => Verify.Fix(Loss("", before), Loss("", after), libraries: Libraries.TorchSharp | Libraries.WithoutRuntime);

    [Theory]
    [InlineData("var e = x.exp();", "{|CE1007:torch.log(1 + e)|}", "x.softplus()")]
    [InlineData("var e = x.exp(); var s = e.sum(1);", "{|CE1006:s.log()|}", "x.logsumexp(1)")]
    public Task ExponentialsInLocals(string making, string before, string after) =>
        Verify.Fix(Loss(making, before), Loss(making, after), libraries: Libraries.TorchSharp | Libraries.WithoutRuntime);

    [Fact]
    public Task ARowOfExponentials() => Verify.Fix(
        Loss("var e = torch.exp(x); var s = e.sum(1, keepdim: true);", "{|CE1005:e / s|}"),
        Loss("var e = torch.exp(x); var s = e.sum(1, keepdim: true);", "x.softmax(1)"),
        libraries: Libraries.TorchSharp | Libraries.WithoutRuntime);

    [Theory]
    [InlineData("", "{|CE1006:x.exp().sum().log()|}")] // of all entries, in whatever dimensions
    [InlineData("", "{|CE1005:x.exp() / x.exp().sum()|}")]
    [InlineData("", "{|CE1005:x.exp() / x.exp().sum(1)|}")] // the sums stand along another dimension
    [InlineData("", "{|CE1007:torch.log2(1 + torch.exp(x))|}")]
    [InlineData("var e = x.exp(); x = x + 1;", "{|CE1005:e / e.sum(1, keepdim: true)|}")] // the exponent has changed
    [InlineData("var e = x.exp(); x = x + 1;", "{|CE1007:torch.log(1 + e)|}")]
    [InlineData("", "{|CE1007:torch.log(1 - torch.exp(x))|}")] // TorchSharp has no such function
    public Task ExponentialsOutOfReach(string making, string loss) => Verify.NoFix(Loss(making, loss), libraries: Libraries.TorchSharp);

    [Theory]
    [InlineData("var p = torch.softmax(x, 1);", "{|CE1001:torch.log(p)|}", "x.log_softmax(1)")]
    [InlineData("var p = x.sigmoid();", "{|CE1010:functional.binary_cross_entropy(p, y)|}", "functional.binary_cross_entropy_with_logits(x, y)")]
    public Task ThroughALocal(string making, string before, string after) =>
        Verify.Fix(Loss(making, before), Loss(making, after), libraries: Libraries.TorchSharp | Libraries.WithoutRuntime);

    [Theory]
    [InlineData("var p = torch.softmax(x, 1); x = x + 1;", "{|CE1001:torch.log(p)|}")]
    [InlineData("var p = torch.sigmoid(x); x.zero_();", "{|CE1002:torch.log(p)|}")]
    [InlineData("var p = Softmax(dim: 1).call(x);", "{|CE1001:torch.log(p)|}")]
    [InlineData("var p = torch.softmax(x, 1);", "{|CE1001:torch.log2(p)|}")]
    public Task Unfixed(string making, string loss) => Verify.NoFix(Loss(making, loss), libraries: Libraries.TorchSharp);

    private static string Loss(string making, string loss) => $$"""
        using TorchSharp;
        using static TorchSharp.torch.nn;

        class C
        {
            torch.Tensor Loss(torch.Tensor x, torch.Tensor y)
            {
                {{making}}
                return {{loss}};
            }
        }
        """;
}
