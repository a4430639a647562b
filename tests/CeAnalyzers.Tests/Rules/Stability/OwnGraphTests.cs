using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Softmaxes of the user's own graphs and jagged rows, whose sums are brought to the shape of what they divide.</summary>
public class OwnGraphTests
{
    [Theory]
    [InlineData("Node e = Exp(x), total = Sum(e, [0], keep: true); return {|CE1005:e / Broadcast(total, x.Shape)|};")]
    [InlineData("Node e = Exp(x); return {|CE1005:e / BroadcastTo(Sum(e, [0], keep: true), x.Shape)|};")]
    [InlineData("Node e = Exp(x); return {|CE1005:e / Expand(Sum(e, [0], keep: true), x.Shape)|};")]
    [InlineData("Node e = Exp(x - Broadcast(Max(x, [0], keep: true), x.Shape)); return e / Broadcast(Sum(e, [0], keep: true), x.Shape);")]
    [InlineData("Node e = Exp(x); return e / Broadcast(Scale, x.Shape);")]
    public Task Broadcasts(string statements) => Verify.Diagnostics($$"""
        using static Graph;

        record Shape(params int[] Lengths);

        class Node(Shape shape)
        {
            public Shape Shape => shape;

            public static Node operator +(Node a, Node b) => Graph.Apply("add", a, b);
            public static Node operator -(Node a, Node b) => Graph.Apply("subtract", a, b);
            public static Node operator *(Node a, Node b) => Graph.Apply("multiply", a, b);
            public static Node operator /(Node a, Node b) => Graph.Apply("divide", a, b);
        }

        static class Graph
        {
            public static readonly List<(string Name, Node[] Of)> Steps = [];

            public static Node Scale { get; } = new(new Shape(1));

            public static Node Apply(string name, params Node[] of)
            {
                Steps.Add((name, of));
                return new Node(of[0].Shape);
            }

            public static Node Exp(Node x) => Apply("exp", x);
            public static Node Sum(Node x, int[] axes, bool keep) => Apply("sum", x);
            public static Node Max(Node x, int[] axes, bool keep) => Apply("max", x);
            public static Node Broadcast(Node x, Shape shape) => Apply("broadcast", x);
            public static Node BroadcastTo(Node x, Shape shape) => Apply("broadcast", x);
            public static Node Expand(Node x, Shape shape) => Apply("broadcast", x);
        }

        class Link
        {
            public Node Forward(Node x)
            {
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("Div(Exp(y), Sum(Exp(y)))", true)]
    [InlineData("Div(Exp(Sub(y, Max(y))), Sum(Exp(Sub(y, Max(y)))))", false)]
    [InlineData("Div(Exp(y), 3)", false)]
    public Task JaggedRows(string made, bool isFlagged) => Verify.Diagnostics($$"""
        class Cell
        {
            static double[][] Exp(double[][] x) => x.Select(row => row.Select(Math.Exp).ToArray()).ToArray();

            static double[][] Div(double[][] x, double by) => x.Select(row => row.Select(v => v / by).ToArray()).ToArray();

            static double[][] Sub(double[][] x, double by) => x.Select(row => row.Select(v => v - by).ToArray()).ToArray();

            static double Sum(double[][] x) => x.SelectMany(row => row).Sum();

            static double Max(double[][] x) => x.SelectMany(row => row).Max();

            double[][] Forward(double[][] y) => {{(isFlagged ? "{|CE1005:" + made + "|}" : made)}};
        }
        """);
}
