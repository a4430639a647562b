using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Apis;

/// <summary>System.Numerics.Tensors: spans into destinations, and tensors.</summary>
public class TensorsTests
{
    private static readonly ApiProbe Probe = new(
        Libraries.Tensors, "using System.Numerics.Tensors;", "double[] z, double[] y, double[] p, Tensor<double> scores, Tensor<double> targets, int label");

    [Theory]
    [InlineData("Probe(Tensor.SoftMax<double>(scores));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(Tensor.Sigmoid<double>(scores));", ValueKind.SigmoidProbability)]
    [InlineData("Probe(Tensor.Log<double>(Tensor.Sigmoid<double>(scores)));", ValueKind.LogSigmoid)]
    [InlineData("var e = Tensor.Exp<double>(scores); Probe(Tensor.Divide<double>(e, Tensor.Sum<double>(e)));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(Tensor.Reciprocal<double>(Tensor.Add<double>(Tensor.Exp<double>(Tensor.Negate<double>(scores)), 1)));", ValueKind.SigmoidProbability)]
    [InlineData("Probe(Tensor.Reshape(Tensor.SoftMax<double>(scores), [2, 3]));", ValueKind.SoftmaxProbability)]
    [InlineData("TensorPrimitives.Reciprocal<double>(z, p); Probe(p);", ValueKind.Unknown)]
    [InlineData("TensorPrimitives.Sigmoid<double>(x: z, destination: p); Probe(p);", ValueKind.SigmoidProbability)]
    [InlineData("TensorPrimitives.Sigmoid<double>(destination: p, x: z); Probe(p);", ValueKind.SigmoidProbability)]
    [InlineData("TensorPrimitives.Max<double>(z, 0, p); Probe(p);", ValueKind.Unknown)]
    public void MakesAKind(string statements, object kind) => Assert.Equal(kind, Probe.Of(statements).Kind);

    [Theory]
    [InlineData("return {|CE1001:Tensor.Log<double>({|CE1012:Tensor.SoftMax<double>(scores)|})|};")]
    [InlineData("return {|CE1002:Tensor.Log<double>(Tensor.Sigmoid<double>(scores))|};")]
    [InlineData("TensorPrimitives.Sigmoid<double>(z, p); TensorPrimitives.Max<double>(p, 1e-7, p); {|CE1010:TensorPrimitives.Log<double>(p, p)|}; return p;")]
    [InlineData("TensorPrimitives.Sigmoid<double>(z, p); TensorPrimitives.Clamp<double>(p, 1e-7, 1 - 1e-7, p); {|CE1010:TensorPrimitives.Log<double>(p, p)|}; return p;")]
    // the greater of two numbers is no clip where one of them is 0
    [InlineData("TensorPrimitives.Sigmoid<double>(z, p); TensorPrimitives.Max<double>(p, 0, p); {|CE1002:TensorPrimitives.Log<double>(p, p)|}; return p;")]
    public Task IsFlagged(string statements) => Probe.Verify(statements);

    [Theory]
    // anything's log
    [InlineData("return Tensor.Log<double>(scores);")]
    // the largest probability of a row is not 0
    [InlineData("TensorPrimitives.Sigmoid<double>(z, p); return Math.Log(TensorPrimitives.Max<double>(p));")]
    // shifted by its user
    [InlineData("return Tensor.SoftMax<double>(Tensor.Subtract<double>(scores, Tensor.Max<double>(scores)));")]
    public Task IsSilent(string statements) => Probe.Verify(statements);
}
