using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Apis;

/// <summary>The mathematics of ILGPU's kernels.</summary>
public class IlgpuTests
{
    private static readonly ApiProbe Probe = new(
        Libraries.Ilgpu, "using ILGPU; using ILGPU.Algorithms;", "float[] z, float[] p, float x, int label");

    [Theory]
    [InlineData("Probe(1f / (1f + XMath.Exp(-x)));")]
    [InlineData("Probe(XMath.Rcp(1f + XMath.Exp(-x)));")]
    [InlineData("Probe(0.5f * (1f + XMath.Tanh(0.5f * x)));")]
    [InlineData("Probe(XMath.Clamp(1f / (1f + XMath.Exp(-x)), 1e-6f, 1f - 1e-6f));")]
    public void MakesASigmoid(string statements) => Assert.Equal(ValueKind.SigmoidProbability, Probe.Of(statements).Kind);

    [Fact]
    public void MakesASoftmaxInAKernelsLoops()
    {
        Value value = Probe.Of("""
            float max = z[0];
            for (int i = 1; i < z.Length; i++) max = XMath.Max(max, z[i]);
            float sum = 0;
            for (int i = 0; i < z.Length; i++) { p[i] = XMath.Exp(z[i] - max); sum += p[i]; }
            for (int i = 0; i < z.Length; i++) p[i] /= sum;
            Probe(p);
            """);
        Assert.Equal(ValueKind.SoftmaxProbability, value.Kind);
        Assert.False(value.IsUnshifted);
    }

    [Theory]
    [InlineData("return {|CE1002:XMath.Log(1f / (1f + XMath.Exp(-x)))|};")]
    [InlineData("return {|CE1010:XMath.Log(XMath.Max(1f / (1f + XMath.Exp(-x)), 1e-7f))|};")]
    // a density's log
    [InlineData("return XMath.Log(x);")]
    // softplus of both signs
    [InlineData("return x > 0 ? x + XMath.Log(1f + XMath.Exp(-x)) : XMath.Log(1f + XMath.Exp(x));")]
    public Task Rules(string statements) => Probe.Verify(statements);
}
