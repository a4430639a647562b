using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

/// <summary>Exponentials that are called by Unity's Mathf, or by a method of the user's own that only calls one.</summary>
public class MathfFixTests
{
    [Theory]
    [InlineData("{|CE1007:Mathf.Log(1f + Mathf.Exp(x))|}", "StableMath.Softplus(x)")]
    [InlineData("{|CE1006:Mathf.Log(Mathf.Exp(x) + Mathf.Exp(y))|}", "StableMath.LogAddExp(x, y)")]
    [InlineData("{|CE1006:Mathf.Log(z.Sum(v => Mathf.Exp(v)))|}", "StableMath.LogSumExp(z)")]
    [InlineData("{|CE1007:MathF.Log(1 + Exp(x))|}", "StableMath.Softplus(x)")]
    [InlineData("{|CE1006:MathF.Log(z.Sum(Exp))|}", "StableMath.LogSumExp(z)")]
    public Task Expressions(string before, string after) => Verify.Fix(Source($"return {before};"), "using CeAnalyzers;\n" + Source($"return {after};"), libraries: Libraries.Stubs);

    [Fact]
    public Task Row() => Verify.Fix(
        Source("float sum = 0; foreach (float v in z) sum += Mathf.Exp(v); var p = new float[z.Length]; for (int i = 0; i < z.Length; i++) p[i] = {|CE1005:Mathf.Exp(z[i]) / sum|}; return p[k];"),
        "using CeAnalyzers;\n" + Source("float sum = 0; foreach (float v in z) sum += Mathf.Exp(v); var p = new float[z.Length]; StableMath.Softmax(z, p); return p[k];"),
        libraries: Libraries.Stubs);

    [Theory]
    [InlineData("{|CE1007:MathF.Log(1 + Half(x))|}")] // of another number
    [InlineData("{|CE1007:Mathf.Log(1 + Mathf.Exp((int)x))|}")]
    public Task OutOfReach(string expression) => Verify.NoFix(Source($"return {expression};"), libraries: Libraries.Stubs);

    private static string Source(string statements) => $$"""
        using UnityEngine;

        class Units
        {
            static float Exp(float v) => (float)Math.Exp(v);

            static float Half(float v) => MathF.Exp(v / 2);

            float F(float x, float y, float[] z, int k)
            {
                {{statements}}
            }
        }
        """;
}
