using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Activations that are handed over as delegates: of one target or of several of one kind, whatever the method that takes the log is called.</summary>
public class DelegateTests
{
    [Theory]
    [InlineData("private readonly Func<double, double> act; public Unit(Func<double, double> f) { act = f; }", "act(z)")]
    [InlineData("public Func<double, double> Act { get; } public Unit(Func<double, double> f) { Act = f; }", "Act(z)")]
    public Task OfOneKind(string members, string call) => Verify.Diagnostics(Unit(members, $"{{|CE1002:Math.Log({call})|}}", "x => 1 / (1 + Math.Exp(-x))"));

    [Theory]
    [InlineData("private readonly Func<double, double> act; public Unit(Func<double, double> f) { act = f; }", "act(z)", "Math.Tanh")]
    [InlineData("private readonly Func<double, double> act; public Unit(Func<double, double> f) { act = f; }", "act(z)", "x => x")]
    public Task OfSeveralKinds(string members, string call, string other) => Verify.Diagnostics(Unit(members, $"Math.Log({call})", other));

    [Fact]
    public Task OfAPrimaryConstructor() => Verify.Diagnostics("""
        using CeAnalyzers;

        public class Head(Func<double[], double[]> act)
        {
            public double Of(double[] z, int y) => -{|CE1001:Math.Log(act(z)[y])|};

            public double[] Forward(ReadOnlySpan<double> z) => act(z.ToArray());

            public double OfForward(double[] z, int y) => -{|CE1001:Math.Log(Forward(z)[y])|};
        }

        public static class Heads { public static Head Make() => new(StableMath.Softmax); }
        """);

    [Fact]
    public Task OfAnInitializedProperty() => Verify.Diagnostics("""
        public class Unit
        {
            public Func<double, double> Act { get; init; } = x => 1 / (1 + Math.Exp(-x));

            public double Of(double z) => -{|CE1002:Math.Log(Act(z))|};
        }
        """);

    private static string Unit(string members, string log, string other) => $$"""
        using CeAnalyzers;

        public class Unit
        {
            {{members}}

            public double Loss(double z) => -{{log}};
        }

        public static class Units
        {
            public static Unit One() => new(StableMath.Sigmoid);

            public static Unit Other() => new({{other}});
        }
        """;
}
