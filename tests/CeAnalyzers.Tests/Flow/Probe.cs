using CeAnalyzers.Flow;
using CeAnalyzers.Kinds;
using CeAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Project = CeAnalyzers.Tests.Verification.Project;

namespace CeAnalyzers.Tests.Flow;

/// <summary>Asks the flow, without any rule, what it knows at the calls of <c>Probe(x)</c> in a source.</summary>
internal static class Probe
{
    private const string Helper = "static class Probes { public static T Probe<T>(T value) => value; }";

    /// <summary>What is known of the argument of the only probe in the statements of a method with scores z, labels y and a class c.</summary>
    public static Value In(string statements, string members = "") => Assert.Single(AllIn(statements, members));

    /// <summary>The same of the last of several probes.</summary>
    public static Value LastIn(string statements) => AllIn(statements, "")[^1];

    private static IReadOnlyList<Value> AllIn(string statements, string members) => Of(
        $$"""
        using CeAnalyzers;
        using static CeAnalyzers.StableMath;
        using static Probes;

        class Model
        {
            {{members}}
            void Run(double[] z, double[] y, int c)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>What is known at each probe, in order of place.</summary>
    public static IReadOnlyList<Value> Of(params string[] sources) => Of(Libraries.Tensors | Libraries.TorchSharp, sources);

    public static IReadOnlyList<Value> Of(Libraries libraries, params string[] sources) => Of(libraries, null, sources);

    public static IReadOnlyList<Value> Of(Libraries libraries, AnalyzerOptions? options, params string[] sources)
    {
        CSharpCompilation compilation = Project.Compile(libraries, [.. sources, Helper]);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        var flow = new FlowAnalysis(compilation, options, TestContext.Current.CancellationToken);
        return
        [
            .. from tree in compilation.SyntaxTrees.Take(sources.Length)
               from call in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>()
               where call.Expression is IdentifierNameSyntax { Identifier.ValueText: "Probe" }
               let argument = flow.ModelOf(tree).GetOperation(call.ArgumentList.Arguments[0].Expression, TestContext.Current.CancellationToken)
               select flow.ValueOf(argument!),
        ];
    }
}
