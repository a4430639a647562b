using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1012: library functions whose own implementation fails.</summary>
public class CE1012UnstableLibraryFunctionTests
{
    [Theory]
    [InlineData("{|CE1012:double.LogP1(x)|}")]
    [InlineData("{|CE1012:double.ExpM1(x)|}")]
    [InlineData("{|CE1012:float.LogP1((float)x)|}")]
    [InlineData("{|CE1012:float.ExpM1((float)x)|}")]
    [InlineData("(double){|CE1012:Half.LogP1((Half)x)|}")]
    [InlineData("{|CE1012:double.ExpM1(x)|} / x")]
    public Task NumberTypes(string expression) => Verify.Diagnostics($$"""
        class Rates
        {
            double Growth(double x) => {{expression}};
        }
        """);

    [Fact]
    public Task HandedOver() => Verify.NoFix("""
        class Rates
        {
            double[] Growth(double[] x) => x.Select({|CE1012:double.ExpM1|}).ToArray();
            double[] Logs(double[] x) => Array.ConvertAll(x, {|CE1012:double.LogP1|});
            double[] Exact(double[] x) => Array.ConvertAll(x, double.Exp);
        }
        """);

    [Fact]
    public Task GenericMath() => Verify.Diagnostics("""
        using System.Numerics;

        static class Rates
        {
            static T Growth<T>(T x) where T : IFloatingPointIeee754<T> => {|CE1012:T.ExpM1(x)|} + {|CE1012:T.LogP1(x)|};
        }
        """);

    [Theory]
    [InlineData("{|CE1012:TensorPrimitives.SoftMax<float>(x, r)|};")]
    [InlineData("{|CE1012:TensorPrimitives.SoftMax((ReadOnlySpan<float>)x, r)|};")]
    [InlineData("{|CE1012:TensorPrimitives.LogP1<float>(x, r)|};")]
    [InlineData("{|CE1012:TensorPrimitives.ExpM1<float>(x, r)|};")]
    [InlineData("Action<float[], float[]> softmax = (a, b) => {|CE1012:TensorPrimitives.SoftMax<float>(a, b)|}; softmax(x, r);")]
    public Task TensorPrimitives(string statements) => Verify.Diagnostics(
        $$"""
        using System.Numerics.Tensors;

        class Network
        {
            float[] Activate(float[] x)
            {
                var r = new float[x.Length];
                {{statements}}
                return r;
            }
        }
        """,
        Libraries.Tensors);

    [Fact]
    public async Task TheMessageGivesTheNumberAndTheReplacement()
    {
        var diagnostics = await Project.Analyze(Libraries.Tensors, """
            using System.Numerics.Tensors;

            class Network
            {
                void Activate(float[] x) => TensorPrimitives.SoftMax<float>(x, x);

                double Growth(double x) => double.LogP1(x);
            }
            """);

        Assert.Equal(
            [
                "'TensorPrimitives.SoftMax' is itself unstable: it subtracts no maximum, so a logit of 89 in float (710 in double) makes the whole row NaN; use StableMath.Softmax",
                "'Double.LogP1' is itself unstable: it computes Log(x + 1), which is 0 for x = 1e-20; use StableMath.Log1P",
            ],
            diagnostics.Select(d => d.GetMessage(null)));
    }

    [Fact]
    public Task StableFunctionsAndTheUsersOwn() => Verify.Diagnostics(
        """
        using System.Numerics.Tensors;
        using CeAnalyzers;

        static class Maths
        {
            static double LogP1(double x) => x == 0 ? 0 : x * Math.Log(1 + x) / (1 + x - 1);

            static void SoftMax(float[] x, float[] r) => StableMath.Softmax(x, r);

            static double Use(float[] x, double y)
            {
                SoftMax(x, x);
                TensorPrimitives.Exp<float>(x, x);
                return LogP1(y) + StableMath.Log1P(y) + StableMath.ExpM1(y) + Math.Exp(y);
            }
        }
        """,
        Libraries.Tensors);

    [Fact]
    public Task AMaximumSubtractedByTheCaller() => Verify.Diagnostics(
        """
        using System.Numerics.Tensors;

        class Network
        {
            void Activate(float[] x, float[] r)
            {
                TensorPrimitives.Subtract<float>(x, TensorPrimitives.Max<float>(x), r);
                TensorPrimitives.SoftMax<float>(r, r);
            }
        }
        """,
        Libraries.Tensors);
}
