using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Numbers, rows and nodes of the user's own that have methods in place of operators: a.Add(b), a.Multiply(b).</summary>
public class OwnNumberTests
{
    [Theory]
    [InlineData("public static double CrossEntropy(Block labels, Block outputs) => -labels.Multiply({|CE1003:outputs.Log()|}).Total;")]
    [InlineData("public static double CrossEntropy(Block labels, Block outputs) { var logs = {|CE1003:outputs.Log()|}; labels = labels.Multiply(logs); return labels.Total * -1; }")]
    [InlineData("public static double CrossEntropy(Block labels, Block outputs) { var rest = Block.Subtract(1, outputs); return -Block.Subtract(1, labels).Multiply({|CE1003:rest.Log()|}).Total; }")]
    [InlineData("public static Block Softmax(Block z) { var e = z.Exp(); return {|CE1005:e.Divide(e.Total)|}; }")]
    [InlineData("public static Block Softmax(Block z) { var e = z.Subtract(z.Max()).Exp(); return e.Divide(e.Total); }")]
    [InlineData("public static double Poisson(Block counts, Block rates) => rates.Subtract(counts.Multiply(rates.Log())).Total;")]
    [InlineData("public static double CrossEntropy(Block labels, Block outputs) => -labels.Multiply(outputs.Add(1e-7).Log()).Total;")]
    public Task Methods(string method) => Verify.Diagnostics($$"""
        class Block
        {
            private readonly double[] values = new double[4];

            public double Total => values.Sum();

            public Block Add(Block other) { var made = new Block(); for (int i = 0; i < 4; i++) made.values[i] = values[i] + other.values[i]; return made; }
            public Block Add(double other) { var made = new Block(); for (int i = 0; i < 4; i++) made.values[i] = values[i] + other; return made; }
            public Block Subtract(Block other) { var made = new Block(); for (int i = 0; i < 4; i++) made.values[i] = values[i] - other.values[i]; return made; }
            public Block Subtract(double other) { var made = new Block(); for (int i = 0; i < 4; i++) made.values[i] = values[i] - other; return made; }
            public Block Multiply(Block other) { var made = new Block(); for (int i = 0; i < 4; i++) made.values[i] = values[i] * other.values[i]; return made; }
            public Block Divide(double other) { var made = new Block(); for (int i = 0; i < 4; i++) made.values[i] = values[i] / other; return made; }
            public static Block Subtract(double one, Block other) { var made = new Block(); for (int i = 0; i < 4; i++) made.values[i] = one - other.values[i]; return made; }
            public Block Log() { var made = new Block(); for (int i = 0; i < 4; i++) made.values[i] = Math.Log(values[i]); return made; }
            public Block Exp() { var made = new Block(); for (int i = 0; i < 4; i++) made.values[i] = Math.Exp(values[i]); return made; }
            public double Max() { double max = double.MinValue; for (int i = 0; i < 4; i++) max = Math.Max(max, values[i]); return max; }
        }

        static class Losses
        {
            {{method}}
        }
        """);

    [Theory]
    [InlineData("Scalar e = x.Exp(); sum = sum.Add(e); es.Add(e);", "e.DivideBy(sum)", true)]
    [InlineData("Scalar e = x.Subtract(top).Exp(); sum = sum.Add(e); es.Add(e);", "e.DivideBy(sum)", false)]
    [InlineData("Scalar e = x.Multiply(x); sum = sum.Add(e); es.Add(e);", "e.DivideBy(sum)", false)]
    public Task Softmax(string round, string share, bool isFlagged) => Verify.Diagnostics($$"""
        class Scalar
        {
            public Scalar(double value) => Value = value;

            public double Value { get; set; }

            public Scalar Add(Scalar other) => new Scalar(Value + other.Value);
            public Scalar Subtract(Scalar other) => new Scalar(Value - other.Value);
            public Scalar Multiply(Scalar other) => new Scalar(Value * other.Value);
            public Scalar DivideBy(Scalar other) => new Scalar(Value / other.Value);
            public Scalar Exp() => new Scalar(Math.Exp(Value));
        }

        class Layer
        {
            public List<Scalar> Apply(List<Scalar> inputs)
            {
                Scalar top = inputs[0];
                foreach (Scalar x in inputs) if (x.Value > top.Value) top = x;
                var es = new List<Scalar>();
                var sum = new Scalar(0);
                foreach (Scalar x in inputs) { {{round}} }
                var outputs = new List<Scalar>();
                foreach (Scalar e in es) outputs.Add({{(isFlagged ? "{|CE1005:" + share + "|}" : share)}});
                return outputs;
            }
        }
        """);

    /// <summary>A journal is no number, whatever its methods are called.</summary>
    [Fact]
    public Task Journal() => Verify.Diagnostics("""
        class Journal
        {
            public Journal Add(string line) => this;
            public Journal Multiply(int times) => this;
            public Journal Log() => this;
        }

        static class CrossEntropyReport
        {
            public static Journal Of(Journal outputs, Journal labels) => labels.Add(outputs.Log().ToString());
        }
        """);
}
