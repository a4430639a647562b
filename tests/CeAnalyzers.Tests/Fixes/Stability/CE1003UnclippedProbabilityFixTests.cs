using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

public class CE1003UnclippedProbabilityFixTests
{
    [Theory]
    [InlineData("double p, double y", "-(y * {|CE1003:Math.Log(p)|} + (1 - y) * {|CE1003:Math.Log(1 - p)|})", "StableLoss.BinaryCrossEntropy(p, y)")]
    [InlineData("double[] p, int y", "-{|CE1003:Math.Log(p[y])|}", "-Math.Log(StableMath.ClipProbability(p[y]))")]
    [InlineData("double[] p, double[] t", "-t.Zip(p, (a, b) => a * {|CE1003:Math.Log(b)|}).Sum()", "StableLoss.CrossEntropy(p, t)")]
    [InlineData("List<double> p, double[] t", "-t.Zip(p, (a, b) => a * {|CE1003:Math.Log(b)|}).Sum()", "-t.Zip(p, (a, b) => a * Math.Log(StableMath.ClipProbability(b))).Sum()")]
    [InlineData("double[] p, double[] t", "-p.Select((q, i) => t[i] * {|CE1003:Math.Log(q)|} + (1 - t[i]) * {|CE1003:Math.Log(1 - q)|}).Sum()", "StableLoss.BinaryCrossEntropy(p, t)")]
    public Task Expressions(string parameters, string before, string after) => Verify.Fix(
        $$"""
        class C
        {
            double CrossEntropy({{parameters}}) => {{before}};
        }
        """,
        $$"""
        using CeAnalyzers;

        class C
        {
            double CrossEntropy({{parameters}}) => {{after}};
        }
        """);

    [Theory]
    [InlineData("loss -= target[i] * {|CE1003:Math.Log(predicted[i])|};", "loss += StableLoss.CrossEntropy(predicted, target);")]
    [InlineData("loss -= target[i] * {|CE1003:Math.Log(predicted[i])|} + (1 - target[i]) * {|CE1003:Math.Log(1 - predicted[i])|};", "loss += StableLoss.BinaryCrossEntropy(predicted, target);")]
    public Task Loops(string before, string after) => Verify.Fix(
        $$"""
        class C
        {
            double CrossEntropy(float[] predicted, float[] target)
            {
                double loss = 0;
                for (int i = 0; i < predicted.Length; i++)
                    {{before}}
                return loss / predicted.Length;
            }
        }
        """.Replace("float", "double"),
        $$"""
        using CeAnalyzers;

        class C
        {
            double CrossEntropy(float[] predicted, float[] target)
            {
                double loss = 0;
                {{after}}
                return loss / predicted.Length;
            }
        }
        """.Replace("float", "double"));

    [Theory]
    [InlineData("for (int i = 1; i < p.Length; i++)", "loss -= t[i] * {|CE1003:Math.Log(p[i])|};", "loss -= t[i] * Math.Log(StableMath.ClipProbability(p[i]));")]
    [InlineData("for (int i = 0; i < n; i++)", "loss -= t[i] * {|CE1003:Math.Log(p[i])|};", "loss -= t[i] * Math.Log(StableMath.ClipProbability(p[i]));")]
    [InlineData("for (int i = 0; i < p.Length; i++)", "loss -= t[n] * {|CE1003:Math.Log(p[i])|};", "loss -= t[n] * Math.Log(StableMath.ClipProbability(p[i]));")]
    [InlineData("for (int i = 0; i < p.Length; i++)", "losses[i] -= t[i] * {|CE1003:Math.Log(p[i])|};", "losses[i] -= t[i] * Math.Log(StableMath.ClipProbability(p[i]));")]
    [InlineData("for (int i = 0; i < p.Length; i++)", "{ loss -= t[i] * {|CE1003:Math.Log(p[i])|}; n++; }", "{ loss -= t[i] * Math.Log(StableMath.ClipProbability(p[i])); n++; }")]
    public Task LoopsThatDoMoreOrLess(string loop, string before, string after)
    {
        string CrossEntropy(string body) => $$"""
            class C
            {
                double CrossEntropy(double[] p, double[] t, double[] losses, int n)
                {
                    double loss = 0;
                    {{loop}}
                        {{body}}
                    return loss;
                }
            }
            """;
        return Verify.Fix(CrossEntropy(before), "using CeAnalyzers;\n\n" + CrossEntropy(after));
    }
}
