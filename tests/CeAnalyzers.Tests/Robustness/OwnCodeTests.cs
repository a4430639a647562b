using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Robustness;

/// <summary>Each mistake is reported once, whatever attributes the declarations around it have.</summary>
public class OwnCodeTests
{
    private const string Loss = "-{|CE1002:Math.Log(1 / (1 + Math.Exp(-p)))|}";

    [Theory]
    [InlineData($"double F(double p) => {Loss};")]
    [InlineData($"double F(double p) {{ return {Loss}; }}")]
    [InlineData($"double F([A] double p) {{ return {Loss}; }}")]
    [InlineData($"Model(double p) {{ F({Loss}); }} void F(double x) {{ }}")]
    [InlineData($"static double p; double F => {Loss};")]
    [InlineData($"static double p; double F {{ [A] get {{ return {Loss}; }} [A] set {{ value = {Loss}; }} }}")]
    [InlineData($"static double p; double F {{ get; }} = {Loss};")]
    [InlineData($"static double p; double f = {Loss}, g = {Loss};")]
    [InlineData($"static double p; double this[int i] {{ [A] get {{ return {Loss}; }} }}")]
    [InlineData($"static double p; double this[int i] => {Loss};")]
    [InlineData($"static double p; event Action Changed {{ [A] add {{ F({Loss}); }} remove {{ }} }} void F(double x) {{ }}")]
    [InlineData($"static double p; event Action Changed = () => F({Loss}); static void F(double x) {{ }}")]
    [InlineData($"void F(double p) {{ [A] double G() => {Loss}; var h = [A] (double q) => {Loss}; }}")]
    [InlineData($"class Inner {{ [A] double F(double p) => {Loss}; }}")]
    public Task InAMember(string member) => Verify.Diagnostics($"class AAttribute : Attribute; [A] class Model {{ [A] {member} }}");

    [Fact]
    public Task InTheArgumentsOfAPrimaryConstructor() => Verify.Diagnostics(
        $"class AAttribute : Attribute; class Base(double x) {{ public double X => x; }} [A] class Model(double p) : Base({Loss}) {{ [A] double F(double p) => {Loss}; }}");

    [Fact]
    public Task InAFileOfStatements() => Verify.Diagnostics($"double p = args.Length; Console.WriteLine({Loss}); double F(double p) => {Loss}; class AAttribute : Attribute; [A] class Model {{ double F(double p) => {Loss}; }}");
}
