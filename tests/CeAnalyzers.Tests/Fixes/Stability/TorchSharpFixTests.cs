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
    [InlineData("var p = torch.softmax(x, 1);", "{|CE1001:torch.log(p)|}", "x.log_softmax(1)")]
    [InlineData("var p = x.sigmoid();", "{|CE1010:functional.binary_cross_entropy(p, y)|}", "functional.binary_cross_entropy_with_logits(x, y)")]
    public Task ThroughALocal(string making, string before, string after) =>
        Verify.Fix(Loss(making, before), Loss(making, after), libraries: Libraries.TorchSharp | Libraries.WithoutRuntime);

    [Theory]
    [InlineData("var p = torch.softmax(x, 1); x = x + 1;", "{|CE1001:torch.log(p)|}")]
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
