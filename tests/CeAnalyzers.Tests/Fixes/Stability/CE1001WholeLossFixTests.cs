using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

/// <summary>A loss summed over all classes, by a loop or a query, becomes one call.</summary>
public class CE1001WholeLossFixTests
{
    private const string Softmax = CE1001LogOfSoftmaxFixTests.Softmax;

    [Theory]
    [InlineData("loss -= t[i] * {|CE1001:Math.Log(p[i])|};", "loss += StableLoss.SoftmaxCrossEntropy(z, t);")]
    [InlineData("loss += -t[i] * {|CE1001:Math.Log(p[i])|};", "loss += StableLoss.SoftmaxCrossEntropy(z, t);")]
    [InlineData("loss = loss - {|CE1001:Math.Log(p[i])|} * t[i];", "loss = loss + StableLoss.SoftmaxCrossEntropy(z, t);")]
    [InlineData("loss += t[i] * {|CE1001:Math.Log(p[i])|};", "loss -= StableLoss.SoftmaxCrossEntropy(z, t);")]
    [InlineData("if (t[i] > 0) loss -= t[i] * {|CE1001:Math.Log(p[i])|};", "loss += StableLoss.SoftmaxCrossEntropy(z, t);")]
    public Task WholeLossLoop(string before, string after) => Verify.Fix(
        $$"""
        class C
        {
            double Loss(double[] z, double[] t)
            {
                double[] p = Net.Softmax(z);
                double loss = 0;
                // over the classes
                for (int i = 0; i < p.Length; i++)
                {
                    {{before}}
                }

                return loss;
            }
        }
        """ + Softmax,
        $$"""
        using CeAnalyzers;

        class C
        {
            double Loss(double[] z, double[] t)
            {
                double[] p = Net.Softmax(z);
                double loss = 0;
                // over the classes
                {{after}}

                return loss;
            }
        }
        """ + Softmax);

    [Theory]
    [InlineData("-t.Zip(p, (a, b) => a * {|CE1001:Math.Log(b)|}).Sum()", "StableLoss.SoftmaxCrossEntropy(z, t)")]
    [InlineData("-p.Zip(t, (b, a) => a * {|CE1001:Math.Log(b)|}).Sum()", "StableLoss.SoftmaxCrossEntropy(z, t)")]
    [InlineData("-t.Select((a, i) => a * {|CE1001:Math.Log(p[i])|}).Sum()", "StableLoss.SoftmaxCrossEntropy(z, t)")]
    [InlineData("p.Select((q, i) => -t[i] * {|CE1001:Math.Log(q)|}).Sum()", "StableLoss.SoftmaxCrossEntropy(z, t)")]
    [InlineData("-Enumerable.Range(0, p.Length).Sum(i => t[i] * {|CE1001:Math.Log(p[i])|})", "StableLoss.SoftmaxCrossEntropy(z, t)")]
    [InlineData("t.Zip(p, (a, b) => a * {|CE1001:Math.Log(b)|}).Sum()", "-StableLoss.SoftmaxCrossEntropy(z, t)")]
    public Task WholeLossQuery(string before, string after) => Verify.Fix(
        $$"""
        class C
        {
            double Loss(double[] z, double[] t)
            {
                var p = Net.Softmax(z);
                return {{before}};
            }
        }
        """ + Softmax,
        $$"""
        using CeAnalyzers;

        class C
        {
            double Loss(double[] z, double[] t)
            {
                var p = Net.Softmax(z);
                return {{after}};
            }
        }
        """ + Softmax);

    /// <summary>A loop that leaves entries out, and a weight that is no entry of a row: each log by itself.</summary>
    [Theory]
    [InlineData("double loss = 0; for (int i = 0; i + 1 < p.Length; i++) loss -= t[i] * {|CE1001:Math.Log(p[i])|}; return loss;", "{|CE1001:Math.Log(p[i])|}", "StableMath.LogSoftmax(z, i)")]
    [InlineData("double loss = 0; int n = t.Length; t = z; for (int i = 0; i < n; i++) loss -= t[i] * {|CE1001:Math.Log(p[i])|}; return loss;", "{|CE1001:Math.Log(p[i])|}", "StableMath.LogSoftmax(z, i)")]
    [InlineData("return -p.Sum(q => weight * {|CE1001:Math.Log(q)|});", "{|CE1001:Math.Log(q)|}", "Math.Log(StableMath.ClipProbability(q))")]
    [InlineData("return t.Sum(w => -p.Sum(q => w * {|CE1001:Math.Log(q)|}));", "{|CE1001:Math.Log(q)|}", "Math.Log(StableMath.ClipProbability(q))")]
    public Task PartsOfARow(string statements, string log, string stable)
    {
        string Loss(string body) => $$"""
            class C
            {
                double Loss(double weight, double[] z, double[] t)
                {
                    double[] p = Net.Softmax(z);
                    {{body}}
                }
            }
            """ + Softmax;
        return Verify.Fix(Loss(statements), "using CeAnalyzers;\n\n" + Loss(statements.Replace(log, stable, StringComparison.Ordinal)));
    }

    [Fact]
    public Task CommentsInTheLoopStay() => Verify.Fix(
        """
        class C
        {
            double Loss(double[] z, double[] t)
            {
                double[] p = Net.Softmax(z);
                double loss = 0;
                for (int i = 0; i < p.Length; i++) // over the classes
                {
                    // surprise of the true class
                    loss -= t[i] * {|CE1001:Math.Log(p[i])|}; // nats
                    // on to the next
                }

                return loss;
            }
        }
        """ + Softmax,
        """
        using CeAnalyzers;

        class C
        {
            double Loss(double[] z, double[] t)
            {
                double[] p = Net.Softmax(z);
                double loss = 0;
                // over the classes
                // surprise of the true class
                // nats
                // on to the next
                loss += StableLoss.SoftmaxCrossEntropy(z, t);

                return loss;
            }
        }
        """ + Softmax);
}
