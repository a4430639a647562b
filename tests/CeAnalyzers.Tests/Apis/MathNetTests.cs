using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Apis;

/// <summary>Math.NET Numerics.</summary>
public class MathNetTests
{
    private static readonly ApiProbe Probe = new(
        Libraries.MathNet,
        "using MathNet.Numerics; using MathNet.Numerics.LinearAlgebra;",
        "Vector<double> z, Vector<double> y, Matrix<double> rows, double x, int label");

    [Theory]
    [InlineData("Probe(SpecialFunctions.Logistic(x));")]
    [InlineData("Probe(z.Map(SpecialFunctions.Logistic));")]
    [InlineData("Probe(z.Map(v => 1 / (1 + Math.Exp(-v))));")]
    [InlineData("Probe(z.Map(SpecialFunctions.Logistic).ToArray()[0]);")]
    [InlineData("Probe(rows.Map(SpecialFunctions.Logistic).Row(0).SubVector(0, 2).Clone());")]
    [InlineData("z.MapInplace(SpecialFunctions.Logistic); Probe(z[0]);")]
    [InlineData("var p = Vector<double>.Build.Dense(3); z.Map(SpecialFunctions.Logistic, p); Probe(p);")]
    [InlineData("Probe(((-z).PointwiseExp() + 1).DivideByThis(1));")]
    [InlineData("Probe(Vector<double>.Build.DenseOfArray(z.Map(SpecialFunctions.Logistic).AsArray()));")]
    public void MakesASigmoid(string statements) => Assert.Equal(ValueKind.SigmoidProbability, Probe.Of(statements).Kind);

    [Theory]
    [InlineData("var e = z.PointwiseExp(); Probe(e / e.Sum());", true)]
    [InlineData("var e = z.PointwiseExp(); Probe(e.Divide(e.Sum()));", true)]
    [InlineData("var e = (z - z.Maximum()).PointwiseExp(); Probe(e / e.Sum());", false)]
    [InlineData("var e = z.Subtract(z.Maximum()).PointwiseExp(); Probe(e.Map(v => v / e.Sum()));", false)]
    [InlineData("var e = Vector<double>.Exp(z - z.Maximum()); Probe(e.PointwiseMultiply(y) is null ? e / e.Sum() : e / e.Sum());", false)]
    [InlineData("Probe(z.PointwiseExp().Normalize(1));", true)]
    [InlineData("Probe(rows.PointwiseExp().NormalizeRows(1.0));", true)]
    [InlineData("var e = (z - z.Maximum()).PointwiseExp(); Probe(e.Normalize(1));", false)]
    [InlineData("var e = rows.PointwiseExp(); Probe(e.PointwiseDivide(Matrix<double>.Build.DenseOfColumns(Enumerable.Repeat(e.RowSums(), e.ColumnCount))));", true)]
    [InlineData("var e = new double[3]; var w = Vector<double>.Build.Dense(3); z.PointwiseExp(w); Probe(w / w.Sum());", true)]
    public void MakesASoftmax(string statements, bool isUnshifted)
    {
        Value value = Probe.Of(statements);
        Assert.Equal(ValueKind.SoftmaxProbability, value.Kind);
        Assert.Equal(isUnshifted, value.IsUnshifted);
    }

    [Theory]
    [InlineData("Probe(z.Map(SpecialFunctions.Logistic).PointwiseLog());", ValueKind.LogSigmoid)]
    [InlineData("Probe(Vector<double>.Log(z.Map(SpecialFunctions.Logistic)));", ValueKind.LogSigmoid)]
    [InlineData("Probe(z.Map(SpecialFunctions.Logistic).Map2((p, t) => p * t, y));", ValueKind.Unknown)]
    [InlineData("Probe(SpecialFunctions.Logit(x));", ValueKind.Logits)]
    [InlineData("Probe(z.Map(v => v * 2));", ValueKind.Unknown)]
    public void MakesOtherKinds(string statements, object kind) => Assert.Equal(kind, Probe.Of(statements).Kind);

    [Theory]
    [InlineData("var e = z.PointwiseExp(); var p = {|CE1005:e / e.Sum()|}; return -y.PointwiseMultiply({|CE1001:p.PointwiseLog()|}).Sum();")]
    [InlineData("return {|CE1005:z.PointwiseExp().Normalize(1)|}[label];")]
    [InlineData("var e = rows.PointwiseExp(); e = {|CE1005:e.NormalizeColumns(1)|}; return e[0, label];")]
    [InlineData("var p = z.Map(SpecialFunctions.Logistic); return -(y * {|CE1002:p.PointwiseLog()|});")]
    [InlineData("var p = z.Map(SpecialFunctions.Logistic); return -(y * {|CE1010:p.PointwiseMaximum(1e-7).PointwiseLog()|});")]
    [InlineData("var p = z.Map(SpecialFunctions.Logistic); return {|CE1002:Math.Log(1 - p[label])|};")]
    [InlineData("var p = z.Map(SpecialFunctions.Logistic); return {|CE1002:p.SubtractFrom(1).PointwiseLog()|};")]
    public Task IsFlagged(string statements) => Probe.Verify(statements);

    [Theory]
    // labels are compared with
    [InlineData("var p = z.Map(SpecialFunctions.Logistic); return {|CE2002:Distance.MSE(p, y)|};")]
    [InlineData("var p = z.Map(SpecialFunctions.Logistic); return {|CE2002:Distance.SSD(y, p)|};")]
    [InlineData("var p = z.Map(SpecialFunctions.Logistic); var d = p - y; return {|CE2002:d.DotProduct(d)|};")]
    // another vector
    [InlineData("var p = z.Map(SpecialFunctions.Logistic); var d = p - y; return d.DotProduct(z) + z.DotProduct(z);")]
    // how far two predictions are apart is no loss
    [InlineData("var p = z.Map(SpecialFunctions.Logistic); var q = rows.Row(0).Map(SpecialFunctions.Logistic); return Distance.MSE(p, q);")]
    // no probability
    [InlineData("return Distance.MSE(z, y);")]
    public Task DistancesFromLabels(string statements) => Probe.Verify(statements);

    [Theory]
    // logits, or numbers of any kind
    [InlineData("return z.PointwiseLog();")]
    // a norm of exponentials is no softmax
    [InlineData("var e = z.PointwiseExp(); return (e / e.L2Norm()).PointwiseLog();")]
    [InlineData("return z.PointwiseExp().Normalize(2);")]
    [InlineData("return rows.PointwiseExp().NormalizeRows(double.PositiveInfinity);")]
    // of numbers that may be negative, and of exponentials that the largest is taken from
    [InlineData("return z.Normalize(1);")]
    [InlineData("return (z - z.Maximum()).PointwiseExp().Normalize(1);")]
    // stays in the log domain
    [InlineData("return z - z.Maximum() - Math.Log((z - z.Maximum()).PointwiseExp().Sum());")]
    public Task IsSilent(string statements) => Probe.Verify(statements);
}
