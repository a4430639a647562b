using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>The log of a parameter that is called probabilities, to which some callers pass a softmax, and others nobody knows what.</summary>
public class SomeCallersTests
{
    [Theory]
    [InlineData("probs", "unknown")]
    [InlineData("softmaxOutputs", "unknown.Select(v => v * gate).ToArray()")]
    // another name, and what contradicts it: the call is
    [InlineData("values", "unknown", false)]
    [InlineData("probs", "StableMath.LogSoftmax(z)", false)]
    public Task ByTheName(string name, string other, bool isTheLog = true) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        static class Losses
        {
            public static double Penalty(double[] {{name}}, int c, double extra)
            {
                double inside = {{name}}[c];
                if (extra > 0) inside = inside * (1 - extra);
                return {{(isTheLog ? $"{{|CE1001:Math.Log({name}[c])|}}" : $"Math.Log({name}[c])")}} + inside;
            }
        }

        class App
        {
            double One(double[] z, int c) => {{(isTheLog ? "Losses.Penalty(StableMath.Softmax(z), c, 0)" : "{|CE1001:Losses.Penalty(StableMath.Softmax(z), c, 0)|}")}};

            double Other(double[] z, double[] unknown, double gate, int c) => Losses.Penalty({{other}}, c, 0);
        }
        """);

    /// <summary>Through an overload, and with an epsilon that is only added where there is one.</summary>
    [Fact]
    public Task OfTensors() => Verify.Diagnostics("""
        interface ITensor { }

        interface IGraph
        {
            ITensor Softmax(ITensor x);
            ITensor Log(ITensor x);
            ITensor Add(ITensor x, float y);
            ITensor Mul(ITensor x, ITensor y);
            float CrossEntropyLoss(ITensor probs, ITensor target, float smooth = 0);
            float CrossEntropyLoss(ITensor probs, ITensor target, ITensor weights, float smooth = 0);
        }

        static class Kernels { public static extern void Run(string name, params ITensor[] x); }

        abstract class Graph : IGraph
        {
            public abstract ITensor New();

            public ITensor Softmax(ITensor x) { var y = New(); Kernels.Run("softmax", x, y); return y; }

            public ITensor Log(ITensor x) { var y = New(); Kernels.Run("log", x, y); return y; }

            public ITensor Add(ITensor x, float v) { var y = New(); Kernels.Run("add", x, y); return y; }

            public ITensor Mul(ITensor x, ITensor v) { var y = New(); Kernels.Run("mul", x, v, y); return y; }

            private ITensor Entropy(ITensor probs, ITensor target, float smooth)
            {
                if (smooth > 0) probs = Add(probs, smooth);
                probs = {|CE1001:Log(probs)|};
                return Mul(target, probs);
            }

            public float CrossEntropyLoss(ITensor probs, ITensor target, float smooth = 0) => Read(Entropy(probs, target, smooth));

            public float CrossEntropyLoss(ITensor probs, ITensor target, ITensor weights, float smooth = 0) => Read(Mul(weights, Entropy(probs, target, smooth)));

            public abstract float Read(ITensor x);
        }

        class App
        {
            float One(IGraph g, ITensor x, ITensor y, float smooth) => g.CrossEntropyLoss(g.Softmax(x), y, smooth);

            float Weighted(IGraph g, ITensor x, ITensor y, ITensor w) => g.CrossEntropyLoss(g.Softmax(x), y, w);

            float Mixed(IGraph g, ITensor x, ITensor y, ITensor gate)
            {
                ITensor probs = g.Softmax(x);
                if (gate is not null) probs = g.Mul(probs, gate);
                return g.CrossEntropyLoss(probs, y);
            }
        }
        """);
}
