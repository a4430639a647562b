using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Functions that Math.NET applies to each number of a vector or matrix, and vectors and matrices that it makes of them.</summary>
public class MathNetMapTests
{
    [Theory]
    [InlineData("double M(Vector<double> x, int label) { var e = x.Map(v => Math.Exp(v - x.Maximum())); var p = e.Map(v => v / e.Sum()); return -{|CE1001:Math.Log(p[label])|}; }")]
    [InlineData("double M(Vector<double> x, int label) { var e = {|CE1005:x.Map(v => Math.Exp(v))|}; var s = e.Sum(); var p = e.Map(v => v / s); return -p[label]; }")]
    [InlineData("double M(Vector<double> x, int label) { x.MapInplace(v => 1 / (1 + Math.Exp(-v))); return -{|CE1002:Math.Log(x[label])|}; }")]
    [InlineData("double M(Vector<double> x, int label) { var p = Vector<double>.Build.Dense(9, i => 1 / (1 + Math.Exp(-x[i]))); return -{|CE1002:Math.Log(p[label])|}; }")]
    [InlineData("double M(Matrix<double> x, int label) { var s = x.PointwiseExp().RowSums(); var p = x.PointwiseExp().MapIndexed((i, j, v) => {|CE1005:v / s[i]|}); return -{|CE1001:Math.Log(p[label, 0])|}; }")]
    [InlineData("double M(Matrix<double> x, int label) { var e = {|CE1005:x.PointwiseExp()|}; var s = e.RowSums(); var p = Matrix<double>.Build.Dense(9, 9, (i, j) => e[i, j] / s[i]); return -{|CE1001:Math.Log(p[label, 0])|}; }")]
    [InlineData("double M(Matrix<double> x, int label) { var e = x.Map(Math.Exp); var p = Matrix<double>.Build.DenseOfColumns(e.EnumerateColumns().Select(c => {|CE1005:c / c.Sum()|})); return -{|CE1001:Math.Log(p[label, 0])|}; }")]
    public Task Flagged(string member) => Of(member);

    [Theory]
    [InlineData("double M(Vector<double> x, int label) { x.MapInplace(v => 1 / (1 + Math.Exp(-v))); x.MapInplace(v => v * 7 + 1); return Math.Log(x[label]); }")]
    [InlineData("double M(Vector<double> x, int label) { var n = Vector<double>.Build.Dense(9, i => i + 1); x.MapInplace(v => 1 / (1 + Math.Exp(-v))); return Math.Log(n[label]); }")]
    [InlineData("double M(Matrix<double> x, int label) { var p = x.PointwiseExp().MapIndexed((i, j, v) => i + 1.0); return Math.Log(p[label, 0]); }")]
    public Task Silent(string member) => Of(member);

    private static Task Of(string member) => Verify.Diagnostics($$"""
        using MathNet.Numerics.LinearAlgebra;

        class Program
        {
            {{member}}
        }
        """, Libraries.MathNet);
}
