using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CeAnalyzers.Corpus.Tests;

public class CheckoutCompilerTests
{
    [Fact]
    public void What_does_not_bind_is_tolerated_and_the_rest_binds()
    {
        using TemporaryTree tree = new(
            ("Loss.cs", "class Loss { double Of(Missing<int> p) => Net.Log(p.Value); unsafe int* x; }"),
            ("sub/Net.cs", "static class Net { public static double Log(double p) => Math.Log(p); }"));
        CSharpCompilation compilation = CheckoutCompiler.Compile(tree.Checkout);

        Assert.Equal(["CS0246"], ErrorsIn(compilation, "Loss.cs"));
        Assert.Empty(ErrorsIn(compilation, "sub/Net.cs"));
        Assert.Equal("Math.Log(double)", FirstCall(compilation, "sub/Net.cs"));
    }

    [Theory]
    [InlineData("using TorchSharp; class A { object F(torch.Tensor x) => torch.nn.functional.softmax(x, 1); }", "torch.nn.functional.softmax")]
    [InlineData("using System.Numerics.Tensors; class A { void F(float[] x) => TensorPrimitives.SoftMax(x, x); }", "TensorPrimitives.SoftMax")]
    [InlineData("class A { double F(double x) => MathNet.Numerics.SpecialFunctions.Logistic(x); }", "SpecialFunctions.Logistic")]
    [InlineData("class A { object F(NumSharp.NDArray x) => NumSharp.np.exp(x); }", "np.exp")]
    [InlineData("class A { object F() => new Microsoft.ML.MLContext().Model.GetType(); }", "object.GetType")]
    [InlineData("class A { float F(float x) => ILGPU.Algorithms.XMath.Log(x); }", "XMath.Log")]
    public void Libraries_are_referenced(string source, string called)
    {
        using TemporaryTree tree = new(("A.cs", source));

        Assert.Contains(called, FirstCall(CheckoutCompiler.Compile(tree.Checkout), "A.cs"));
    }

    [Fact]
    public void A_checkout_that_is_a_library_is_not_compiled_against_that_library()
    {
        using TemporaryTree user = new(("Numerics.cs", "namespace MathNet.Numerics; public class Distance;"));
        INamespaceSymbol library = Library(user)!.GetTypeByMetadataName("MathNet.Numerics.Control")!.ContainingNamespace;
        using TemporaryTree own = new(
            ("Numerics.cs", string.Concat(library.GetNamespaceMembers().Append(library).Select(part =>
                $"namespace {part} {{ {string.Concat(part.GetTypeMembers().Select(type => $"public class {type.Name};"))} }}"))));

        Assert.Null(Library(own));

        static IAssemblySymbol? Library(TemporaryTree tree)
        {
            CSharpCompilation compilation = CheckoutCompiler.Compile(tree.Checkout);
            return compilation.SourceModule.ReferencedAssemblySymbols.SingleOrDefault(assembly => assembly.Name == "MathNet.Numerics");
        }
    }

    [Theory]
    [InlineData("<Project><PropertyGroup><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>", true)]
    [InlineData("<Project><ItemGroup><Using Include='System' /></ItemGroup></Project>", true)]
    [InlineData("<Project><PropertyGroup /></Project>", false)]
    [InlineData("<Project>", true)]
    public void Usings_are_those_of_the_projects(string project, bool binds)
    {
        using TemporaryTree tree = new(("A.cs", "class A { double F(double x) => Math.Exp(x); }"), ("A.csproj", project));

        Assert.Equal(binds ? [] : ["CS0103"], ErrorsIn(CheckoutCompiler.Compile(tree.Checkout), "A.cs"));
    }

    private static IEnumerable<string> ErrorsIn(CSharpCompilation compilation, string path) =>
        from diagnostic in compilation.GetDiagnostics(TestContext.Current.CancellationToken)
        where diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree?.FilePath == path
        select diagnostic.Id;

    private static string FirstCall(CSharpCompilation compilation, string path)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        InvocationExpressionSyntax call = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().First();
        return compilation.GetSemanticModel(tree).GetSymbolInfo(call).Symbol?.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) ?? "";
    }
}
