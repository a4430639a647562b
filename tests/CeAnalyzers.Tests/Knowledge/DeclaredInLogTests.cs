using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Knowledge;

/// <summary>What is declared counts wherever the log takes it, whatever the method and the variables are called.</summary>
public class DeclaredInLogTests
{
    [Theory]
    [InlineData("[Probabilities] readonly double[] f = new double[3]; double Pick(int k) => -{|CE1003:Math.Log(f[k])|};")]
    [InlineData("[Probabilities] double[] Row { get; set; } = []; double Pick(int k) => -{|CE1003:Math.Log(Row[k])|};")]
    [InlineData("double Pick([Probabilities] double[] v, int k) => -{|CE1003:Math.Log(v[k])|};")]
    [InlineData("double Pick([CeAnalyzers.Probabilities] double[] v, int k) { double w = v[k]; return -{|CE1003:Math.Log(w)|}; }")]
    [InlineData("interface IPick { double Pick([Probabilities] double[] v, int k); } class Own : IPick { public double Pick(double[] v, int k) => -{|CE1003:Math.Log(v[k])|}; }")]
    [InlineData("double Pick(Box box, int k) => -{|CE1003:Math.Log(box.Row[k])|}; record Box([Probabilities] double[] Row);")]
    public Task OfMembersAndParameters(string members) => Verify.Diagnostics("using CeAnalyzers; class Picker { " + members + " }");

    [Theory]
    [InlineData("[Logits] readonly double[] f = new double[3]; double Pick(int k) => -Math.Log(f[k]);")]
    [InlineData("[Obsolete] double Pick(double[] v, int k) => -Math.Log(v[k]);")]
    [InlineData("double Pick([Probabilities] double[] v, double[] w, int k) => v[k] * Math.Log(w[k]);")] // of another parameter
    [InlineData("double Pick([Probabilities] double[] v, int k) => v[k] > 0 ? -Math.Log(v[k]) : 100;")]
    public Task OthersAreLeftAlone(string members) => Verify.Diagnostics("using CeAnalyzers; class Picker { " + members + " }");

    [Fact]
    public Task OfMembersInTheFile() => Verify.Diagnostics(
        """
        namespace Vendor
        {
            public abstract class Model
            {
                public double[] Held = [];
                public abstract double One { get; }
                public abstract double[] Row { get; }
            }
        }

        class Use
        {
            double A(Vendor.Model v) => {|CE1002:Math.Log(v.One)|};
            double B(Vendor.Model v, int y) => -{|CE1001:Math.Log(v.Row[y])|};
            double C(Vendor.Model v, int y) => {|CE1001:Math.Log(v.Held[y])|};
        }
        """,
        kinds: """
        P:Vendor.Model.One SigmoidProbabilities
        P:Vendor.Model.Row SoftmaxProbabilities
        F:Vendor.Model.Held SoftmaxProbabilities
        """);
}
