using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Flow;

/// <summary>Fields of base classes, which every class beneath writes in its own way: on one of its objects only what its own line of classes writes counts.</summary>
public class InheritedMemberTests
{
    private const string Base = """
        using CeAnalyzers;

        abstract class Layer
        {
            protected double[] row = [];

            protected double[] Last { get; set; } = [];

            public abstract void Forward(double[] z);
        }

        class LinearLayer : Layer
        {
            public override void Forward(double[] z)
            {
                row = z;
                Last = z;
            }
        }

        """;

    [Theory]
    [InlineData("row = StableMath.Softmax(z);", "{|CE1001:Math.Log(row[label])|}")]
    [InlineData("Last = StableMath.Softmax(z);", "{|CE1001:Math.Log(Last[label])|}")]
    [InlineData("for (int i = 0; i < z.Length; i++) row[i] = StableMath.Sigmoid(z[i]);", "{|CE1002:Math.Log(row[label])|}")]
    public Task WhatASiblingWritesDoesNotCount(string forward, string loss) => Verify.Diagnostics($$"""
        {{Base}}
        class OutputLayer : Layer
        {
            public override void Forward(double[] z) { {{forward}} }

            public double Loss(int label) => -{{loss}};
        }
        """);

    /// <summary>An inherited method returns what the class itself makes: of no class that others derive from is it known which makes it.</summary>
    [Theory]
    [InlineData("Feed(x)", "{|CE1001:Math.Log(p[label])|}", "")]
    [InlineData("this.Feed(x)", "{|CE1001:Math.Log(p[label])|}", "")]
    [InlineData("Feed(x)", "Math.Log(p[label])", "class Plain : Output { protected override double[] Activate(double[] z) => z; }")]
    [InlineData("other.Feed(x)", "Math.Log(p[label])", "")]
    public Task WhatAnInheritedMethodMakesOfAnOverride(string call, string log, string derived) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        abstract class Layer
        {
            private readonly double[] weights = [];

            public double[] Feed(double[] x) => Activate(x.Select((v, i) => v * weights[i]).ToArray());

            protected abstract double[] Activate(double[] z);
        }

        class LinearLayer : Layer
        {
            protected override double[] Activate(double[] z) => z;
        }

        class Output : Layer
        {
            protected override double[] Activate(double[] z) => StableMath.Softmax(z);

            public double Loss(double[] x, int label, Layer other)
            {
                double[] p = {{call}};
                return -{{log}};
            }
        }

        {{derived}}
        """);

    /// <summary>The base stores what the class itself makes: of no class that others derive from is it known which makes it.</summary>
    [Theory]
    [InlineData("sealed class Output : Layer", "{|CE1001:Math.Log(row[label])|}", "")]
    [InlineData("class Output : Layer", "{|CE1001:Math.Log(row[label])|}", "")]
    [InlineData("class Output : Layer", "Math.Log(row[label])", "class Plain : Output { protected override double[] Make(double[] z) => z; }")]
    public Task WhatTheBaseStoresOfAnOverride(string output, string log, string derived) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        abstract class Layer
        {
            protected double[] row = [];

            public void Run(double[] z) => row = Make(z);

            protected abstract double[] Make(double[] z);
        }

        class Linear : Layer
        {
            protected override double[] Make(double[] z) => z;
        }

        {{output}}
        {
            protected override double[] Make(double[] z) => StableMath.Softmax(z);

            public double Loss(int label) => -{{log}};
        }

        {{derived}}
        """);

    [Fact]
    public Task WhatTheBaseWritesAndWhatADerivedClassWritesCounts() => Verify.Diagnostics($$"""
        {{Base}}
        class OutputLayer : Layer
        {
            public override void Forward(double[] z) => row = StableMath.Softmax(z);

            public double Loss(int label) => -Math.Log(row[label]); // of a plain layer, too
        }

        class PlainLayer : OutputLayer
        {
            public override void Forward(double[] z) => row = z;
        }

        class Start : Layer
        {
            public Start(double[] z) => row = z;

            public override void Forward(double[] z) => row = z;
        }

        class SecondLayer : Start
        {
            public SecondLayer(double[] z) : base(z) => Last = StableMath.Softmax(z);

            public double Loss(int label) => -Math.Log(row[label]); // what its base stored
        }
        """);

    [Fact]
    public Task ThroughAnotherObjectAnythingCounts() => Verify.Diagnostics($$"""
        {{Base}}
        class OutputLayer : Layer
        {
            public override void Forward(double[] z) => row = StableMath.Softmax(z);

            public double Loss(OutputLayer other, int label) => -Math.Log(other.row[label]);
        }
        """);
}
