using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes;

/// <summary>Kernels that ILGPU compiles for a GPU cannot call the runtime library: flagged, but nothing is offered that does.</summary>
public class DeviceFixTests
{
    [Theory]
    [InlineData("static void Run(Index1D i, ArrayView<float> x, ArrayView<float> y) => y[i] = {|CE1007:XMath.Log(1f + XMath.Exp(x[i]))|};")]
    [InlineData("static void Run(Index1D i, ArrayView<float> x, ArrayView<float> y) => y[i] = {|CE1007:MathF.Log(1f + MathF.Exp(x[i]))|};")]
    [InlineData("static void CrossEntropy(LongIndex1D i, ArrayView1D<float, Stride1D.Dense> predicted, ArrayView<float> loss) => loss[i] = -{|CE1003:MathF.Log(predicted[i])|};")]
    [InlineData("static float Help(float z) { float p = 1f / (1f + XMath.Exp(-z)); return {|CE1002:XMath.Log(p)|}; }")]
    [InlineData("static Action<Index1D, ArrayView<float>> Lambda() => (i, x) => x[i] = {|CE1007:MathF.Log(1f + MathF.Exp(x[i]))|};")]
    public Task Kernels(string method) => Verify.NoFix(Source(method), libraries: Libraries.Ilgpu);

    [Fact]
    public Task HostsCallTheLibrary() => Verify.Fix(
        Source("static float Host(Accelerator device, float x) => {|CE1007:MathF.Log(1f + MathF.Exp(x))|};"),
        "using CeAnalyzers;\n" + Source("static float Host(Accelerator device, float x) => StableMath.Softplus(x);"),
        libraries: Libraries.Ilgpu);

    private static string Source(string method) =>
        $$"""
        using ILGPU;
        using ILGPU.Algorithms;
        using ILGPU.Runtime;

        static class Gpu
        {
            {{method}}
        }
        """;
}
