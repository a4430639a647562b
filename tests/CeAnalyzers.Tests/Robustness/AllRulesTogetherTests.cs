using System.Text.RegularExpressions;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Robustness;

/// <summary>All rules over one project: each mistake is reported once, by the rule that knows best.</summary>
public partial class AllRulesTogetherTests
{
    [Fact]
    public Task EachMistakeOnce() => Verify.Diagnostics([RealisticCode.Network, RealisticCode.Losses, RealisticCode.Tensors], Libraries.Tensors | Libraries.TorchSharp);

    [Fact]
    public void TheProjectHasAMistakeOfEveryRule() => Assert.Equal(
        new CrossEntropyAnalyzer().SupportedDiagnostics.Where(rule => rule.Category != "Configuration").Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Mark().Matches(RealisticCode.Network + RealisticCode.Losses + RealisticCode.Tensors).Select(match => match.Groups["id"].Value).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task AttributesMakeNoSecondReport() => Assert.Single(await Project.Analyze(
        Libraries.Plain,
        """
        using CeAnalyzers;

        class Losses
        {
            [Obsolete("use the other")]
            double Loss(double[] z, int c) => -Math.Log(StableMath.Softmax(z)[c]);
        }
        """));

    [Theory]
    // CE2001 over CE1001 and CE1003
    [InlineData("double BinaryCrossEntropy(double[] z, double[] y) { var p = StableMath.Softmax(z); double s = 0; for (int i = 0; i < 3; i++) s -= y[i] * Math.Log(p[i]) + (1 - y[i]) * {|CE2001:Math.Log(1 - p[i])|}; return s; }")]
    // CE1001 over CE1003
    [InlineData("double CrossEntropy(double[] z, int c) => -{|CE1001:Math.Log(StableMath.Softmax(z)[c])|};")]
    // CE1002 over CE1003
    [InlineData("double LogLoss(double z, double y) { double p = StableMath.Sigmoid(z); return -(y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|}); }")]
    // CE1010 over CE1003
    [InlineData("double CrossEntropy(double[] z, int c) => -{|CE1010:Math.Log(StableMath.Softmax(z)[c] + 1e-9)|};")]
    // a log of a softmax of a softmax: two places, two mistakes
    [InlineData("double Loss(double[] z, int c) { var p = StableMath.Softmax(z); var q = {|CE2003:StableMath.Softmax(p)|}; return -{|CE1001:Math.Log(q[c])|}; }")]
    public Task TheMostSpecificSpeaks(string member) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Losses
        {
            {{member}}
        }
        """);

    [GeneratedRegex(@"\{\|(?<id>CE\d+):")]
    private static partial Regex Mark();
}
