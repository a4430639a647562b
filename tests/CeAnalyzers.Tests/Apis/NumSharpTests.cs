using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Apis;

/// <summary>NumSharp.</summary>
public class NumSharpTests
{
    private static readonly ApiProbe Probe = new(Libraries.NumSharp, "using NumSharp;", "NDArray z, NDArray y, int label");

    [Theory]
    [InlineData("var e = np.exp(z); Probe(e / np.sum(e));", true)]
    [InlineData("var e = np.exp(z - np.max(z)); Probe(e / np.sum(e, 1, true));", false)]
    [InlineData("var e = np.exp(z - z.max(1, keepdims: true)); Probe(np.divide(e, e.sum(1, true)));", false)]
    [InlineData("var e = np.exp(z - np.amax(z, axis: 1, keepdims: true)); var p = e / np.sum(e, axis: 1, keepdims: true); Probe(p.reshape(3, 4).copy());", false)]
    [InlineData("var e = np.exp(z); Probe((e / np.sum(e))[label]);", true)]
    [InlineData("var e = np.exp(z); Probe((e / np.sum(e)).ToArray<double>()[0]);", true)]
    [InlineData("var e = np.exp(z); Probe((double)(e / np.sum(e))[label]);", true)]
    public void MakesASoftmax(string statements, bool isUnshifted)
    {
        Value value = Probe.Of(statements);
        Assert.Equal(ValueKind.SoftmaxProbability, value.Kind);
        Assert.Equal(isUnshifted, value.IsUnshifted);
    }

    [Theory]
    [InlineData("Probe(1 / (1 + np.exp(-z)));", ValueKind.SigmoidProbability)]
    [InlineData("Probe(np.reciprocal(1 + np.exp(np.negative(z))));", ValueKind.SigmoidProbability)]
    [InlineData("Probe(0.5 * (np.tanh(z / 2) + 1));", ValueKind.SigmoidProbability)]
    [InlineData("Probe(np.log(1 / (1 + np.exp(-z))));", ValueKind.LogSigmoid)]
    [InlineData("Probe(np.exp(z) / np.max(np.exp(z)));", ValueKind.Unknown)]
    [InlineData("Probe(np.multiply(1 / (1 + np.exp(-z)), y));", ValueKind.Unknown)]
    public void MakesAKind(string statements, object kind) => Assert.Equal(kind, Probe.Of(statements).Kind);

    [Theory]
    [InlineData("var e = np.exp(z); var p = {|CE1005:e / np.sum(e)|}; return -np.sum(y * {|CE1001:np.log(p)|});")]
    [InlineData("var e = np.exp(z); var p = {|CE1005:e / np.sum(e)|}; return -np.mean({|CE1001:np.log(p[np.arange(3), y])|});")]
    [InlineData("var p = 1 / (1 + np.exp(-z)); return -np.mean(y * {|CE1002:np.log(p)|} + (1 - y) * {|CE1002:np.log(1 - p)|});")]
    [InlineData("var e = np.exp(z); var p = np.clip({|CE1005:e / np.sum(e)|}, 1e-7, 1 - 1e-7); return -np.sum(y * {|CE1010:np.log(p)|});")]
    [InlineData("var e = np.exp(z); return -np.sum(y * {|CE1010:np.log({|CE1005:e / np.sum(e)|} + 1e-9)|});")]
    [InlineData("var e = np.exp(z); return -np.sum(y * {|CE1010:np.log(np.maximum({|CE1005:e / np.sum(e)|}, 1e-9))|});")]
    // only the upper end is clipped
    [InlineData("var e = np.exp(z); return -np.sum(y * {|CE1001:np.log(np.clip({|CE1005:e / np.sum(e)|}, a_max: 1 - 1e-7))|});")]
    [InlineData("var p = 1 / (1 + np.exp(-z)); return np.mean({|CE2002:np.square(p - y)|});")]
    [InlineData("var p = 1 / (1 + np.exp(-z)); return np.mean({|CE2002:np.power(p - y, 2)|});")]
    public Task IsFlagged(string statements) => Probe.Verify(statements);

    [Theory]
    // counts, or numbers of any kind
    [InlineData("return np.log(z);")]
    [InlineData("return -np.sum(y * np.log(z / np.sum(z)));")]
    // the gradient from the logits
    [InlineData("var e = np.exp(z - np.max(z)); return e / np.sum(e) - y;")]
    // the difference of two predictions is no loss
    [InlineData("var p = 1 / (1 + np.exp(-z)); var q = 1 / (1 + np.exp(-z * 2)); return np.square(p - q);")]
    public Task IsSilent(string statements) => Probe.Verify(statements);
}
