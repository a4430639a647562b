using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Project = CeAnalyzers.Tests.Verification.Project;

namespace CeAnalyzers.Tests.Knowledge;

/// <summary><c>ce_named_evidence = false</c>: names are no evidence, everything else is.</summary>
public class NamedEvidenceTests
{
    private const string Off = "root = true\n[*.cs]\nce_named_evidence = false\n";

    [Theory]
    // what the method and the parameter are called
    [InlineData("double CrossEntropy(double[] p, double[] y) { double s = 0; for (int i = 0; i < 3; i++) s -= y[i] * {|CE1003:Math.Log(p[i])|}; return s; }")]
    // what the other side of the difference is called
    [InlineData("double Loss(double[] z, double target) { double d = StableMath.Softmax(z)[0] - target; return {|CE2002:d * d|}; }")]
    public async Task NamesCountUntilTheyAreTurnedOff(string member)
    {
        string source = $"using CeAnalyzers; class Losses {{ {member} }}";
        await Verify.Diagnostics(source);
        await Verify.Diagnostics(source.Replace("{|CE1003:", "", StringComparison.Ordinal).Replace("{|CE2002:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), editorConfig: Off);
    }

    [Fact]
    public async Task TheNameOfAMethodWhoseBodyCallsAKernel()
    {
        const string Source = """
            using System.Runtime.InteropServices;

            class Tensor(IntPtr handle)
            {
                public IntPtr Handle => handle;
            }

            class GraphTensor
            {
                public Tensor Sigmoid(Tensor x) => new(Kernel(1, x.Handle));
                public Tensor Log(Tensor x) => new(Kernel(2, x.Handle));
                public Tensor Add(Tensor x, float y) => new(Kernel(3, x.Handle));
                public Tensor Loss(Tensor x) => {|CE1002:Log(Sigmoid(x))|};
                public Tensor Smoothed(Tensor x, float smooth) => {|CE1010:Log(Add(Sigmoid(x), smooth))|};
                [DllImport("k")] private static extern IntPtr Kernel(int operation, IntPtr x);
            }
            """;
        await Verify.Diagnostics(Source);
        await Verify.Diagnostics(Source.Replace("{|CE1002:", "", StringComparison.Ordinal).Replace("{|CE1010:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), editorConfig: Off);
    }

    [Theory]
    [InlineData("ce_named_evidence = true", "CE1001")]
    [InlineData("ce_named_evidence = FALSE")]
    public async Task TheNameOfAMethodOfAnotherAssemblyToo(string option, params string[] expected)
    {
        using var image = new MemoryStream();
        Assert.True(Project.Compile(Libraries.Plain, "public static class Net { public static double[] Softmax(double[] z) => z; }")
            .WithAssemblyName("Net").Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        CSharpCompilation user = Project.Compile(Libraries.Plain, "class Use { double Loss(double[] z) => -Math.Log(Net.Softmax(z)[0]); }")
            .AddReferences(MetadataReference.CreateFromStream(image));

        Assert.Equal(expected, (await Project.Analyze(user, Configured.With(option))).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public Task WhatFlowProvesStays() => Verify.Diagnostics(
        "using CeAnalyzers; class Losses { double Loss(double[] z, int c) => -{|CE1001:Math.Log(StableMath.Softmax(z)[c])|}; }", editorConfig: Off);

    [Fact]
    public Task WhatIsDeclaredStays() => Verify.Diagnostics(
        "using CeAnalyzers; class Losses { double Loss([Probabilities] double[] p, int c) => -{|CE1003:Math.Log(p[c])|}; }", editorConfig: Off);
}
