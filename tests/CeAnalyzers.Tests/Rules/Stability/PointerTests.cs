using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Numbers behind pointers, as ports of C programs have them: a pointer is described by the elements behind it.</summary>
public class PointerTests
{
    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { p[i] = {|CE1005:MathF.Exp(z[i])|}; sum += p[i]; } for (int i = 0; i < n; i++) p[i] /= sum;")]
    [InlineData("for (int i = 0; i < n; i++) sum += MathF.Exp(z[i]); for (int i = 0; i < n; i++) p[i] = {|CE1005:MathF.Exp(z[i]) / sum|};")]
    [InlineData("float* row = z + 4 * n; for (int i = 0; i < n; i++) sum += MathF.Exp(row[i]); for (int i = 0; i < n; i++) p[i] = {|CE1005:MathF.Exp(row[i]) / sum|};")] // moved
    [InlineData("for (int i = 0; i < n; i++) sum += MathF.Exp(*(z + i)); for (int i = 0; i < n; i++) *(p + i) = {|CE1005:MathF.Exp(*(z + i)) / sum|};")] // dereferenced
    [InlineData("float max = z[0]; for (int i = 1; i < n; i++) if (z[i] > max) max = z[i]; for (int i = 0; i < n; i++) { p[i] = MathF.Exp(z[i] - max); sum += p[i]; } for (int i = 0; i < n; i++) p[i] /= sum;")] // shifted
    public Task ASoftmax(string statements) => Verify.Diagnostics($$"""
        static unsafe class Kernels
        {
            public static void Run(float* z, float* p, int n)
            {
                float sum = 0;
                {{statements}}
            }
        }
        """);

    [Fact]
    public Task OfPinnedArrays() => Verify.Diagnostics("""
        static unsafe class Kernels
        {
            public static void Run(float[] logits, float[] shares)
            {
                fixed (float* z = logits, p = &shares[0])
                {
                    float sum = 0;
                    for (int i = 0; i < logits.Length; i++) { p[i] = {|CE1005:MathF.Exp(z[i])|}; sum += p[i]; }
                    for (int i = 0; i < logits.Length; i++) p[i] /= sum;
                }
            }
        }
        """);

    [Fact]
    public Task WhatACallWritesBehindThem() => Verify.Diagnostics("""
        static unsafe class Kernels
        {
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
                return -{|CE1001:MathF.Log(p[label])|};
            }
        }
        """);

    /// <summary>Of the C library's own names, too; the wrapper is no sink itself.</summary>
    [Fact]
    public Task ALossByItsName() => Verify.Diagnostics("""
        static unsafe class Kernels
        {
            static float logf(float x) => (float)Math.Log(x);

            public static void crossentropy_forward(float* losses, float* probs, int* targets, int rows, int classes)
            {
                for (int t = 0; t < rows; t++)
                {
                    float* row = probs + t * classes;
                    int label = targets[t];
                    losses[t] = -{|CE1003:logf(row[label])|};
                }
            }
        }
        """);

    /// <summary>A guard, an epsilon, counts, and bits that are no numbers.</summary>
    [Theory]
    [InlineData("float CrossEntropy(float* y, float* p, int n) { float sum = 0; for (int i = 0; i < n; i++) if (p[i] > 0) sum -= y[i] * MathF.Log(p[i]); return sum; }")]
    [InlineData("float CrossEntropy(float* y, float* p, int n) { float sum = 0; for (int i = 0; i < n; i++) sum -= y[i] * MathF.Log(p[i] + 1e-7f); return sum; }")]
    [InlineData("double Bits(long* counts, int n) { double sum = 0; for (int i = 0; i < n; i++) sum += Math.Log(counts[i] + 1); return sum; }")]
    [InlineData("float Length(int* bits, int n) { float sum = 0; for (int i = 0; i < n; i++) sum += MathF.Log(1 << bits[i]); return sum; }")]
    public Task Silent(string member) => Verify.Diagnostics($$"""
        unsafe class Kernels
        {
            {{member}}
        }
        """);
}
