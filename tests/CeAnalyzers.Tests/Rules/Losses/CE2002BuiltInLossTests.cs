using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

/// <summary>CE2002 where the class of a model takes the squared error itself, and only who puts the layers together knows that they end in a softmax.</summary>
public class CE2002BuiltInLossTests
{
    private const string Halves = "var residual = (Forward(x) - desired) * 2; Push(residual);";

    [Theory]
    [InlineData("var net = new Net(new Layer(4, new Tanh()), new Layer(3, new Softmax())); for (int i = 0; i < 9; i++) {|CE2002:net.Train(x, y)|};")]
    [InlineData("var top = new Layer(3, new Softmax()); var net = new Net(new Layer(4, new Tanh()), top) { Rate = 0.1 }; {|CE2002:net.Train(x, y)|}; net.Train(x, y);")]
    [InlineData("var net = new Net(new Layer(3, new Softmax())); Array.ForEach([1, 2], _ => {|CE2002:net.Train(x, y)|});")]
    [InlineData("var net = new Deep(new Layer(3, new Softmax())); {|CE2002:net.Train(x, y)|};")]
    [InlineData("var net = new Deep(new Layer(3, new Softmax())); {|CE2002:net.Learn(x, y)|};")]
    // another activation on top, another class, no training
    [InlineData("var net = new Net(new Layer(3, new Softmax()), new Layer(1, new Tanh())); net.Train(x, y);")]
    [InlineData("var net = new Net(new Layer(1, new Sigmoid())); net.Train(x, y);")]
    [InlineData("var net = new Net(new Layer(3, new Softmax())); net.Forward(x);")]
    public Task ByTheLastLayer(string statements) => Verify.Diagnostics(Program(Halves, statements));

    [Theory]
    [InlineData("var made = Forward(x); var slope = 2 * (made - desired); Push(slope);", true)]
    [InlineData("var slope = 2f * (desired - this.Forward(x)); Push(slope);", true)]
    [InlineData("Back(x, desired);", true)]
    // the gradient of a cross-entropy through a softmax
    [InlineData("Push(Forward(x) - desired);", false)]
    [InlineData("Push((Forward(x) - desired) * 3);", false)]
    // of something else than the output and the labels
    [InlineData("Push(2 * (Forward(x) - x));", false)]
    [InlineData("Push(2 * (weights - desired));", false)]
    // a choice of losses
    [InlineData("bool useCrossEntropy = x[0] > y0; Push(useCrossEntropy ? Forward(x) - desired : 2 * (Forward(x) - desired));", false)]
    public Task ByWhatTrainingComputes(string train, bool isFlagged) => Verify.Diagnostics(Program(
        train, "var net = new Net(new Layer(3, new Softmax())); " + (isFlagged ? "{|CE2002:net.Train(x, y)|};" : "net.Train(x, y);")));

    private static string Program(string train, string statements) => $$"""
        using System.Numerics;

        interface IActivation { }
        class Softmax : IActivation { }
        class Sigmoid : IActivation { }
        class Tanh : IActivation { }
        class Layer { public Layer(int units, IActivation activation) { } }

        class Net(params Layer[] layers)
        {
            protected readonly Layer[] layers = layers;
            private readonly Vector<double> weights;
            private readonly double y0;

            public double Rate { get; set; }

            public Vector<double> Forward(Vector<double> x) => x * layers.Length;

            public void Train(Vector<double> x, Vector<double> desired) { {{train}} }

            private void Back(Vector<double> x, Vector<double> desired) => Push(2 * (Forward(x) - desired));

            protected void Push(Vector<double> gradient) => Rate += gradient[0];
        }

        class Deep(params Layer[] layers) : Net(layers)
        {
            public void Learn(Vector<double> x, Vector<double> target) => Push((Forward(x) - target) * 2);

            private new Vector<double> Forward(Vector<double> x) => base.Forward(x);
        }

        class App
        {
            void Run(Vector<double> x, Vector<double> y)
            {
                {{statements}}
            }
        }
        """;
}
