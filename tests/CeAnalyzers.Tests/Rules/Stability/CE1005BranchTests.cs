using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>A softmax that is one of several activations: the exponentials in a branch of one loop, the division in a branch of another.</summary>
public class CE1005BranchTests
{
    private const string Fill = "for (int i = 0; i < x.Length; i++) ";
    private const string Divide = "for (int i = 0; i < y.Length; i++) y[i] /= sum + 0.001;";

    [Theory]
    // by a switch, whose default is another activation
    [InlineData(Fill + "switch (a) { case Act.Relu: y[i] = x[i] < 0 ? 0 : x[i]; break; case Act.Softmax: y[i] = {|CE1005:Math.Exp(x[i])|}; sum += y[i]; break; case Act.Tanh: y[i] = Math.Tanh(x[i]); break; default: y[i] = 1 / (1 + Math.Exp(-x[i])); break; } if (a == Act.Softmax) " + Divide)]
    // with branches in the branches, and an exponential that is no softmax's
    [InlineData(Fill + "switch (a) { case Act.Elu: { if (x[i] > 0) y[i] = x[i]; else y[i] = Math.Exp(x[i]) - 1; break; } case Act.Softmax: { y[i] = {|CE1005:Math.Exp(x[i])|}; sum += y[i]; break; } default: y[i] = x[i]; break; } if (a == Act.Softmax) " + Divide)]
    // by a chain of conditions
    [InlineData(Fill + "if (a == Act.Relu) y[i] = Math.Max(0, x[i]); else if (a == Act.Softmax) { y[i] = {|CE1005:Math.Exp(x[i])|}; sum += y[i]; } else y[i] = x[i]; if (a == Act.Softmax) " + Divide)]
    // the loops in the branches
    [InlineData("if (a != Act.Softmax) { " + Fill + "y[i] = Math.Tanh(x[i]); } else { " + Fill + "y[i] = {|CE1005:Math.Exp(x[i])|}; } if (a == Act.Softmax) { foreach (double e in y) sum += e; " + Divide + " }")]
    // the division in a switch, too
    [InlineData(Fill + "if (a == Act.Softmax) { y[i] = {|CE1005:Math.Exp(x[i])|}; sum += y[i]; } else { y[i] = x[i]; } switch (a) { case Act.Softmax: " + Divide + " break; default: break; }")]
    // by a pattern, in an object's settings
    [InlineData(Fill + "if (layer.Kind is Act.Relu or Act.Tanh) y[i] = Math.Tanh(x[i]); else if (layer.Kind is Act.Softmax) { y[i] = {|CE1005:Math.Exp(x[i])|}; sum += y[i]; } if (layer.Kind == Act.Softmax) " + Divide)]
    // by a name
    [InlineData(Fill + "if (name == \"relu\") y[i] = Math.Max(0, x[i]); else if (name == \"softmax\") { y[i] = {|CE1005:Math.Exp(x[i])|}; sum += y[i]; } if (name == \"softmax\") " + Divide)]
    // by a flag
    [InlineData(Fill + "if (isLast) { y[i] = {|CE1005:Math.Exp(x[i])|}; sum += y[i]; } else y[i] = Math.Tanh(x[i]); if (isLast) " + Divide)]
    public Task Flagged(string statements) => Method(statements);

    [Theory]
    // the maximum is subtracted
    [InlineData("double max = x.Max(); " + Fill + "switch (a) { case Act.Softmax: y[i] = Math.Exp(x[i] - max); sum += y[i]; break; default: y[i] = x[i]; break; } if (a == Act.Softmax) " + Divide)]
    // it is found in a branch of its own
    [InlineData("double max = x[0]; if (a == Act.Softmax) for (int i = 1; i < x.Length; i++) if (x[i] > max) max = x[i]; " + Fill + "if (a == Act.Softmax) { y[i] = Math.Exp(x[i] - max); sum += y[i]; } else y[i] = x[i]; if (a == Act.Softmax) " + Divide)]
    // the scores are shifted in a branch of their own
    [InlineData("if (a == Act.Softmax) { double max = x.Max(); " + Fill + "x[i] -= max; } " + Fill + "if (a == Act.Softmax) { y[i] = Math.Exp(x[i]); sum += y[i]; } else y[i] = x[i]; if (a == Act.Softmax) " + Divide)]
    // the division is of another activation
    [InlineData(Fill + "if (a == Act.Elu) { y[i] = Math.Exp(x[i]); sum += y[i]; } else { y[i] = x[i]; } if (a == Act.Tanh) " + Divide)]
    // of whatever activation, the linear one among them
    [InlineData(Fill + "if (a == Act.Elu) { y[i] = Math.Exp(x[i]); } else { y[i] = x[i]; } foreach (double e in y) sum += e; " + Divide)]
    // the choice changes in between
    [InlineData(Fill + "if (a == Act.Elu) y[i] = Math.Exp(x[i]); else y[i] = x[i]; a = Act.Elu; if (a == Act.Elu) { foreach (double e in y) sum += e; " + Divide + " }")]
    // another choice
    [InlineData(Fill + "if (a == Act.Elu) y[i] = Math.Exp(x[i]); else y[i] = x[i]; if (layer.Kind == Act.Elu) { foreach (double e in y) sum += e; " + Divide + " }")]
    public Task Silent(string statements) => Method(statements);

    private static Task Method(string statements) => Verify.Diagnostics($$"""
        enum Act { Relu, Tanh, Elu, Softmax }

        class Layer
        {
            public Act Kind;
        }

        class Network
        {
            public double[] Activate(double[] x, Act a, Layer layer, string name, bool isLast)
            {
                double[] y = new double[x.Length];
                double sum = 0;
                {{statements}}
                return y;
            }
        }
        """);
}
