using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Stability;

/// <summary>CE1005 over dictionaries, whose values are a row like any other.</summary>
public class CE1005DictionaryTests
{
    [Theory]
    [InlineData("var e = z.ToDictionary(x => x.Key, x => Math.Exp(x.Value)); double sum = e.Values.Sum(); return e.ToDictionary(x => x.Key, x => {|CE1005:x.Value / sum|});")]
    [InlineData("double sum = z.Values.Sum(v => Math.Exp(v)); return z.ToDictionary(x => x.Key, x => {|CE1005:Math.Exp(x.Value) / sum|});")]
    [InlineData("double sum = 0; foreach (double v in z.Values) sum += Math.Exp(v); return z.ToDictionary(x => x.Key, x => {|CE1005:Math.Exp(x.Value) / sum|});")]
    // the maximum is subtracted
    [InlineData("double max = z.Values.Max(); var e = z.ToDictionary(x => x.Key, x => Math.Exp(x.Value - max)); double sum = e.Values.Sum(); return e.ToDictionary(x => x.Key, x => x.Value / sum);")]
    // the sum of others, or of no exponentials
    [InlineData("double sum = other.Values.Sum(v => Math.Exp(v)); return z.ToDictionary(x => x.Key, x => Math.Exp(x.Value) / sum);")]
    [InlineData("double sum = z.Values.Sum(); return z.ToDictionary(x => x.Key, x => Math.Exp(x.Value) / sum);")]
    public Task Values(string statements) => Verify.Diagnostics($$"""
        static class Choice
        {
            public static Dictionary<string, double> Shares(Dictionary<string, double> z, Dictionary<string, double> other)
            {
                {{statements}}
            }
        }
        """);

    [Fact]
    public Task TheLogOfWhatStandsUnderAKey() => Verify.Diagnostics("""
        static class Choice
        {
            public static double Loss(Dictionary<string, double> z, string label)
            {
                double max = z.Values.Max();
                var e = z.ToDictionary(x => x.Key, x => Math.Exp(x.Value - max));
                double sum = e.Values.Sum();
                var p = e.ToDictionary(x => x.Key, x => x.Value / sum);
                return -{|CE1001:Math.Log(p[label])|};
            }
        }
        """);
}
