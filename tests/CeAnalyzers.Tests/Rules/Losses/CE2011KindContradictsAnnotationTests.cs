using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Rules.Losses;

/// <summary>What flow proves against what the user declares.</summary>
public class CE2011KindContradictsAnnotationTests
{
    [Theory]
    // returned
    [InlineData("[return: Logits] double[] Forward(double[] z) => {|CE2011:StableMath.Softmax(z)|};")]
    [InlineData("[return: Logits] double[] Forward(double[] z) { var p = StableMath.Softmax(z); if (p.Length > 3) return {|CE2011:p|}; return z; }")]
    [InlineData("[return: Logits] static double Forward(double z) => {|CE2011:1 - StableMath.Sigmoid(z)|};")]
    [InlineData("[return: Probabilities] double[] Forward(double[] z) => {|CE2011:StableMath.LogSoftmax(z)|};")]
    [InlineData("[return: LogProbabilities] double[] Forward(double[] z) => {|CE2011:StableMath.Softmax(z)|};")]
    [InlineData("[return: Margins] double[] Forward(double[] z) => {|CE2011:StableMath.Softmax(z)|};")]
    [InlineData("[Logits] double[] Output { get { return {|CE2011:StableMath.Softmax([1.0, 2.0])|}; } }")]
    [InlineData("[Logits] double[] Output => {|CE2011:StableMath.Softmax([1.0, 2.0])|};")]
    [InlineData("void Run(double[] v) { [return: Logits] double[] Forward(double[] z) => {|CE2011:StableMath.Softmax(z)|}; Forward(v); }")]
    // passed
    [InlineData("static double Loss([Logits] double[] z) => z[0]; double Run(double[] z) => Loss({|CE2011:StableMath.Softmax(z)|});")]
    [InlineData("static double Loss(int label, [LogitsAttribute] double[] z) => z[label]; double Run(double[] z) { var p = StableMath.Softmax(z); return Loss(z: {|CE2011:p|}, label: 0); }")]
    [InlineData("class Head([Logits] double[] z) { public double First => z[0]; } double Run(double[] z) => new Head({|CE2011:StableMath.Softmax(z)|}).First;")]
    [InlineData("class Head { public Head([Probabilities] double p) { } } Head Run(double z) => new Head({|CE2011:StableMath.LogSigmoid(z)|});")]
    // assigned
    [InlineData("[Logits] double[] z = []; void Set(double[] v) => z = {|CE2011:StableMath.Softmax(v)|};")]
    [InlineData("[Logits] double[] z = {|CE2011:StableMath.Softmax([1.0, 2.0])|}; double First => z[0];")]
    [InlineData("[Logits] double[] z = new double[3]; void Set(double[] v) { for (int i = 0; i < 3; i++) this.z[i] = {|CE2011:StableMath.Sigmoid(v[i])|}; }")]
    [InlineData("[Logits] public double[] Z { get; set; } = []; void Set(Model other, double[] v) => other.Z = {|CE2011:StableMath.Softmax(v)|};")]
    [InlineData("[Logits] public double[] Z { get; init; } = []; Model Make(double[] v) => new() { Z = {|CE2011:StableMath.Softmax(v)|} };")]
    [InlineData("record Result([property: Logits] double[] Z); Result With(Result r, double[] v) => r with { Z = {|CE2011:StableMath.Softmax(v)|} };")]
    // by what is overridden or implemented
    [InlineData("interface INet { [return: Logits] double[] Forward(double[] z); } class Net : INet { public double[] Forward(double[] z) => {|CE2011:StableMath.Softmax(z)|}; }")]
    [InlineData("abstract class Net { [return: Logits] public abstract double[] Forward(double[] z); } class Deep : Net { public override double[] Forward(double[] z) => {|CE2011:StableMath.Softmax(z)|}; }")]
    [InlineData("abstract class Net { [Logits] public abstract double[] Output { get; } } class Deep : Net { public override double[] Output => {|CE2011:StableMath.Softmax([1.0, 2.0])|}; }")]
    [InlineData("abstract class Net { [Logits] public abstract double[] Output { get; } } class Deep : Net { public override double[] Output { get; } = {|CE2011:StableMath.Softmax([1.0, 2.0])|}; }")]
    public Task Flags(string members) => In(members);

    [Theory]
    [InlineData("[return: Logits] double[] Forward(double[] z) => z;")] // unknown
    [InlineData("[return: Logits] double[] Forward(double[] z) => StableMath.LogSoftmax(z);")] // log-probabilities are logits too
    [InlineData("[return: Probabilities] double[] Forward(double[] z) => StableMath.Softmax(z);")] // as declared
    [InlineData("[return: Probabilities] double Forward(double z) => 1 - StableMath.Sigmoid(z);")] // the other class's probability
    [InlineData("[return: Logits] double[] Forward(double[] z, bool b) => b ? StableMath.Softmax(z) : z;")] // one of two kinds: nothing is proven
    [InlineData("[return: Logits] double[] Forward([Probabilities] double[] p) => p;")] // declared against declared: not proven
    [InlineData("[return: Logits] Func<double[], double[]> Forward() => z => StableMath.Softmax(z);")] // a lambda's return is not the method's
    [InlineData("[return: Logits] double[] Forward(double[] z) { double[] Inner() => StableMath.Softmax(z); return [Inner().Length]; }")] // nor is a local function's
    [InlineData("static double Loss(double[] z) => z[0]; static double Loss([Logits] double[] z, int c) => z[c]; double Run(double[] z) => Loss(StableMath.Softmax(z));")] // another overload
    [InlineData("double[] z = []; void Set(double[] v) => z = StableMath.Softmax(v);")] // no annotation
    [InlineData("[MultiLabel] double[] y = []; void Set(double[] v) => y = StableMath.Softmax(v);")] // soft labels
    [InlineData("[Logits] double[] z = []; double Read(double[] v) => z[0] + StableMath.Softmax(v)[0];")] // read, not assigned
    [InlineData("[Logits] double[] z = []; void Set(double[] v) { double[] z = StableMath.Softmax(v); v = z; }")] // a local of the same name
    public Task IsSilent(string members) => In(members);

    [Theory]
    [InlineData("Logits", "'CeAnalyzers.StableMath.Softmax(z)' holds softmax probabilities, but parameter 'x' of 'Take' is declared to hold logits by [Logits]")]
    [InlineData("Margins", "'CeAnalyzers.StableMath.Softmax(z)' holds softmax probabilities, but parameter 'x' of 'Take' is declared to hold margins by [Margins]")]
    public async Task NamesWhatIsHeldAndWhatIsDeclared(string annotation, string message) => Assert.Equal([message], (await Project.Analyze(
        Libraries.Plain, $"class Model {{ void Take([CeAnalyzers.{annotation}] double[] x) {{ }} void Run(double[] z) => Take(CeAnalyzers.StableMath.Softmax(z)); }}")).Select(d => d.GetMessage()));

    [Fact]
    public async Task NamesTheLineThatDeclares()
    {
        var compilation = Project.Compile(Libraries.Plain, "class Model { public double[] Z = []; void Run(double[] z) => Z = CeAnalyzers.StableMath.Softmax(z); }");
        Assert.Equal(
            ["'CeAnalyzers.StableMath.Softmax(z)' holds softmax probabilities, but 'Z' is declared to hold logits by line 1 of CeAnalyzers.Kinds.txt"],
            (await Project.Analyze(compilation, Configured.With(kinds: "F:Model.Z Logits"))).Select(d => d.GetMessage()));
    }

    [Fact]
    public Task AcrossFiles() => Verify.Diagnostics(
    [
        "namespace CeAnalyzers { sealed class LogitsAttribute : Attribute { } } class Losses { public static double Of([CeAnalyzers.Logits] double[] z) => z[0]; }",
        "class Act { public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x)); }",
        "class Use { double Run(double x) => Losses.Of({|CE2011:[Act.Sigmoid(x)]|}); }",
    ], Libraries.WithoutRuntime);

    private static Task In(string members) => Verify.Diagnostics($$"""
        using CeAnalyzers;

        class Model
        {
            {{members}}
        }
        """);
}
