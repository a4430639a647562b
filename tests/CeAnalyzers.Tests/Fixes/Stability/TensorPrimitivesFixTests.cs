using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

/// <summary>Whole rows by System.Numerics.Tensors.</summary>
public class TensorPrimitivesFixTests
{
    [Theory]
    [InlineData("TensorPrimitives.Sigmoid<double>(z, p); {|CE1002:TensorPrimitives.Log<double>(p, p)|};", "TensorPrimitives.Sigmoid<double>(z, p); StableMath.LogSigmoid(z, p);")]
    [InlineData("var e = new double[z.Length]; TensorPrimitives.Exp<double>(z, e); p[0] = {|CE1006:Math.Log(TensorPrimitives.Sum<double>(e))|};", "var e = new double[z.Length]; TensorPrimitives.Exp<double>(z, e); p[0] = StableMath.LogSumExp(z);")]
    public Task Rows(string before, string after) => Verify.Fix(Source(before), Source(after).Replace("Tensors;", "Tensors;\nusing CeAnalyzers;", StringComparison.Ordinal), libraries: Libraries.Tensors);

    [Fact]
    public Task Softmax() => Verify.Fix(
        Source("var e = new double[z.Length]; TensorPrimitives.Exp<double>(z, e); var sum = TensorPrimitives.Sum<double>(e); {|CE1005:TensorPrimitives.Divide<double>(e, sum, p)|};"),
        Source("var e = new double[z.Length]; TensorPrimitives.Exp<double>(z, e); var sum = TensorPrimitives.Sum<double>(e); StableMath.Softmax(z, p);").Replace("Tensors;", "Tensors;\nusing CeAnalyzers;", StringComparison.Ordinal),
        libraries: Libraries.Tensors);

    [Theory]
    [InlineData("TensorPrimitives.Sigmoid<double>(z, z); {|CE1002:TensorPrimitives.Log<double>(z, p)|};")] // the logits are gone
    [InlineData("var e = new double[9]; TensorPrimitives.Exp<double>(z, e); p[0] = {|CE1006:Math.Log(TensorPrimitives.Sum<double>(e))|};")] // and zeros, for all that is known
    public Task OutOfReach(string statements) => Verify.NoFix(Source(statements), libraries: Libraries.Tensors);

    private static string Source(string statements) => $$"""
        using System.Numerics.Tensors;

        class Rows
        {
            void Make(double[] z, double[] p)
            {
                {{statements}}
            }
        }
        """;
}
