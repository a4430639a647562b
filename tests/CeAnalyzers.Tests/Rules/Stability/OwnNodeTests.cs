using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Functions of numbers of the user's own that give nodes, whose classes derive from the one that has the operators: their names say what they compute.</summary>
public class OwnNodeTests
{
    [Theory]
    [InlineData("public static Node LogisticLoss(Node gold, Node pred) => -gold * {|CE1003:Log(pred)|} - (1 - gold) * {|CE1003:Log(1 - pred)|};")]
    [InlineData("public static Node Loss(Node x) { var p = Sigmoid(x); return -{|CE1002:Log(p)|}; }")]
    [InlineData("public static Node Loss(Node x, int label) { var p = Softmax(x); return -{|CE1001:Log(p[label])|}; }")]
    [InlineData("public static Node PoissonLoss(Node rate, Node count) => rate - count * Log(rate);")]
    [InlineData("public static Node Magnitude(Node x) { var p = Abs(x); return -Log(p); }")]
    [InlineData("public static Node Loss(Node x) { var p = Sigmoid(x); return -{|CE1010:Log(Max(p, 1e-30))|}; }")]
    [InlineData("public static Node Loss(Node x) { var p = Sigmoid(x); return -Kept.Log(p); }")]
    public Task Logs(string method) => Verify.Diagnostics($$"""
        abstract class Node
        {
            public Node this[int index] => new Binary("pick", this, index);

            public static Node operator +(Node a, Node b) => new Binary("+", a, b);
            public static Node operator -(Node a, Node b) => new Binary("-", a, b);
            public static Node operator *(Node a, Node b) => new Binary("*", a, b);
            public static Node operator -(Node a) => new Unary("-", a);
            public static implicit operator Node(double value) => new Number(value);
        }

        sealed class Number(double value) : Node
        {
            public double Value => value;
        }

        sealed class Unary(string name, Node operand) : Node
        {
            public string Name => name;

            public Node Operand => operand;
        }

        // the node keeps off 0 what it takes the log of
        sealed class LogNode(Node operand) : Node
        {
            public double Compute(double x) => operand is Number ? 0 : Math.Log(x + 1e-8);
        }

        sealed class Binary(string name, Node left, Node right) : Node
        {
            public string Name => name;

            public Node Left => left;

            public Node Right => right;
        }

        static class Kept
        {
            public static LogNode Log(Node x) => new LogNode(x);
        }

        static class Op
        {
            public static Unary Log(Node x) => new Unary("Log", x);

            public static Unary Abs(Node x) => new Unary("Abs", x);

            public static Unary Sigmoid(Node x) => new Unary("Sigmoid", x);

            public static Unary Softmax(Node x) => new Unary("Softmax", x);

            public static Binary Max(Node x, Node y) => new Binary("Max", x, y);

            {{method}}
        }
        """);
}
