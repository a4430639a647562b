using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

public class CE1001LogOfSoftmaxTests
{
    [Fact]
    public Task LibrarySoftmax() => Verify.Diagnostics("""
        class C
        {
            double Loss(double[] z, int y) => -{|CE1001:Math.Log(CeAnalyzers.StableMath.Softmax(z)[y])|};
        }
        """);

    [Fact]
    public Task TorchSoftmax() => Verify.Diagnostics(
        """
        using TorchSharp;
        class C
        {
            torch.Tensor Loss(torch.Tensor z) => {|CE1001:torch.log(torch.softmax(z, 1))|};
        }
        """,
        Libraries.TorchSharp);

    [Fact]
    public Task TensorPrimitivesSoftmax() => Verify.Diagnostics(
        """
        using System.Numerics.Tensors;
        class C
        {
            double Loss(double[] z, int y)
            {
                var p = new double[z.Length];
                {|CE1012:TensorPrimitives.SoftMax<double>(z, p)|};
                return -{|CE1001:Math.Log(p[y])|};
            }
        }
        """,
        Libraries.Tensors);
}
