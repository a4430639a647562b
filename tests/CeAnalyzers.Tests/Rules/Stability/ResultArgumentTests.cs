using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Operations of Math.NET that write into their last argument: the log of p.PointwiseLog(result) is one of p, and what multiplies the result next is its label.</summary>
public class ResultArgumentTests
{
    [Theory]
    [InlineData("{|CE1003:y.PointwiseLog(loss)|}; loss.PointwiseMultiply(t, loss);")]
    [InlineData("{|CE1003:y.PointwiseLog(loss)|}; t.PointwiseMultiply(loss, loss);")]
    [InlineData("y.Subtract(1.0f, rest); rest.Negate(rest); {|CE1003:rest.PointwiseLog(rest)|}; t.Subtract(1.0f, loss); loss.Negate(loss); loss.PointwiseMultiply(rest, loss);")]
    [InlineData("Sigmoid(y, p); {|CE1002:p.PointwiseLog(loss)|}; loss.PointwiseMultiply(t, loss);")]
    [InlineData("Sigmoid(y, p); p.Subtract(1.0f, rest); rest.Negate(rest); {|CE1002:rest.PointwiseLog(loss)|};")] // 1 - p
    public Task Flagged(string statements) => Of("CrossEntropyLayer", statements);

    [Theory]
    [InlineData("y.PointwiseMaximum(1e-7f, p); p.PointwiseLog(loss); loss.PointwiseMultiply(t, loss);")] // clipped
    [InlineData("y.Add(1.5f, p); p.PointwiseLog(loss); loss.PointwiseMultiply(t, loss);")]
    [InlineData("Sigmoid(y, p); y.PointwiseLog(p); p.PointwiseAbs(p);")] // the log of y
    public Task Silent(string statements) => Of("CrossEntropyLayer", statements);

    [Theory]
    [InlineData("y.PointwiseLog(loss); loss.PointwiseMultiply(t, loss);")]
    public Task Features(string statements) => Of("LogFeatures", statements);

    private static Task Of(string type, string statements) => Verify.Diagnostics($$"""
        using MathNet.Numerics.LinearAlgebra.Single;

        class {{type}}
        {
            private readonly DenseMatrix loss = DenseMatrix.Create(9, 9, 0f), rest = DenseMatrix.Create(9, 9, 0f), p = DenseMatrix.Create(9, 9, 0f);

            public float Forward(DenseMatrix y, DenseMatrix t)
            {
                {{statements}}
                return -1.0f / y.ColumnCount * loss.AsColumnMajorArray().Sum();
            }

            private static void Sigmoid(DenseMatrix z, DenseMatrix result)
            {
                z.Negate(result);
                result.PointwiseExp(result);
                result.Add(1.0f, result);
                result.Map(v => 1.0f / v, result);
            }
        }
        """, Libraries.MathNet);
}
