using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Softmaxes of columns or groups, whose sums stand in an array.</summary>
public class CE1005ColumnTests
{
    [Theory]
    [InlineData("for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) sums[j] += Math.Exp(z[i, j]); for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) p[i, j] = {|CE1005:Math.Exp(z[i, j]) / sums[j]|};")]
    [InlineData("for (int i = 0; i < rows; i++) { for (int j = 0; j < columns; j++) { sums[j] += Math.Exp(z[i, j]); } } for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) p[i, j] = {|CE1005:Math.Exp(z[i, j]) / sums[j]|};")]
    [InlineData("for (int j = 0; j < columns; j++) for (int i = 0; i < rows; i++) sums[j] += Math.Exp(z[i, j]); for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) p[i, j] = {|CE1005:Math.Exp(z[i, j]) / sums[j]|};")]
    [InlineData("for (int k = 0; k < flat.Length; k++) sums[k % columns] += Math.Exp(flat[k]); for (int k = 0; k < flat.Length; k++) flat[k] = {|CE1005:Math.Exp(flat[k]) / sums[k % columns]|};")]
    [InlineData("for (int k = 0; k < flat.Length; k++) { flat[k] = {|CE1005:Math.Exp(flat[k])|}; var c = k / rows; sums[c] += flat[k]; } for (int k = 0; k < flat.Length; k++) { var c = k / rows; flat[k] /= sums[c]; }")]
    public Task Unshifted(string statements) => Columns(statements);

    [Theory]
    [InlineData("for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) max[j] = Math.Max(max[j], z[i, j]); for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) sums[j] += Math.Exp(z[i, j] - max[j]); for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) p[i, j] = Math.Exp(z[i, j] - max[j]) / sums[j];")]
    [InlineData("for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) sums[j] += Math.Abs(z[i, j]); for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) p[i, j] = z[i, j] / sums[j];")]
    [InlineData("for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) sums[j] = 1 + Math.Exp(z[i, j]); for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) p[i, j] = Math.Exp(flat[j]) / sums[j];")]
    [InlineData("for (int epoch = 0; epoch < rows; epoch++) for (int j = 0; j < columns; j++) sums[j] += Math.Exp(flat[j]); for (int j = 0; j < columns; j++) p[0, j] = Math.Exp(flat[j]) / sums[j];")]
    [InlineData("for (int k = 0; k < flat.Length; k++) sums[k] += Math.Exp(flat[k]); for (int k = 0; k < flat.Length; k++) flat[k] = Math.Exp(flat[k]) / sums[k];")]
    public Task Silent(string statements) => Columns(statements);

    private static Task Columns(string statements) => Verify.Diagnostics($$"""
        class Layer
        {
            void Activate(double[,] z, double[] flat, double[,] p)
            {
                int rows = z.GetLength(0), columns = z.GetLength(1);
                double[] sums = new double[columns], max = new double[columns];
                {{statements}}
            }
        }
        """);
}
