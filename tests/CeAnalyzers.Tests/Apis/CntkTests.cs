using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Apis;

/// <summary>CNTK, by its public signatures.</summary>
public class CntkTests
{
    private static readonly ApiProbe Probe = new(Libraries.Stubs, "using CNTK; using C = CNTK.CNTKLib;", "Variable x, Variable y, Variable epsilon, Axis axis");

    [Theory]
    [InlineData("Probe(C.Softmax(x));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(new Variable(CNTKLib.Sigmoid(x)));", ValueKind.SigmoidProbability)]
    [InlineData("Probe(C.Log(C.Softmax(x, axis)));", ValueKind.LogSoftmax)]
    [InlineData("Variable e = C.Exp(x); Probe(C.ElementDivide(e, C.ReduceSum(e, axis)));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(C.Minus(x, C.ReduceLogSum(x, axis)));", ValueKind.LogSoftmax)]
    [InlineData("Probe(C.Softmax(x).Output);", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(C.Softmax(x).Clone(ParameterCloningMethod.Share, new Dictionary<Variable, Variable> { { x, y } }));", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(C.Minus(Constant.Scalar(1.0f), C.Sigmoid(x)));", ValueKind.SigmoidProbability)]
    [InlineData("Probe(C.Minus(Constant.Scalar(2.0f), C.Sigmoid(x)));", ValueKind.Unknown)]
    [InlineData("Probe(C.SequenceLast(C.Softmax(x)).Output);", ValueKind.SoftmaxProbability)]
    [InlineData("Probe(C.Tanh(x).Output);", ValueKind.Unknown)]
    [InlineData("Probe(C.ElementTimes(y, C.Softmax(x)));", ValueKind.Unknown)]
    public void MakesAKind(string statements, object kind) => Assert.Equal(kind, Probe.Of(statements).Kind);

    [Theory]
    // its log ends at -85.1 and not at minus infinity
    [InlineData("return C.Negate(C.ReduceSum(C.ElementTimes(y, {|CE1010:C.Log(C.Softmax(x))|}), axis));")]
    [InlineData("return C.Negate(C.ElementTimes(y, {|CE1010:C.Log(C.Clip(C.Sigmoid(x), epsilon, epsilon))|}));")]
    [InlineData("return {|CE2003:C.CrossEntropyWithSoftmax(C.Softmax(x), y)|};")]
    [InlineData("return {|CE2001:C.BinaryCrossEntropy(C.Softmax(x), y)|};")]
    [InlineData("return {|CE1010:C.BinaryCrossEntropy(C.Sigmoid(x), y)|};")]
    [InlineData("return {|CE2002:C.SquaredError(prediction: C.Softmax(x), targets: y)|};")]
    public Task IsFlagged(string statements) => Probe.Verify(statements);

    [Theory]
    // logits where logits belong
    [InlineData("return C.CrossEntropyWithSoftmax(x, y);")]
    // targets may be probabilities
    [InlineData("return C.CrossEntropyWithSoftmax(x, C.Softmax(y));")]
    [InlineData("return C.Log(x);")]
    public Task IsSilent(string statements) => Probe.Verify(statements);
}
