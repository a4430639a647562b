using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Flow;
using CeAnalyzers.Tests.Verification;

namespace CeAnalyzers.Tests.Knowledge;

/// <summary>Attributes give kinds where flow proves none.</summary>
public class AnnotationTests
{
    [Theory]
    [InlineData("Probe(Field);", "[Probabilities] double[] Field = [];")]
    [InlineData("Probe(Field[c]);", "[Probabilities] readonly double[] Field = new double[3];")]
    [InlineData("Probe(Property);", "[Probabilities] double[] Property { get; set; } = [];")]
    [InlineData("Probe(Property);", "[Probabilities] double[] Property => Outside.Read(\"p\");")]
    [InlineData("Probe(Made(z));", "[return: Probabilities] double[] Made(double[] v) => Outside.Read(\"p\");")]
    [InlineData("Probe(Made(z));", "[return: Probabilities] double[] Made(double[] v) => throw new NotSupportedException();")]
    [InlineData("Probe(Made(z)[c]);", "[return: Probabilities] static double[] Made(double[] v) { return v.Length > 3 ? Softmax(v) : v; }")] // the join of two kinds is unknown
    [InlineData("var p = Made(); Probe(p);", "[return: Probabilities] static double[] Made() => Outside.Read(\"p\");")]
    [InlineData("[return: Probabilities] double[] Made() => Outside.Read(\"p\"); Probe(Made());")]
    [InlineData("Func<double[], double[]> f = Made; Probe(f(z));", "[return: Probabilities] double[] Made(double[] v) => Outside.Read(\"p\");")]
    [InlineData("Fill(z); Probe(z);", "void Fill([Probabilities] double[] v) { for (int i = 0; i < 3; i++) v[i] = Outside.Read(\"p\")[i]; }")]
    [InlineData("Out(out var p); Probe(p);", "void Out([Probabilities] out double[] v) => v = Outside.Read(\"p\");")]
    [InlineData("Probe(1 - Field[c]);", "[Probabilities] double[] Field = [];")]
    public void HoldWhereFlowKnowsNothing(string statements, string members = "") => AssertDeclared(ValueKind.Probability, In(statements, members));

    [Theory]
    [InlineData("[Probabilities] double[] p", ValueKind.Probability)]
    [InlineData("[Logits] double[] p", ValueKind.Logits)]
    [InlineData("[LogProbabilities] double[] p", ValueKind.LogProbability)]
    [InlineData("[Margins] double[] p", ValueKind.Margin)]
    [InlineData("[MultiLabel] double[] p", ValueKind.MultiHot)]
    [InlineData("[CeAnalyzers.LogitsAttribute] IReadOnlyList<float> p", ValueKind.Logits)]
    public void OfParameters(string parameter, object kind) =>
        AssertDeclared((ValueKind)kind, In("", $"void Use({parameter}) {{ Probe(p); }}"));

    [Theory]
    [InlineData("void Use([Logits] double[] p) { Probe(p); } void Call(double[] v) { Use(Softmax(v)); }")]
    [InlineData("[Logits] double[] p = []; void Set(double[] v) { p = Softmax(v); } void Use() { Probe(p); }")]
    [InlineData("[return: Logits] double[] Made(double[] v) => Softmax(v); void Use(double[] v) { Probe(Made(v)); }")]
    public void WhatFlowProvesOutranksWhatIsDeclared(string members)
    {
        Value value = In("", members);
        Assert.Equal((ValueKind.SoftmaxProbability, Evidence.Proven), (value.Kind, value.Evidence));
    }

    [Fact]
    public void AFollowedCallWithAnUnknownArgumentHasTheParametersKind() => AssertDeclared(ValueKind.Probability,
        In("Probe(Same(Outside.Read(\"p\")));", "double[] Same([Probabilities] double[] p) => p;"));

    [Fact]
    public void AParameterThatIsAssignedIsNoLongerWhatWasPassed() =>
        Assert.Equal(ValueKind.Unknown, In("", "void Use([Probabilities] double[] p) { p = Outside.Read(\"q\"); Probe(p); }").Kind);

    [Theory]
    [InlineData("interface IModel { [return: Probabilities] double[] Run(double[] x); } class Net : IModel { public double[] Run(double[] x) => Outside.Read(\"p\"); }", "Probe(new Net().Run(z));")]
    [InlineData("interface IModel { [return: Probabilities] double[] Run(double[] x); } class Net : IModel { double[] IModel.Run(double[] x) => Outside.Read(\"p\"); }", "Probe(((IModel)new Net()).Run(z));")]
    [InlineData("abstract class Base { [return: Probabilities] public abstract double[] Run(double[] x); } class Net : Base { public override double[] Run(double[] x) => Outside.Read(\"p\"); }", "Probe(new Net().Run(z));")]
    [InlineData("interface IModel { void Run([Probabilities] double[] x); } class Net : IModel { public void Run(double[] x) { Probe(x); } }", "")]
    [InlineData("interface IModel { [Probabilities] double[] Output { get; } } class Net : IModel { public double[] Output { get; } = Outside.Read(\"p\"); }", "Probe(new Net().Output);")]
    [InlineData("record Result([Probabilities] double[] P);", "Probe(new Result(z).P);")]
    [InlineData("record Result([property: Probabilities] double[] P);", "Probe(new Result(z).P);")]
    public void ComeFromWhatIsOverriddenImplementedOrDeclaredByPosition(string types, string statements) =>
        AssertDeclared(ValueKind.Probability, In(statements, types));

    [Fact]
    public void InternalCopiesCount() => AssertDeclared(ValueKind.Probability, Assert.Single(Probe.Of(
        Libraries.WithoutRuntime,
        "namespace CeAnalyzers { sealed class ProbabilitiesAttribute : Attribute { } }",
        "using static Probes; class Model { void Run([CeAnalyzers.Probabilities] double[] p) { Probe(p); } }")));

    [Theory]
    [InlineData("namespace Other { sealed class ProbabilitiesAttribute : Attribute { } }", "Other.Probabilities")] // another namespace
    [InlineData("namespace CeAnalyzers { static class Outer { public sealed class ProbabilitiesAttribute : Attribute { } } }", "CeAnalyzers.Outer.Probabilities")] // a nested type
    [InlineData("namespace My.CeAnalyzers { sealed class ProbabilitiesAttribute : Attribute { } }", "My.CeAnalyzers.Probabilities")] // a namespace in another
    public void OthersOfThatNameDoNot(string declaration, string name) => Assert.Equal(ValueKind.Unknown, Assert.Single(Probe.Of(
        Libraries.WithoutRuntime, declaration, $"using static Probes; class Model {{ void Run([{name}] double[] p) {{ Probe(p); }} }}")).Kind);

    private static Value In(string statements, string members) => Probe.In(
        statements, members + " static class Outside { public static double[] Read(string name) => Array.ConvertAll(System.IO.File.ReadAllLines(name), double.Parse); }");

    private static void AssertDeclared(ValueKind kind, Value value) => Assert.Equal((kind, Evidence.Declared), (value.Kind, value.Evidence));
}
