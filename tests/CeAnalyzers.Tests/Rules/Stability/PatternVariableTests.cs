using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>Variables that patterns give what they match.</summary>
public class PatternVariableTests
{
    [Theory]
    [InlineData("return StableMath.Softmax(z) is [var first, ..] ? -{|CE1001:Math.Log(first)|} : 0;")]
    [InlineData("return StableMath.Softmax(z) is [_, .., var last] ? -{|CE1001:Math.Log(last)|} : 0;")]
    [InlineData("return StableMath.Softmax(z)[label] is double q ? -{|CE1001:Math.Log(q)|} : 0;")]
    [InlineData("if (StableMath.Softmax(z) is not [var q, ..]) return 0; return -{|CE1001:Math.Log(q)|};")]
    [InlineData("return StableMath.Softmax(z) switch { { Length: > 2 } v => -{|CE1001:Math.Log(v[label])|}, _ => 0 };")]
    [InlineData("return StableMath.Softmax(z)[label] switch { var q => -{|CE1001:Math.Log(q)|} };")]
    [InlineData("return StableMath.Softmax(z)[label] switch { < 0.5 and var q => -{|CE1001:Math.Log(q)|}, _ => 0 };")]
    [InlineData("switch (StableMath.Softmax(z)[label]) { case var q: return -{|CE1001:Math.Log(q)|}; }")]
    public Task Flagged(string statements) => Verify.Body(statements);

    [Theory]
    [InlineData("return StableMath.Softmax(z)[label] switch { <= 0 => 100, var q => -Math.Log(q) };")]
    [InlineData("return StableMath.Softmax(z)[label] switch { > 0 and var q => -Math.Log(q), _ => 100 };")]
    [InlineData("return StableMath.Softmax(z)[label] is > 0 and var q ? -Math.Log(q) : 100;")]
    [InlineData("return StableMath.Softmax(z)[label] is var q && q > 0 ? -Math.Log(q) : 100;")]
    [InlineData("return StableMath.Softmax(z) is [> 0 and var q, ..] ? -Math.Log(q) : 100;")]
    [InlineData("switch (StableMath.Softmax(z)[label]) { case <= 0: return 100; case var q: return -Math.Log(q); }")]
    [InlineData("switch (StableMath.Softmax(z)[label]) { case var q when q > 0: return -Math.Log(q); default: return 100; }")]
    [InlineData("double q = StableMath.Softmax(z)[label]; switch (q) { default: return -Math.Log(q); case <= 0: return 100; }")]
    [InlineData("return z is [var first, ..] && first > 1 ? Math.Log(first) : StableMath.Softmax(z)[0];")] // of something else
    [InlineData("return (StableMath.Softmax(z)[label], label) switch { (<= 0, _) => 100, (var q, _) => -Math.Log(q) };")] // parts of tuples are not followed
    public Task Silent(string statements) => Verify.Body(statements);
}
