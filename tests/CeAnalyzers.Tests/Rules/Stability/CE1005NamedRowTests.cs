using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1005 where the exponential is not of an element of the row that is summed as far as flow can tell, but the code is called a softmax; and where the maximum is subtracted too late.</summary>
public class CE1005NamedRowTests
{
    [Theory]
    [InlineData("SoftMaxOutput", "double total = row.Select(Math.Exp).Sum(); return {|CE1005:Math.Exp(x) / total|};")]
    [InlineData("SoftMaxOutput", "double total = 0; foreach (double v in row) total += Math.Exp(v); value = {|CE1005:Math.Exp(value) / total|}; return value;")]
    [InlineData("SoftMaxOutput", "double total = 0; for (int i = 0; i < row.Length; i++) total += Math.Pow(e, row[i]); return {|CE1005:Math.Pow(e, value) / total|};")]
    [InlineData("SoftMaxOutput", "double[] scores = File.ReadLines(path).Select(double.Parse).ToArray(); double total = 0; for (int i = 0; i < scores.Length; i++) total += Math.Exp(scores[i]); return {|CE1005:Math.Exp(x) / total|};")]
    [InlineData("SoftMaxOutput", "double[] scores = File.ReadLines(path).Select(double.Parse).ToArray(); double total = 0; for (int i = 0; i < scores.Length; i++) total += Math.Exp(scores[i]); return Math.Exp(value) / total;")]
    [InlineData("Output", "double[] scores = File.ReadLines(path).Select(double.Parse).ToArray(); double total = 0; for (int i = 0; i < scores.Length; i++) total += Math.Exp(scores[i]); return Math.Exp(x) / total;")]
    // called otherwise
    [InlineData("Output", "double total = row.Select(Math.Exp).Sum(); return Math.Exp(x) / total;")]
    // the maximum is subtracted from both, or the exponent computed of more
    [InlineData("SoftMaxOutput", "double max = row.Max(); double total = row.Select(v => Math.Exp(v - max)).Sum(); return Math.Exp(x - max) / total;")]
    [InlineData("SoftMaxOutput", "double total = row.Select(Math.Exp).Sum(); return Math.Exp(Math.Min(x, 20)) / total;")]
    // no exponential
    [InlineData("SoftMaxOutput", "double total = row.Sum(); return x / total;")]
    public Task ANumberAndARow(string type, string statements) => Verify.Diagnostics($$"""
        class {{type}}
        {
            private readonly double e = 2.718281828;

            private double value;

            public double Activate(IReadOnlyList<double> outputs, double[] row, double x, string path)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>The sum is taken by one method and divided by in another.</summary>
    [Theory]
    [InlineData("SoftmaxLayer", "row.Sum(v => Math.Exp(v))", "{|CE1005:Math.Exp(row[i]) / sum|}")]
    [InlineData("SoftmaxLayer", "z.Sum(v => Math.Exp(v))", "{|CE1005:Math.Exp(row[i]) / sum|}")]
    [InlineData("SoftmaxLayer", "z.Sum(v => Math.Exp(v - z.Max()))", "Math.Exp(row[i] - row.Max()) / sum")]
    [InlineData("SoftmaxLayer", "z.Sum()", "Math.Exp(row[i]) / sum")]
    [InlineData("Layer", "z.Sum(v => Math.Exp(v))", "Math.Exp(row[i]) / sum")]
    public Task ASumInAField(string type, string sum, string share) => Verify.Diagnostics($$"""
        class {{type}}
        {
            private double[] row = [];

            private double sum = 0;

            public void Peek(double[] z)
            {
                row = z;
                sum = {{sum}};
            }

            public double Value(int i) => {{share}};
        }
        """);

    [Theory]
    [InlineData("double s = 0; for (int i = 0; i < z.Length; i++) { double e = {|CE1005:Math.Exp(z[i]) - max|}; s += e; y[i] = e; } for (int i = 0; i < z.Length; i++) y[i] = y[i] / s;")]
    [InlineData("double s = z.Sum(v => Math.Exp(v) - max); y = z.Select(v => {|CE1005:Math.Exp(v - max) / s|}).ToArray();")]
    // in time
    [InlineData("double s = z.Sum(v => Math.Exp(v - max)); y = z.Select(v => Math.Exp(v - max) / s).ToArray();")]
    // no maximum: exp(z) - 1 is no softmax
    [InlineData("double s = z.Sum(v => Math.Exp(v) - 1); y = z.Select(v => (Math.Exp(v) - 1) / s).ToArray();")]
    [InlineData("double s = z.Sum(v => Math.Exp(v) - least); y = z.Select(v => (Math.Exp(v) - least) / s).ToArray();")]
    public Task TheMaximumTooLate(string statements) => Verify.Diagnostics($$"""
        static class Rows
        {
            public static double[] Softmax(double[] z, double least)
            {
                double max = z.Max();
                double[] y = new double[z.Length];
                {{statements}}
                return y;
            }
        }
        """);
}
