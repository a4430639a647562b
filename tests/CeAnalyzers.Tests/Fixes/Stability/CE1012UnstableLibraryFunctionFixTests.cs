using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Fixes.Stability;

public class CE1012UnstableLibraryFunctionFixTests
{
    [Fact]
    public Task Scalars() => Verify.Fix(
        """
        class C
        {
            double D(double x) => {|CE1012:double.LogP1(x)|} + {|CE1012:double.ExpM1(x)|};
            float F(float x) => {|CE1012:float.LogP1(x)|} + {|CE1012:float.ExpM1(x)|};
            double Narrower(int n, float x) => {|CE1012:double.LogP1(n)|} + {|CE1012:double.ExpM1(x)|};
        }
        """,
        """
        using CeAnalyzers;

        class C
        {
            double D(double x) => StableMath.Log1P(x) + StableMath.ExpM1(x);
            float F(float x) => StableMath.Log1P(x) + StableMath.ExpM1(x);
            double Narrower(int n, float x) => StableMath.Log1P((double)n) + StableMath.ExpM1((double)x);
        }
        """);

    [Fact]
    public Task Softmax() => Verify.Fix(
        """
        using System.Numerics.Tensors;

        class C
        {
            void Arrays(float[] z, float[] p) => {|CE1012:TensorPrimitives.SoftMax(z, p)|};
            void Spans(ReadOnlySpan<double> z, Span<double> p) => {|CE1012:TensorPrimitives.SoftMax(z, p)|};
        }
        """,
        """
        using System.Numerics.Tensors;
        using CeAnalyzers;

        class C
        {
            void Arrays(float[] z, float[] p) => StableMath.Softmax(z, p);
            void Spans(ReadOnlySpan<double> z, Span<double> p) => StableMath.Softmax(z, p);
        }
        """,
        libraries: Libraries.Tensors);

    [Theory]
    [InlineData("LogP1", "Log1P")]
    [InlineData("ExpM1", "ExpM1")]
    public Task VectorForms(string unstable, string stable) => Verify.Fix(
        $$"""
        using System;
        using System.Numerics.Tensors;

        class C
        {
            void M(double[] x, double[] d) => {|CE1012:TensorPrimitives.{{unstable}}<double>(x, d)|};
            void M(ReadOnlySpan<float> x, Span<float> d) => {|CE1012:TensorPrimitives.{{unstable}}(x, d)|};
        }
        """,
        $$"""
        using System;
        using System.Numerics.Tensors;
        using CeAnalyzers;

        class C
        {
            void M(double[] x, double[] d) => StableMath.{{stable}}(x, d);
            void M(ReadOnlySpan<float> x, Span<float> d) => StableMath.{{stable}}(x, d);
        }
        """,
        libraries: Libraries.Tensors);
}
