using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1004: epsilons that are too small for their type.</summary>
public class CE1004LostEpsilonTests
{
    [Theory]
    [InlineData("p = Math.Clamp(p, 1e-8f, {|CE1004:1f - 1e-8f|});")]
    [InlineData("p = Math.Min(Math.Max(p, 1e-10f), {|CE1004:1.0f - 1e-10f|});")]
    [InlineData("var min = 1e-10f; var max = {|CE1004:1.0f - min|}; p = Math.Min(Math.Max(p, min), max);")]
    [InlineData("const float Epsilon = 1e-9f; p = Math.Clamp(p, Epsilon, {|CE1004:1 - Epsilon|});")]
    [InlineData("p = Math.Clamp(p, Small, {|CE1004:1 - Small|});")]
    [InlineData("p = Math.Clamp(p, 1e-8f, (float)({|CE1004:1 - 1e-8|}));")]
    [InlineData("p = MathF.Log({|CE1004:1f + 1e-8f|} - p);")]
    [InlineData("p = MathF.Log({|CE1004:1e-8f + 1f|} - p);")]
    [InlineData("p = MathF.Log({|CE1004:1e-15f+1.0f|}-p);")]
    [InlineData("double q = p; q = Math.Clamp(q, 1e-17, {|CE1004:1 - 1e-17|});")]
    public Task OneLessAnEpsilonIsOne(string statements) => Verify.Diagnostics($$"""
        class Model
        {
            private static readonly float Small = 1e-12f;

            float Clip(float p)
            {
                {{statements}}
                return p;
            }
        }
        """);

    [Theory]
    [InlineData("p = Math.Clamp(p, 1e-7f, {|CE1004:0.99999999f|});")]
    [InlineData("p = Math.Min({|CE1004:0.999999999F|}, Math.Max(1e-8f, p));")]
    [InlineData("p = Math.Clamp(p, 1e-8f, (float){|CE1004:0.99999999|});")]
    [InlineData("p = p > 0.99999999f ? {|CE1004:0.99999999f|} : p;")]
    [InlineData("if (p > 0.9999f) p = {|CE1004:0.99999999f|};")]
    [InlineData("const float Upper = {|CE1004:0.99999999f|}; p = Math.Min(p, Upper);")]
    [InlineData("double q = Math.Clamp(p, 1e-17, {|CE1004:0.99999999999999999|});")]
    // below 1, or no bound
    [InlineData("p = Math.Clamp(p, 1e-7f, 0.9999999f);")]
    [InlineData("p = MathF.Log(1e-5f + 1f - p);")]
    [InlineData("p = MathF.Log(1e-15f + 10f - p);")]
    [InlineData("p = MathF.Log(1e-15f + 1.5f - p);")]
    [InlineData("double q = Math.Clamp(p, 1e-9, 0.999999999);")]
    [InlineData("p = 0.99999999f * p + 0.1f;")]
    [InlineData("if (p > 0.99999999f) return 1;")]
    [InlineData("p = Math.Clamp(p, 99999999f, 199999999f);")]
    public Task BoundsBelowOne(string statements) => Verify.Diagnostics($$"""
        class Model
        {
            float Clip(float p)
            {
                {{statements}}
                return p;
            }
        }
        """);

    [Fact]
    public Task TheDefaultOfAParameter() => Verify.Diagnostics("""
        static class Losses
        {
            public static float Clip(float p, float eps = 1e-8f) => Math.Clamp(p, eps, {|CE1004:1 - eps|});
        }
        """);

    [Fact]
    public Task GenericMath() => Verify.Diagnostics("""
        using System.Numerics;

        static class Losses<T> where T : IFloatingPointIeee754<T>
        {
            public static T Clip(T p)
            {
                T eps = T.CreateChecked(1e-10);
                return T.Clamp(p, eps, {|CE1004:T.One - eps|});
            }
        }
        """);

    [Fact]
    public Task OperationsOfANumberType() => Verify.Diagnostics("""
        interface IOperations<T>
        {
            T One { get; }

            T FromDouble(double x);

            T Subtract(T a, T b);
        }

        class Booster<T>(IOperations<T> ops)
        {
            public T Upper()
            {
                T eps = ops.FromDouble(1e-10);
                return {|CE1004:ops.Subtract(ops.One, eps)|};
            }
        }
        """);

    [Fact]
    public Task TensorsOfFloat() => Verify.Diagnostics("""
        using TorchSharp;

        static class Losses
        {
            public static torch.Tensor Clip(torch.Tensor p) => p.clamp(1e-8, {|CE1004:1 - 1e-8|});
        }
        """, Libraries.TorchSharp);

    [Fact]
    public Task LogOfOneMinusP() => Verify.Diagnostics("""
        static class Losses
        {
            static float Log1p(float x) => (float)Math.Log(1 + (double)x);

            public static float BinaryLoss(float p) => -{|CE1004:Log1p(-p + 1e-12f)|};
        }
        """);

    [Theory]
    [InlineData("{|CE1004:MathF.Log(p + float.Epsilon)|}")]
    [InlineData("{|CE1004:MathF.Log(Math.Max(p, float.Epsilon))|}")]
    [InlineData("{|CE1004:Math.Log(Math.Max((double)p, double.Epsilon))|}")]
    public Task TheSmallestNumberUnderTheLogOfALoss(string log) => Verify.Diagnostics($$"""
        class PoissonLoss
        {
            public double Of(float p, float y) => p - y * {{log}};
        }
        """);

    /// <summary>Of generic mathematics, too; a constant of the type itself is not the smallest number.</summary>
    [Theory]
    [InlineData("{|CE1004:T.Log(p + T.Epsilon)|}")]
    [InlineData("{|CE1004:T.Log(T.Max(p, T.Epsilon))|}")]
    [InlineData("T.Log(p + T.One)")]
    [InlineData("T.Log(p + T.CreateChecked(1e-7))")]
    public Task TheSmallestNumberOfAnyType(string log) => Verify.Diagnostics($$"""
        using System.Numerics;

        class PoissonLoss<T> where T : IFloatingPointIeee754<T>
        {
            public T Of(T p, T y) => p - y * {{log}};
        }
        """);

    /// <summary>What the log is multiplied with is called a label, whatever the code around is called.</summary>
    [Theory]
    [InlineData("-target * {|CE1004:MathF.Log(p + float.Epsilon)|}")]
    [InlineData("-x * MathF.Log(p + float.Epsilon)")]
    public Task TheSmallestNumberUnderTheLogOfALabelsTerm(string term) => Verify.Diagnostics($$"""
        class Examples
        {
            public float Of(float p, float target, float x) => {{term}};
        }
        """);

    [Fact]
    public Task TheSmallestNumberInAClipBeforeALog() => Verify.Diagnostics("""
        class Losses
        {
            public float KullbackLeibler(float truth, float predicted)
            {
                float t = Math.Clamp(truth, float.Epsilon, 1);
                float p = Math.Clamp(predicted, float.Epsilon, 1);
                return t * {|CE1004:MathF.Log(t / p)|};
            }
        }
        """);

    [Fact]
    public Task UnderALogOfOneMoreItIsSilent() => Verify.Diagnostics("""
        class SquaredLogLoss
        {
            public float Of(float p) => MathF.Log(Math.Max(p, float.Epsilon) + 1);
        }
        """);

    [Theory]
    // they make a difference
    [InlineData("Math.Clamp(p, 1e-7f, 1f - 1e-7f)")]
    [InlineData("(float)Math.Clamp(p, 1e-15, 1 - 1e-15)")]
    [InlineData("(float)Math.Clamp((double)p, 1e-10, 1 - 1e-10)")]
    // (1 - p) + e is e where p is 1
    [InlineData("MathF.Log(1 - p + 1e-9f)")]
    // near 0 there is room
    [InlineData("MathF.Log(p + 1e-15f)")]
    [InlineData("Math.Max(p, 1e-30f)")]
    // nothing small
    [InlineData("1f - 0.001f")]
    [InlineData("1 - p")]
    // no loss, and no log
    [InlineData("p / (p + float.Epsilon)")]
    [InlineData("MathF.Log(p + float.Epsilon)")]
    [InlineData("MathF.Abs(p) < float.Epsilon ? 0 : p")]
    public Task Silent(string expression) => Verify.Diagnostics($$"""
        class Signal
        {
            public float Of(float p) => {{expression}};
        }
        """);

    [Fact]
    public Task TheSearchForTheMachineEpsilonIsSilent() => Verify.Diagnostics("""
        static class Machine
        {
            public static bool IsLost() => 1.0 + 1e-17 == 1.0;

            public static double Epsilon()
            {
                double eps = 1;
                while (1 + eps / 2 > 1) eps /= 2;
                return Math.Log(eps);
            }
        }
        """);

    [Fact]
    public Task TensorsOfDoubleAreSilent() => Verify.Diagnostics("""
        using TorchSharp;

        static class Losses
        {
            public static torch.Tensor Clip(torch.Tensor p) => p.to(torch.float64).clamp(1e-8, 1 - 1e-8);
        }
        """, Libraries.TorchSharp);
}
