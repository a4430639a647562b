using CeAnalyzers.Kinds;

namespace CeAnalyzers.Tests.Flow;

/// <summary>Guards, complements, shifts, origins, sources and evidence.</summary>
public class QualifierProbes
{
    private const Guards Both = Guards.AboveZero | Guards.BelowOne;

    [Theory]
    [InlineData("p", Guards.None)]
    [InlineData("Math.Max(p, 1e-9)", Guards.AboveZero)]
    [InlineData("Math.Max(p, 0)", Guards.None)]
    [InlineData("Math.Min(p, 1 - 1e-9)", Guards.BelowOne)]
    [InlineData("Math.Min(p, 1)", Guards.None)]
    [InlineData("Math.Clamp(p, 1e-9, 1 - 1e-9)", Both)]
    [InlineData("Math.Clamp(p, 1e-9, 1)", Guards.AboveZero)]
    [InlineData("Math.Clamp(p, 0, 1)", Guards.None)]
    [InlineData("Math.Min(Math.Max(p, 1e-9), 1 - 1e-9)", Both)]
    [InlineData("p + 1e-9", Guards.AboveZero)]
    [InlineData("p < 1e-9 ? 1e-9 : p", Guards.AboveZero)]
    [InlineData("p > 0.999 ? 0.999 : p", Guards.BelowOne)]
    [InlineData("ClipProbability(p)", Both | Guards.Deliberate)]
    [InlineData("1 - Math.Max(p, 1e-9)", Guards.BelowOne)]
    [InlineData("1 - Math.Min(p, 1 - 1e-9)", Guards.AboveZero)]
    [InlineData("c > 0 ? Math.Max(p, 1e-9) : p", Guards.None)]
    [InlineData("c > 0 ? Math.Max(p, 1e-9) : p + 1e-9", Guards.AboveZero)]
    public void GuardsOfAProbability(string expression, object guards)
    {
        Value value = Probe.In($"double p = Softmax(z)[c]; Probe({expression});");

        Assert.Equal(ValueKind.SoftmaxProbability, value.Kind);
        Assert.Equal(guards, value.Guards);
    }

    [Theory]
    [InlineData("1 - p", true)]
    [InlineData("1.0 - p", true)]
    [InlineData("1 - (1 - p)", false)]
    [InlineData("p", false)]
    [InlineData("Math.Max(1 - p, 1e-9)", true)]
    public void Complements(string expression, bool isComplement)
    {
        Value value = Probe.In($"double p = Sigmoid(z[0]); Probe({expression});");

        Assert.Equal(ValueKind.SigmoidProbability, value.Kind);
        Assert.Equal(isComplement, value.IsComplement);
    }

    [Fact]
    public void AProbabilityAndItsComplementDoNotJoin() =>
        Assert.Equal(ValueKind.Unknown, Probe.In("double p = Sigmoid(z[0]); Probe(c > 0 ? p : 1 - p);").Kind);

    [Theory]
    [InlineData("double s = z.Sum(v => Math.Exp(v)); Probe(z.Select(v => Math.Exp(v) / s).ToArray());", true)]
    [InlineData("double m = z.Max(), s = z.Sum(v => Math.Exp(v - m)); Probe(z.Select(v => Math.Exp(v - m) / s).ToArray());", false)]
    [InlineData("Probe(Softmax(z));", false)]
    public void Shifts(string statements, bool isUnshifted)
    {
        Value value = Probe.In(statements);

        Assert.Equal(ValueKind.SoftmaxProbability, value.Kind);
        Assert.Equal(isUnshifted, value.IsUnshifted);
    }

    [Theory]
    [InlineData("var p = Softmax(z); Probe(p[c]);", "Softmax(z)")]
    [InlineData("double s = 1 / (1 + Math.Exp(-z[0])); Probe(s);", "1 / (1 + Math.Exp(-z[0]))")]
    [InlineData("double s = z.Sum(v => Math.Exp(v)); var p = z.Select(v => Math.Exp(v) / s).ToArray(); Probe(p);", "Math.Exp(v) / s")]
    [InlineData("var p = Softmax(z); var q = p.Select(v => Math.Max(v, 1e-9)).ToArray(); Probe(q);", "Softmax(z)")]
    public void TheOriginIsWhereItWasMade(string statements, string origin) =>
        Assert.Equal(origin, Probe.In(statements).Origin!.Node.ToString());

    [Theory]
    [InlineData("Probe(Softmax(z));")]
    [InlineData("double m = z.Max(), s = z.Sum(v => Math.Exp(v - m)); Probe(z.Select(v => Math.Exp(v - m) / s).ToArray());")]
    [InlineData("Probe(1 / (1 + Math.Exp(-z[0])));")]
    [InlineData("Probe(Math.Exp(z[0]) / (1 + Math.Exp(z[0])));")]
    [InlineData("var p = Softmax(z); Probe(p.Select(v => v + 1e-9).ToArray());")]
    public void TheSourceIsTheLogits(string statements)
    {
        Value source = Probe.In(statements).Source!;

        Assert.Equal(Operator.Leaf, source.Operator);
        Assert.Equal("z", ((Microsoft.CodeAnalysis.ISymbol)source.Identity!).Name);
    }

    [Fact]
    public void ABodyOutranksItsName()
    {
        Value value = Probe.In("Probe(Softmax2(z));", "static double[] Softmax2(double[] v) => v.Select(w => 2 * w).ToArray();");

        Assert.Equal(ValueKind.Unknown, value.Kind);
    }

    [Fact]
    public void ANameAloneIsWeakEvidence()
    {
        Value value = Assert.Single(Probe.Of("""
            using static Probes;

            interface IActivation { double[] Softmax(double[] z); }

            class Model
            {
                [System.Runtime.InteropServices.DllImport("native")]
                static extern double[] Softmax(double[] z);

                void Run(double[] z) => Probe(Softmax(z));
            }
            """));

        Assert.True(value.Kind == ValueKind.Unknown || value.Evidence == Evidence.Named);
    }

    [Fact]
    public void FlowIsProof() => Assert.Equal(Evidence.Proven, Probe.In("Probe(Softmax(z));").Evidence);
}
