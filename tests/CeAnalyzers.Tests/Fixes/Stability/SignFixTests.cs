using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

/// <summary>Minus signs around what becomes a loss go with it.</summary>
public class SignFixTests
{
    [Theory]
    [InlineData("-2 * (y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|})", "2 * StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("-1 * (y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|})", "StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("-1.0 / n * (y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|})", "1.0 / n * StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("(-1.0 / n) * (y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|})", "(1.0 / n) * StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("n - 2 * (y * {|CE1002:Math.Log(p)|} + (1 - y) * {|CE1002:Math.Log(1 - p)|})", "n - 2 * (-StableLoss.SigmoidCrossEntropy(z, y))")] // no sign of the factor
    public Task Factors(string before, string after)
    {
        string Loss(string loss) => $$"""
            using CeAnalyzers;

            class C
            {
                double Loss(double z, double y, int n)
                {
                    double p = StableMath.Sigmoid(z);
                    return {{loss}};
                }
            }
            """;
        return Verify.Fix(Loss(before), Loss(after));
    }

    [Fact]
    public Task SumsOfWhatIsSelected() => Verify.Fix(
        Rows("-rows[0].Select(z => y * {|CE1002:Math.Log(StableMath.Sigmoid(z))|} + (1 - y) * {|CE1002:Math.Log(1 - StableMath.Sigmoid(z))|}).Sum()"),
        Rows("rows[0].Select(z => StableLoss.SigmoidCrossEntropy(z, y)).Sum()"));

    /// <summary>A difference of logs is no loss.</summary>
    [Theory]
    [InlineData("rows.Sum(z => {|CE1001:Math.Log(StableMath.Softmax(z)[1])|} - {|CE1001:Math.Log(StableMath.Softmax(z)[0])|})", "rows.Sum(z => StableMath.LogSoftmax(z, 1) - StableMath.LogSoftmax(z, 0))")]
    [InlineData("rows.Sum(z => 1 - {|CE1001:Math.Log(StableMath.Softmax(z)[y])|})", "rows.Sum(z => 1 - StableMath.LogSoftmax(z, y))")]
    public Task Differences(string before, string after) => Verify.Fix(Rows(before), Rows(after));

    /// <summary>The factor makes a double of the float, and text has no minus.</summary>
    [Theory]
    [InlineData("double", "-1.0 * (y * {|CE1002:MathF.Log(p)|} + (1 - y) * {|CE1002:MathF.Log(1 - p)|})", "1.0 * StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("float", "-1 * (y * {|CE1002:MathF.Log(p)|} + (1 - y) * {|CE1002:MathF.Log(1 - p)|})", "StableLoss.SigmoidCrossEntropy(z, y)")]
    [InlineData("string", "\"\" + (y * {|CE1002:MathF.Log(p)|} + (1 - y) * {|CE1002:MathF.Log(1 - p)|})", "\"\" + (-StableLoss.SigmoidCrossEntropy(z, y))")]
    [InlineData("string", "text += y * {|CE1002:MathF.Log(p)|} + (1 - y) * {|CE1002:MathF.Log(1 - p)|}", "text += -StableLoss.SigmoidCrossEntropy(z, y)")]
    public Task Types(string type, string before, string after)
    {
        string Loss(string loss) => $$"""
            using CeAnalyzers;

            class C
            {
                {{type}} Loss(float z, float y, string text)
                {
                    float p = StableMath.Sigmoid(z);
                    return {{loss}};
                }
            }
            """;
        return Verify.Fix(Loss(before), Loss(after));
    }

    private static string Rows(string loss) => $$"""
        using CeAnalyzers;

        class C
        {
            double Loss(double[][] rows, int y) => {{loss}};
        }
        """;
}
