using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

/// <summary>The runtime library takes spans: rows behind pointers are not rewritten to it, single numbers are clipped.</summary>
public class PointerFixTests
{
    /// <summary>How many numbers are behind a pointer is not known, so that StableMath.Softmax cannot take it.</summary>
    [Fact]
    public Task ARow() => Verify.Fix(
        """
        static unsafe class Kernels
        {
            public static void Run(float* z, float* p, int n)
            {
                float sum = 0;
                for (int i = 0; i < n; i++) { p[i] = {|CE1005:MathF.Exp(z[i])|}; sum += p[i]; }
                for (int i = 0; i < n; i++) p[i] /= sum;
            }
        }
        """,
        """
        static unsafe class Kernels
        {
            public static void Run(float* z, float* p, int n)
            {
                float sum = 0;
                float max = float.NegativeInfinity;
                for (int i = 0; i < n; i++)
                    max = Math.Max(max, z[i]);
                for (int i = 0; i < n; i++) { p[i] = MathF.Exp(z[i] - max); sum += p[i]; }
                for (int i = 0; i < n; i++) p[i] /= sum;
            }
        }
        """);

    [Fact]
    public async Task WhatIsOfferedForALossCompiles()
    {
        const string Loss = """
            static unsafe class Kernels
            {
                public static float CrossEntropy(float* probs, int label) => -MathF.Log(probs[label]);

                static void Normalise(float* z, float* p, int n)
                {
                    float max = float.MinValue, sum = 0;
                    for (int i = 0; i < n; i++) max = MathF.Max(max, z[i]);
                    for (int i = 0; i < n; i++) { p[i] = MathF.Exp(z[i] - max); sum += p[i]; }
                    for (int i = 0; i < n; i++) p[i] /= sum;
                }

                public static float Run(float* z, float* p, int n, int label)
                {
                    Normalise(z, p, n);
                    return -MathF.Log(p[label]);
                }
            }
            """;

        var offered = await Behaviour.Offered(Loss);

        Assert.NotEmpty(offered);
        Assert.All(offered, fix => Assert.DoesNotContain(Project.Compile(Libraries.Plain, fix.Result).GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
    }
}
