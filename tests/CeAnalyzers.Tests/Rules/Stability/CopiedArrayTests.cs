using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Arrays that are copied, into a field and out of it again: what is in them stays what it is.</summary>
public class CopiedArrayTests
{
    [Theory]
    [InlineData("Array.Copy(held, result, 3);")]
    [InlineData("Array.Copy(held, 0, result, 0, 3);")]
    [InlineData("held.CopyTo(result, 0);")]
    [InlineData("held.AsSpan().CopyTo(result);")]
    [InlineData("Buffer.BlockCopy(held, 0, result, 0, 24);")]
    [InlineData("result = (double[])held.Clone();")]
    public Task OutOfAField(string copy) => Verify.Diagnostics(Network(copy, "return -{|CE1001:Math.Log(values[k])|};"));

    [Theory]
    // the other way round, another array
    [InlineData("Array.Copy(result, held, 3);")]
    [InlineData("Array.Copy(inputs, result, 3);")]
    [InlineData("Array.Copy(inputs, 0, result, 0, 3);")]
    [InlineData("inputs.CopyTo(result, 0);")]
    public Task OtherCopies(string copy) => Verify.Diagnostics(Network(copy, "return -Math.Log(values[k]);"));

    private static string Network(string copy, string loss) => $$"""
        using CeAnalyzers;

        class Network
        {
            private readonly double[] held = new double[3];
            private readonly double[] inputs = new double[3];

            private double[] Compute(double[] z)
            {
                Array.Copy(z, inputs, 3);
                double[] normalised = StableMath.Softmax(z);
                Array.Copy(normalised, held, 3);
                double[] result = new double[3];
                {{copy}}
                return result;
            }

            public double Loss(double[] z, int k)
            {
                double[] values = Compute(z);
                {{loss}}
            }
        }
        """;
}
